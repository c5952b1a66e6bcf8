import { compareClauses } from '../core/clause.ts';
import { indicatorsOf, recordsOf, type Mechanism } from '../core/mechanism.ts';
import type { Text } from '../core/text.ts';
import { latestDay, type Published } from '../query/published.ts';
import { entriesAt, type Entry } from '../query/tally.ts';

export interface MechanismEntry {
  readonly id: string;
  readonly mechanism: Mechanism;
}

/** The mechanisms by group in the order of the site, in each group in the order of the plan. */
export function mechanismsByGroup({
  site,
  mechanisms,
}: Pick<Published, 'site' | 'mechanisms'>): { id: string; name: Text; entries: MechanismEntry[] }[] {
  const all = Object.entries(mechanisms).map(([id, mechanism]) => ({ id, mechanism }));
  const first = ({ mechanism }: MechanismEntry): string => mechanism.clauses[0] ?? '0.0.0';
  return Object.entries(site.mechanismGroups)
    .map(([id, name]) => ({
      id,
      name,
      entries: all
        .filter(({ mechanism }) => mechanism.group === id)
        .sort((a, b) => compareClauses(first(a), first(b)) || (a.id < b.id ? -1 : 1)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** A mechanism by its id. */
export function mechanismOf({ mechanisms }: Pick<Published, 'mechanisms'>, id: string): Mechanism {
  const mechanism = mechanisms[id];
  if (!mechanism) throw new Error(`unknown mechanism: ${id}; expected one of the release`);
  return mechanism;
}

/** The promises a mechanism is about, as they stand on the latest day, in the order of the plan. */
export function promisesAbout(data: Published, { commitments }: Mechanism): Entry[] {
  return entriesAt(data, latestDay(data)).filter(({ commitment }) => commitments.includes(commitment.id));
}

/** Whether anything shown about a mechanism is made up. */
export function isDemonstration(
  { indicators, records, projects }: Pick<Published, 'indicators' | 'records' | 'projects'>,
  mechanism: Mechanism,
) {
  const kinds = [
    ...indicatorsOf(mechanism).map((id) => indicators[id]?.source.kind),
    ...recordsOf(mechanism).map((id) => records[id]?.definition.source.kind),
    ...(mechanism.pages.includes('projects') ? [projects?.source.kind] : []),
  ];
  return kinds.includes('demonstration');
}
