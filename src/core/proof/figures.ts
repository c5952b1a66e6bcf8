import { toNumber } from '../exact.ts';
import { valueOf, type Evidence } from '../facts.ts';
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
 * Every verdict on every day, judged again by PLAN-1 from what is published: the figures, and for a promise judged by
 * documents the documents named beside its verdicts, with their days.
 */
export function checkVerdicts(release: Release): Finding {
  const judge = judgeOn(release);
  const documents = documentsOf(release.judgements);
  const expected = new Map(
    release.commitments.flatMap((commitment) =>
      judge(commitment, release.asOfDays, documents.get(commitment.id) ?? []).map(
        (judgement) => [nameOf(judgement), judgement] as const,
      ),
    ),
  );
  const published = new Map(release.judgements.map((judgement) => [nameOf(judgement), judgement]));
  const differing = release.judgements.flatMap((judgement) => {
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

/** The documents that the published verdicts name, by promise. What was withdrawn stands in the promise itself. */
function documentsOf(judgements: readonly Judgement[]): ReadonlyMap<string, readonly Evidence[]> {
  const found = new Map<string, Evidence[]>();
  for (const { commitment, steps } of judgements)
    for (const { by, verdict, document, documentOn, link } of steps) {
      if (document === undefined || documentOn === undefined || verdict === 'withdrawn') continue;
      const known = found.get(commitment) ?? [];
      if (known.length === 0) found.set(commitment, known);
      if (known.some((each) => each.by === by && each.on === documentOn && each.document === document)) continue;
      known.push({ by, on: documentOn, document, ...(link !== undefined && { link }), done: verdict !== 'missed' });
    }
  return found;
}

const nameOf = ({ commitment, asOf }: Judgement): string => `${commitment} ${asOf}`;
