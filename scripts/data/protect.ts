import { Unprotectable } from '../../src/core/disclosure/choose.ts';
import { protect as hideAndAudit, type Disclosure } from '../../src/core/disclosure/protect.ts';
import { disclosureRule } from '../../src/core/disclosure/rule.ts';
import { summarise, type DisclosureSummary } from '../../src/core/disclosure/summary.ts';
import { groupKey, judges } from '../../src/core/indicator.ts';
import type { Observation, Protected } from '../../src/core/observation.ts';
import type { Checked } from './check/checked.ts';
import { openColumns, publishedTables } from './check/mechanisms.ts';
import type { Derived } from './derive/derive.ts';
import type { Effects } from './output/effects.ts';
import { problem, type Report } from './problem.ts';
import { loadSolver } from './solver.ts';

/** What may be published: the figures after disclosure control, and how many of them it hid. */
export type ProtectedFigures = Omit<Derived, 'observations'> & {
  readonly observations: Protected<readonly Observation[]>;
  readonly disclosure: DisclosureSummary;
};

/**
 * Stage 4: disclosure control over every figure. The only stage that makes what `publish` accepts. Undefined, with the
 * problem reported, where something hidden could be worked out whatever is hidden besides.
 */
export async function protect(
  { indicators, observations }: Derived,
  checked: Pick<Checked, 'site' | 'areas' | 'known' | 'earlier' | 'mechanisms' | 'records' | 'indicatorFiles'>,
  progress: Effects['progress'],
  report: Report,
): Promise<ProtectedFigures | undefined> {
  const { site, areas, known, earlier } = checked;
  const rules = Object.fromEntries(
    Object.entries(indicators).map(([id, indicator]) => {
      const judged = judges(indicator).map(({ area = site.area, groups }) => ({ area, groups: groupKey(groups) }));
      return [id, disclosureRule(indicator, site, judged)];
    }),
  );
  const solve = await loadSolver();
  const context = { rules, areas: [...areas.values()], known, earlier, solve };
  try {
    const found = hideAndAudit(observations, context);
    progress({ stage: 'protect', done: 1, of: 1 });
    reportFindings(found, report);
    reportGivenAway(found.observations, { ...checked, indicators }, report);
    return { indicators, observations: found.observations, disclosure: summarise(found) };
  } catch (error) {
    if (!(error instanceof Unprotectable)) throw error;
    for (const row of error.rows) reportUnprotectable(observations[row], earlier, report);
    return undefined;
  }
}

function reportFindings({ contradictions, openBefore, observations }: Disclosure, report: Report): void {
  for (const { id, area, period } of contradictions)
    report(problem('known-differs', { file: 'known.yml', value: id }, { area, period }));
  for (const index of openBefore) {
    const row = observations[index];
    if (row) report(problem('hidden-was-open', { file: row.file }, { figure: nameOf(row) }));
  }
}

function reportUnprotectable(row: Observation | undefined, earlier: Checked['earlier'], report: Report): void {
  if (!row) return;
  const before = earlier.find(({ hidden }) => hidden.some((key) => nameOf(key) === nameOf(row)));
  const place = { file: row.file };
  if (before) report(problem('exposes-earlier', place, { figure: nameOf(row), version: before.version }));
  else report(problem('unprotectable', place, { figure: nameOf(row) }));
}

/** Hidden figures of an indicator that anyone can compute from a table published row by row. */
function reportGivenAway(
  observations: readonly Observation[],
  {
    indicators,
    mechanisms,
    records,
    indicatorFiles,
  }: Omit<Derived, 'observations'> & Pick<Checked, 'mechanisms' | 'records' | 'indicatorFiles'>,
  report: Report,
): void {
  const hidden = new Set(
    observations.filter(({ status }) => status === 'suppressed').map(({ indicator }) => indicator),
  );
  const published = publishedTables(mechanisms);
  for (const id of hidden) {
    const { from, numerator, denominator } = indicators[id] ?? {};
    const table = typeof from === 'string' ? from.slice('records/'.length) : '';
    const schema = records.find((each) => each.id === table)?.schema;
    if (!schema || !published.includes(table)) continue;
    const open = openColumns(schema);
    const kept = Object.keys(schema.columns).filter((column) => !open.includes(column));
    const written = [numerator, denominator].map((count) => count?.expression ?? '').join(' ');
    if (!kept.some((column) => new RegExp(`\\b${column}\\b`).test(written)))
      report(problem('records-give-away', { file: indicatorFiles[id] ?? id }, { table }));
  }
}

function nameOf({ area, period, groups }: Pick<Observation, 'area' | 'period' | 'groups'>): string {
  return [area, period, groups].filter(Boolean).join(' ');
}
