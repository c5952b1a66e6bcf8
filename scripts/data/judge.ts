import { asOfDaysOf, judgeOn } from '../../src/core/judging.ts';
import type { Judgement } from '../../src/core/judgement.ts';
import type { Ledger } from '../../src/core/release.ts';
import type { Checked } from './check/checked.ts';
import type { Effects } from './output/effects.ts';
import type { ProtectedFigures } from './protect.ts';
import { publishedRecords } from './publish/published-records.ts';

/** Stage 5: PLAN-1 for every commitment on every as-of day, on the protected figures. */
export function judge(checked: Checked, figures: ProtectedFigures, progress: Effects['progress']): Ledger {
  const { site, plan, areas, commitments } = checked;
  const { indicators, observations, disclosure } = figures;
  const asOfDays = asOfDaysOf(plan, site.asOf);
  const judgeOne = judgeOn({ site, plan, indicators, commitments, observations });
  const judgements: Judgement[] = [];
  commitments.forEach((commitment, index) => {
    const evidence = checked.evidence
      .filter((each) => each.commitment === commitment.id)
      .map(({ commitment: _, ...document }) => document);
    judgements.push(...judgeOne(commitment, asOfDays, evidence));
    progress({ stage: 'judge', done: index + 1, of: commitments.length });
  });
  return {
    ...{ site, plan, areas: [...areas.values()], indicators, commitments },
    ...{ readingNotes: checked.readingNotes, glossary: checked.glossary, mechanisms: checked.mechanisms },
    ...{ records: publishedRecords(checked), observations, disclosure, judgements, asOfDays },
  };
}
