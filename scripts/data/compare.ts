import { groupKey, judges } from '../../src/core/indicator.ts';
import type { Ledger } from '../../src/core/release.ts';
import { revisionOf, statementOf, type ReleaseRecord } from '../../src/core/release-record.ts';
import {
  compareFigures,
  compareVerdicts,
  figureKey,
  followsFrom,
  gatherSaid,
  statementOfLedger,
  withoutHidden,
  type Dependence,
  type FigureDifference,
  type FigureState,
  type Reason,
  type Revision,
  type VerdictState,
} from '../../src/core/revision.ts';
import type { Checked, Correction } from './check/checked.ts';
import { publicationDay, recordFile } from './check/releases.ts';
import { problem, type Report } from './problem.ts';
import { checkPast, findKnown, findReasons, nameOf, reportIdle } from './reasons.ts';

type Recorded = Pick<Checked, 'earlier' | 'released' | 'corrections' | 'indicatorFiles'>;

/**
 * What each release changed of what was published before, oldest first, the one being built last. A difference without a
 * reason in corrections.csv is reported, and so is a reason without a difference.
 */
export function compare(ledger: Ledger, recorded: Recorded, report: Report): Revision[] {
  const { earlier, released } = recorded;
  const corrections = findKnown(recorded.corrections, { ledger, earlier }, report);
  const { version, published, ...found } = differencesOf(ledger, earlier);
  const given = corrections.filter(({ release }) => release === version);
  checkPast(corrections, earlier, report);
  const reasons = findReasons(given, found.figures, report);
  reportUnreasoned(found.figures, { ledger, reasons, files: recorded.indicatorFiles }, report);
  const own = reasonVerdicts({ version, published, ...found, given, reasons }, { ledger, earlier }, report);
  if (released) reportOther(ledger, released, report);
  return withoutHidden([...earlier.map(revisionOf), own], ledger.observations);
}

interface Differences extends Pick<Revision, 'version' | 'published' | 'previous'> {
  readonly figures: readonly FigureDifference[];
  readonly verdicts: ReturnType<typeof compareVerdicts>;
}

function differencesOf(ledger: Ledger, earlier: readonly ReleaseRecord[]): Differences {
  const now = statementOfLedger(ledger);
  const statements = earlier.map(statementOf);
  const last = earlier.at(-1);
  return {
    ...{ version: now.version, published: publicationDay(ledger.site) },
    ...(last && { previous: { version: last.version, manifest: last.manifest } }),
    figures: compareFigures(gatherSaid(statements), now.figures),
    verdicts: compareVerdicts(statements.at(-1)?.verdicts ?? [], now.verdicts),
  };
}

/** A state as a message shows it; the numbers are public, before and after. */
function tell({ status, value, numerator, denominator }: FigureState): string {
  if (value === undefined) return status;
  return numerator === undefined
    ? `${value}`
    : `${value} (${[numerator, denominator].filter((each) => each !== undefined).join('/')})`;
}

function tellVerdict({ standing, steps }: VerdictState): string {
  return standing === undefined ? '—' : [standing, ...(steps.length > 1 ? [`[${steps.join(', ')}]`] : [])].join(' ');
}

/** Changed figures without a reason, one finding for each indicator. */
function reportUnreasoned(
  figures: readonly FigureDifference[],
  {
    ledger,
    reasons,
    files,
  }: { ledger: Ledger; reasons: ReadonlyMap<string, Reason>; files: Recorded['indicatorFiles'] },
  report: Report,
): void {
  const rows = new Map(ledger.observations.map((row) => [figureKey(row), row]));
  const open = figures.filter((figure) => !reasons.has(figureKey(figure)));
  for (const indicator of new Set(open.map((figure) => figure.indicator))) {
    const own = open.filter((figure) => figure.indicator === indicator);
    const [example] = own;
    if (!example) continue;
    const { since, before, after } = example;
    const row = rows.get(figureKey(example));
    const first = Number(/^\d+/.exec(row?.rows ?? '')?.[0]);
    const place = { file: row?.file ?? files[indicator] ?? recordFile(since), ...(first > 0 && { row: first }) };
    report(
      problem('change-without-reason', place, {
        ...{ version: since, count: own.length, figure: nameOf(example), indicator },
        ...{ before: tell(before), after: tell(after), release: ledger.site.release },
      }),
    );
  }
}

/** The revision of this release: each changed figure with its effect, each verdict that none explains with a reason. */
function reasonVerdicts(
  { given, reasons, ...found }: Differences & { given: readonly Correction[]; reasons: ReadonlyMap<string, Reason> },
  { ledger, earlier }: { ledger: Ledger; earlier: readonly ReleaseRecord[] },
  report: Report,
): Revision {
  const dependences = dependencesOf(ledger);
  const rows = new Map(given.flatMap((row) => (row.commitment === undefined ? [] : [[row.commitment, row] as const])));
  const used = new Set<string>();
  const last = earlier.at(-1)?.version ?? '';
  const verdicts = found.verdicts.map((verdict) => {
    const { commitment, asOf } = verdict;
    const row = rows.get(commitment);
    if (row) used.add(commitment);
    const explained = found.figures.some((figure) => followsFrom(verdict, figure, dependences));
    if (!row && !explained)
      report(
        problem(
          'verdict-without-reason',
          { file: 'corrections.csv', column: 'commitment', value: commitment },
          {
            ...{ version: last, release: ledger.site.release, day: asOf },
            ...{ before: tellVerdict(verdict.before), after: tellVerdict(verdict.after) },
          },
        ),
      );
    return row ? { ...verdict, reason: row.reason } : verdict;
  });
  for (const row of rows.values()) if (!used.has(row.commitment ?? '')) reportIdle(row, report);
  const figures = found.figures.flatMap((figure) => {
    const reason = reasons.get(figureKey(figure));
    const effect = verdicts.filter((verdict) => followsFrom(verdict, figure, dependences));
    const named = effect.map(({ commitment, asOf }) => ({ commitment, asOf }));
    return reason ? [{ ...figure, reason, verdicts: named }] : [];
  });
  return { ...found, figures, verdicts };
}

/** Which series each promise is judged on: its own, and the yardstick it is measured against. */
export function dependencesOf({
  commitments,
  indicators,
  site,
}: Pick<Ledger, 'commitments' | 'indicators' | 'site'>): Dependence[] {
  const own = Object.entries(indicators).flatMap(([indicator, definition]) =>
    judges(definition).map(({ id, area = site.area, groups }) => ({
      ...{ commitment: id, indicator, area },
      groups: groupKey(groups),
    })),
  );
  const yardsticks = commitments.flatMap(({ id, relative }) =>
    relative ? [{ commitment: id, indicator: relative.indicator, area: relative.area, groups: '' }] : [],
  );
  return [...own, ...yardsticks];
}

/** This version has been released, and what was released is not what is being built. */
function reportOther(ledger: Ledger, released: ReleaseRecord, report: Report): void {
  const { figures, verdicts } = statementOf(released);
  const now = statementOfLedger(ledger);
  const then = new Set(figures.map(figureKey));
  const [figure] = compareFigures(gatherSaid([{ version: released.version, figures }]), now.figures);
  const added = now.figures.find((row) => !then.has(figureKey(row)));
  const [verdict] = compareVerdicts(verdicts, now.verdicts);
  const difference =
    (figure && `${nameOf(figure)}: ${tell(figure.before)} → ${tell(figure.after)}`) ??
    (added && nameOf(added)) ??
    (verdict && `${verdict.commitment}: ${tellVerdict(verdict.before)} → ${tellVerdict(verdict.after)}`);
  const place = { file: 'site.yml', column: 'release', value: now.version };
  if (difference !== undefined) report(problem('release-exists', place, { difference }));
}
