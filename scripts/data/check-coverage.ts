import { groupKey, type Indicator } from '../../src/core/indicator.ts';
import type { GivenRow } from './checked.ts';
import type { RowContext } from './check-rows.ts';
import { periodsBetween } from './periods.ts';
import { problem, type Report } from './problem.ts';

/**
 * Whether no figure is silently absent: every area of the reporting level has a row for every period, in every group
 * that the file uses at that level. Indicators made from records or from another one bring their own rows.
 */
export function checkCoverage(rows: readonly GivenRow[], { indicator, places }: RowContext, report: Report): void {
  const { definition, sheet } = indicator;
  if (!sheet || definition.from || rows.length === 0) return;
  const { areas: level, from, to } = definition.coverage;
  const areas = places.atLevel(level);
  const covered = rows.filter(({ area }) => areas.includes(area));
  const present = new Set(covered.map(({ area, period, groups }) => `${area} ${period} ${groupKey(groups)}`));
  const combinations = expectedGroups(covered, definition);
  for (const period of periodsBetween(from, to, definition.frequency))
    for (const groups of combinations) {
      const absent = areas.filter((area) => !present.has(`${area} ${period} ${groups}`));
      if (absent.length > 0) report(missing({ period, groups, absent, file: sheet.file, choices: places.choices }));
    }
}

/** The groups in use, with every value of a column whose groups add up to the total. Without any row: the total. */
function expectedGroups(rows: readonly GivenRow[], { groups: columns }: Indicator): string[] {
  const found = new Map<string, Readonly<Record<string, string>>>();
  for (const { groups } of rows) found.set(groupKey(groups), groups);
  for (const [column, { total, values }] of Object.entries(columns))
    if (total === 'sum')
      for (const groups of [...found.values()].filter((each) => each[column] !== undefined))
        for (const value of Object.keys(values)) found.set(groupKey({ ...groups, [column]: value }), { ...groups, [column]: value });
  return found.size === 0 ? [''] : [...found.keys()].sort();
}

interface Gap {
  readonly period: string;
  readonly groups: string;
  readonly absent: readonly string[];
  readonly file: string;
  readonly choices: RowContext['places']['choices'];
}

function missing({ period, groups, absent, file, choices }: Gap) {
  const names = absent.slice(0, 3).map((code) => `${code} ${choices.find(([each]) => each === code)?.[1] ?? ''}`.trim());
  const more = absent.length > 3;
  const areas = {
    zh: names.join('、') + (more ? `等 ${absent.length} 个地区` : ''),
    en: names.join(', ') + (more ? ` and ${absent.length - 3} more` : ''),
  };
  return problem('missing-period', { file, column: 'period' }, { period: groups ? `${period} ${groups}` : period, areas });
}
