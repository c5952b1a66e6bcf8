import { groupKey, type Indicator } from '../../../src/core/indicator.ts';
import type { RowContext, RowKey } from './rows.ts';
import { periodsBetween } from '../derive/periods.ts';
import { problem, type Problem, type Report } from '../problem.ts';

/**
 * Whether no figure is silently absent: every area of the reporting level has a row for every period, in every group
 * that the file uses at that level. Indicators made from records or from another one bring their own rows.
 */
export function checkCoverage(keys: readonly RowKey[], { indicator, places }: RowContext, report: Report): void {
  const { definition, sheet } = indicator;
  if (sheet && !definition.from) reportGaps(keys, { definition, file: sheet.file, places }, report);
}

/** Every gap among the rows of one indicator, also of one whose rows were added up from a panel. */
export function reportGaps(
  keys: readonly RowKey[],
  { definition, file, places }: { definition: Indicator; file: string; places: RowContext['places'] },
  report: Report,
): void {
  const { areas: level, from, to } = definition.coverage;
  const areas = places.atLevel(level);
  const covered = keys.filter(({ area }) => area === undefined || areas.includes(area));
  const present = new Set(covered.map(({ area, period, groups }) => keyText(area, period, groups && groupKey(groups))));
  const isAbsent = (area: string, period: string, groups: string): boolean =>
    [area, undefined].every((a) =>
      [period, undefined].every((p) => [groups, undefined].every((g) => !present.has(keyText(a, p, g)))),
    );
  for (const period of periodsBetween(from, to, definition.frequency))
    for (const groups of expectedGroups(covered, definition)) {
      const absent = areas.filter((area) => isAbsent(area, period, groups));
      if (absent.length > 0) report(missing({ period, groups, absent, file, choices: places.choices }));
    }
}

/** A key as text. A faulty part is a `?`, which may stand for anything: the row is reported, so it is no gap as well. */
const keyText = (area = '?', period = '?', groups = '?'): string => [area, period, groups].join(' ');

/** The groups in use, with every value of a column whose groups add up to the total. Without any row: the total. */
function expectedGroups(keys: readonly RowKey[], { groups: columns }: Indicator): string[] {
  const found = new Map<string, Readonly<Record<string, string>>>();
  for (const { groups } of keys) if (groups) found.set(groupKey(groups), groups);
  for (const [column, { total, values }] of Object.entries(columns))
    if (total === 'sum')
      for (const groups of [...found.values()].filter((each) => each[column] !== undefined))
        for (const value of Object.keys(values))
          found.set(groupKey({ ...groups, [column]: value }), { ...groups, [column]: value });
  return found.size === 0 ? [''] : [...found.keys()].sort();
}

interface Gap {
  readonly period: string;
  readonly groups: string;
  readonly absent: readonly string[];
  readonly file: string;
  readonly choices: RowContext['places']['choices'];
}

function missing({ period, groups, absent, file, choices }: Gap): Problem {
  const names = absent
    .slice(0, 3)
    .map((code) => `${code} ${choices.find(([each]) => each === code)?.[1] ?? ''}`.trim());
  const more = absent.length > 3;
  const areas = {
    zh: names.join('、') + (more ? `等 ${absent.length} 个地区` : ''),
    en: names.join(', ') + (more ? ` and ${absent.length - 3} more` : ''),
  };
  return problem(
    'missing-period',
    { file, column: 'period' },
    { period: groups ? `${period} ${groups}` : period, areas },
  );
}
