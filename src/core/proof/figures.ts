import { toNumber } from '../exact.ts';
import { valueOf } from '../facts.ts';
import { judgeOn } from '../judging.ts';
import type { Judgement } from '../judgement.ts';
import type { Release } from '../release.ts';
import { wrong, type Finding } from './finding.ts';

/** Every published rate and sum, computed again from the counts published beside it. */
export function checkFigures({ observations, indicators }: Pick<Release, 'observations' | 'indicators'>): Finding {
  const counted = observations.filter(({ numerator }) => numerator !== undefined);
  const differing = counted.flatMap((observation) => {
    const indicator = indicators[observation.indicator];
    const exact = indicator && valueOf(observation, indicator);
    const expected = exact && toNumber(exact);
    if (expected !== undefined && expected === observation.value) return [];
    const { area, period, groups, value } = observation;
    return wrong(
      [observation.indicator, area, period, groups].filter(Boolean).join(' '),
      `公布的是 ${value}，由分子分母算出的是 ${expected ?? '无'}`,
      `${value} published, ${expected ?? 'nothing'} from its counts`,
    );
  });
  return { checked: counted.length, wrong: differing };
}

/**
 * Every verdict on a promise with a number, on every day, judged again from the published figures. Promises judged by a
 * document are left out: the documents are not part of a release.
 */
export function checkVerdicts(release: Release): Finding {
  const judge = judgeOn(release);
  const wanted = release.commitments.filter(({ kind }) => kind !== 'deliverable');
  const expected = new Map(
    wanted.flatMap((commitment) =>
      judge(commitment, release.asOfDays, []).map((judgement) => [nameOf(judgement), judgement] as const),
    ),
  );
  const published = new Map(release.judgements.map((judgement) => [nameOf(judgement), judgement]));
  const ids = new Set(wanted.map(({ id }) => id));
  const judged = release.judgements.filter(({ commitment }) => ids.has(commitment));
  const differing = judged.flatMap((judgement) => {
    const again = expected.get(nameOf(judgement));
    if (JSON.stringify(again) === JSON.stringify(judgement)) return [];
    return wrong(
      nameOf(judgement),
      `公布的是 ${judgement.standing}，重新判定的结果不同（${again?.standing ?? '无'}）`,
      `${judgement.standing} published; judged again it differs (${again?.standing ?? 'nothing'})`,
    );
  });
  const missing = [...expected.keys()]
    .filter((name) => !published.has(name))
    .map((name) => wrong(name, '没有公布判定', 'no verdict published'));
  return { checked: expected.size, wrong: [...differing, ...missing] };
}

const nameOf = ({ commitment, asOf }: Judgement): string => `${commitment} ${asOf}`;
