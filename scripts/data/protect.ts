import { disclosureRules, protect as suppressAll } from '../../src/core/disclosure.ts';
import type { Observation, Protected } from '../../src/core/observation.ts';
import type { Site } from '../../src/core/site.ts';
import type { Derived } from './derive.ts';
import type { Effects } from './effects.ts';

/** What may be published: the figures after disclosure control. */
export type ProtectedFigures = Omit<Derived, 'observations'> & {
  readonly observations: Protected<readonly Observation[]>;
};

/** Stage 4: disclosure control over every figure. The only stage that makes what `publish` accepts. */
export function protect(
  { indicators, observations }: Derived,
  site: Site,
  progress: Effects['progress'],
): ProtectedFigures {
  const safe = suppressAll(observations, disclosureRules(indicators, site));
  progress({ stage: 'protect', done: 1, of: 1 });
  return { indicators, observations: safe };
}
