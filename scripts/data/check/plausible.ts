import { groupKey, type Indicator } from '../../../src/core/indicator.ts';
import { yearBefore } from '../../../src/core/period.ts';
import type { GivenRow } from './checked.ts';
import { vintageOf } from '../derive/periods.ts';
import { problem, type Report } from '../problem.ts';

const columns = ['numerator', 'denominator', 'value'] as const;
type Column = (typeof columns)[number];

/**
 * When a figure counts as far from the one of the year before, unless the indicator declares it. A slip of the pen is a
 * digit too many, a unit ten or ten thousand times too large, a figure of another row: factors that lives do not show.
 */
export const jumpLimits = {
  /** Against the usual change of the other areas in the same period, where there are at least `peers` of them. */
  factor: 3,
  peers: 4,
  /** Where nothing is there to compare with: a series of one area. */
  factorAlone: 8,
  /** How many robust standard deviations from the usual change. */
  deviations: 5,
  /** Of counts: the distance on the scale of square roots, where chance alone gives about 1. */
  distance: 8,
  /** The smallest count that may not fall to 0 unasked. */
  fallen: 30,
} as const;

/** Asks a person to look at figures that are unlikely. A row with a note has been looked at and is left in peace. */
export function checkPlausible(rows: readonly GivenRow[], indicator: Indicator, report: Report): void {
  const steps = stepsOf(rows, indicator);
  for (const together of groupBy(steps, ({ row, column }) => [column, row.period, groupKey(row.groups)].join(' '))) {
    const usual = usualChange(together, indicator);
    for (const step of together) if (isJump(step, { usual, indicator })) report(jump(step));
    const [first] = together;
    if (first && isCopied(together, indicator)) report(copied(first, together.length));
  }
}

/** A figure and the one of the same area, period and group a year before. */
interface Step {
  readonly column: Column;
  readonly row: GivenRow;
  readonly before: GivenRow;
  readonly from: number;
  readonly to: number;
}

function stepsOf(rows: readonly GivenRow[], { vintages }: Indicator): Step[] {
  const key = (row: GivenRow, period: string): string => [row.area, period, groupKey(row.groups)].join(' ');
  const known = new Map(rows.map((row) => [key(row, row.period), row]));
  return rows.flatMap((row) => {
    const before = known.get(key(row, yearBefore(row.period)));
    if (!before || vintageOf(vintages, before.period) !== vintageOf(vintages, row.period)) return [];
    return columns.flatMap((column): Step[] => {
      const [from, to] = [before[column], row[column]];
      return from === undefined || to === undefined ? [] : [{ column, row, before, from, to }];
    });
  });
}

interface Change {
  /** The median of the logarithms of the changes, and how far they usually are from it; 0 for a series alone. */
  readonly middle: number;
  readonly spread: number;
  readonly peers: number;
}

function usualChange(steps: readonly Step[], { calculation }: Indicator): Change {
  const own = new Set(steps.map(({ row }) => row.area)).size;
  const changes = steps.filter(({ from, to }) => from > 0 && to > 0).map(({ from, to }) => Math.log(to / from));
  if (own < jumpLimits.peers || changes.length < jumpLimits.peers || calculation === 'growth')
    return { middle: 0, spread: 0, peers: 0 };
  const middle = median(changes);
  return { middle, spread: 1.4826 * median(changes.map((each) => Math.abs(each - middle))), peers: changes.length };
}

function isJump(step: Step, { usual, indicator }: { usual: Change; indicator: Indicator }): boolean {
  const { row, column, from, to } = step;
  const declared = indicator.plausible?.change;
  if (row.note !== undefined) return false;
  if (declared !== undefined) return column !== 'denominator' && Math.abs(to - from) * 100 > declared * Math.abs(from);
  if (from <= 0 || to < 0) return false;
  if (to === 0) return column !== 'value' && usual.peers >= jumpLimits.peers && from >= jumpLimits.fallen;
  const away = Math.abs(Math.log(to / from) - usual.middle);
  const factor = usual.peers > 0 ? jumpLimits.factor : jumpLimits.factorAlone;
  if (away <= Math.log(factor) || away <= jumpLimits.deviations * usual.spread) return false;
  const expected = from * Math.exp(usual.middle);
  return column === 'value' || 2 * Math.abs(Math.sqrt(to) - Math.sqrt(expected)) > jumpLimits.distance;
}

function jump({ row, before, column, from, to }: Step): ReturnType<typeof problem> {
  const place = { file: row.file, row: row.row, column, value: to };
  return problem('jump', place, { before: from, period: before.period, first: before.row });
}

/** Whether every area has the figure of the year before: what happens during a year does not repeat itself so. */
function isCopied(steps: readonly Step[], { time }: Indicator): boolean {
  const [first] = steps;
  if (time !== 'period' || first?.column === 'denominator' || steps.some(({ row }) => row.note !== undefined))
    return false;
  // A share of all, year after year, is no copy; a few different figures are.
  const open = steps.filter(({ row, to }) => row.numerator === undefined || row.denominator !== to);
  return (
    open.length > jumpLimits.peers &&
    new Set(open.map(({ to }) => to)).size >= jumpLimits.peers &&
    open.every(({ from, to }) => from === to)
  );
}

function copied({ row: { file, row, period }, column, before }: Step, count: number): ReturnType<typeof problem> {
  return problem('copied-period', { file, row, column }, { count, period, before: before.period });
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
