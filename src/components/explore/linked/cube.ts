import type { Coordinator, MosaicClient, Selection, SelectionClause } from '@uwdata/mosaic-core';
import { column } from '@uwdata/mosaic-sql';
import { closingMonth } from '../../../core/period.ts';
import type { ClauseFacts, Dimension, View } from './clauses.ts';
import { classesWithin } from './stretch.ts';
import type { Sums } from './sums.ts';

/** A row of a table that Mosaic made beforehand: what a view asks for, for one step of the brush. */
type StepRow = Readonly<Record<string, unknown>> & { readonly active0: number | null };

/** Answers for every place of a brush, small enough to be held by the page. */
export interface Cube {
  /** What the views show for the steps of the brush from one to another, or for all. */
  answer(view: View, steps: readonly [number, number] | undefined): object[];
  readonly views: readonly View[];
}

/** Rows held of one view; where there are more, the engine is asked each time. */
const mostRows = 12_000;

export interface CubeOptions {
  readonly coordinator: Coordinator;
  readonly selection: Selection;
  /** A clause of the kind that the brush makes. */
  readonly clause: SelectionClause;
  readonly clients: readonly (readonly [View, MosaicClient])[];
}

/**
 * Reads the tables that Mosaic makes for a brush into the page, so that a move of it costs no question. Undefined where
 * Mosaic makes none or one of them is large.
 */
export async function readCube({ coordinator, selection, clause, clients }: CubeOptions): Promise<Cube | undefined> {
  const read = clients.map(async ([view, client]) => {
    const info = coordinator.preaggregator.request(client, selection, clause);
    if (!info || !('create' in info) || !info.result) return undefined;
    await info.result;
    const steps = info.select
      .clone()
      .select({ active0: column('active0') })
      .groupby('active0');
    const table = (await coordinator.query(steps.limit(mostRows + 1), { cache: false })) as { toArray(): unknown[] };
    return [view, table.toArray().map((row) => ({ ...(row as StepRow) }))] as const;
  });
  const held = new Map((await Promise.all(read)).filter((each) => each !== undefined));
  if (held.size < clients.length || [...held.values()].some(({ length }) => length > mostRows)) return undefined;
  return {
    views: [...held.keys()],
    answer(view, steps) {
      const rows = held.get(view) ?? [];
      return merge(steps ? rows.filter(({ active0 }) => isBetween(active0, steps)) : rows);
    },
  };
}

/** The steps that a choice takes of a dimension that can be brushed; undefined for all. */
export function stepsOf(dimension: Dimension, { choice, bins, months }: ClauseFacts): [number, number] | undefined {
  if (dimension === 'values') return choice.values && classesWithin(choice.values, bins);
  const [from, to] = [closingMonth(choice.from), closingMonth(choice.to)];
  return from <= months[0] && to >= months[1] ? undefined : [from - months[0], to - months[0]];
}

/** All that a choice says but for one dimension: a cube holds as long as it stays. */
export function besides(dimension: Dimension, { choice }: Pick<ClauseFacts, 'choice'>): string {
  const own = dimension === 'values' ? { values: undefined } : { from: '', to: '' };
  return JSON.stringify({ ...choice, ...own });
}

function isBetween(step: number | null, [first, last]: readonly [number, number]): boolean {
  return step !== null && step >= first && step <= last;
}

/** What tells the rows of a view from each other; everything else in them is added up. */
const keys = ['area', 'groups', 'month', 'bin', 'status'] as const;

/** The rows of all steps as if they had been one. */
function merge(rows: readonly StepRow[]): object[] {
  const merged = new Map<string, Record<string, unknown>>();
  for (const { active0: _, ...row } of rows) {
    const key = keys.map((name) => row[name]).join('\u0000');
    const before = merged.get(key);
    if (before) addTo(before, row);
    else merged.set(key, { ...row });
  }
  return [...merged.values()];
}

function addTo(sums: Record<string, unknown>, row: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(row)) {
    if ((keys as readonly string[]).includes(name) || value === null) continue;
    const before = sums[name] as number | null;
    if (before === null) sums[name] = value;
    else sums[name] = name === single ? Math.max(before, value as number) : before + (value as number);
  }
}

/** The largest figure of all steps: it is only read where there is one. */
const single: keyof Sums = 'value';
