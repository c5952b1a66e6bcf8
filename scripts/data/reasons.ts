import type { FigureKey } from '../../src/core/observation.ts';
import type { Ledger } from '../../src/core/release.ts';
import { statementOf, type ReleaseRecord } from '../../src/core/release-record.ts';
import { figureKey, type FigureDifference, type Reason } from '../../src/core/revision.ts';
import type { Correction } from './check/checked.ts';
import { every } from './check/corrections.ts';
import { problem, type Report } from './problem.ts';

/** Whether a correction is about a figure. */
function isAbout({ indicator, area, period, groups }: Correction, figure: FigureKey): boolean {
  const covers = (given: string, value: string): boolean => given === every || given === value;
  return (
    indicator === figure.indicator &&
    covers(area, figure.area) &&
    covers(period, figure.period) &&
    covers(groups, figure.groups)
  );
}

const isNarrow = ({ area, period, groups }: Correction): number =>
  [area, period, groups].filter((part) => part !== every).length;

/** The figure or promise that a correction is about, as a message names it. */
export const nameOf = ({ indicator, area, period, groups, commitment }: Partial<Correction>): string =>
  commitment ?? [indicator, area, period, groups].filter(Boolean).join(' ');

/** The corrections that are about something published once; the others are reported. */
export function findKnown(
  corrections: readonly Correction[],
  { ledger: { observations, commitments }, earlier }: { ledger: Ledger; earlier: readonly ReleaseRecord[] },
  report: Report,
): Correction[] {
  const known = [...observations, ...earlier.flatMap((record) => statementOf(record).figures)];
  const promises = new Set([
    ...commitments.map(({ id }) => id),
    ...earlier.flatMap(({ verdicts }) => verdicts.map(({ commitment }) => commitment)),
  ]);
  return corrections.filter((correction) => {
    const { commitment, file, row } = correction;
    if (commitment === undefined ? known.some((figure) => isAbout(correction, figure)) : promises.has(commitment))
      return true;
    if (commitment === undefined) report(problem('unknown-figure', { file, row }, { figure: nameOf(correction) }));
    else report(problem('unknown-commitment', { file, row, column: 'commitment', value: commitment }, { nearest: '' }));
    return false;
  });
}

/** Corrections of releases that are long out: their records say what they changed. */
export function checkPast(corrections: readonly Correction[], earlier: readonly ReleaseRecord[], report: Report): void {
  for (const correction of corrections) {
    const changes = earlier.find(({ version }) => version === correction.release)?.changes;
    if (!changes) continue;
    const about =
      correction.commitment === undefined
        ? changes.figures.some((change) => isAbout(correction, change))
        : changes.verdicts.some(({ commitment }) => commitment === correction.commitment);
    if (!about) reportIdle(correction, report);
  }
}

/** A correction that is the reason of no change. */
export function reportIdle(correction: Correction, report: Report): void {
  const { file, row, release } = correction;
  report(problem('correction-changes-nothing', { file, row }, { version: release, figure: nameOf(correction) }));
}

/** The reason of each changed figure: the narrowest row that is about it. A row that is the reason of nothing is reported. */
export function findReasons(
  given: readonly Correction[],
  figures: readonly FigureDifference[],
  report: Report,
): Map<string, Reason> {
  const reasons = new Map<string, Reason>();
  const used = new Set<Correction>();
  const rows = given.filter(({ commitment }) => commitment === undefined);
  for (const figure of figures) {
    const [first, second] = rows.filter((row) => isAbout(row, figure)).sort((a, b) => isNarrow(b) - isNarrow(a));
    if (!first) continue;
    used.add(first);
    reasons.set(figureKey(figure), first.reason);
    if (!second || isNarrow(first) !== isNarrow(second)) continue;
    used.add(second);
    const place = { file: second.file, row: second.row };
    report(problem('two-reasons', place, { figure: nameOf(figure), first: first.row }));
  }
  for (const row of rows) if (!used.has(row)) reportIdle(row, report);
  return reasons;
}
