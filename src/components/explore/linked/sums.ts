import { column, count, eq, float64, literal, max, sum, type ExprNode } from '@uwdata/mosaic-sql';
import type { ObservationStatus } from '../../../core/observation.ts';

/** What a view asks of every set of cells: sums only, so that sets can be made of sets, and never a mean. */
export interface Sums {
  readonly cells: number;
  /** Cells with a figure, provisional ones included. */
  readonly known: number;
  readonly provisional: number;
  readonly suppressed: number;
  readonly silent: number;
  readonly inapplicable: number;
  /** Cells with both counts, and the sums of those. */
  readonly paired: number;
  readonly part: number | null;
  readonly whole: number | null;
  readonly total: number | null;
  /** Of a single cell what was published. */
  readonly value: number | null;
}

const having = (status: ObservationStatus): ExprNode => float64(count().where(eq(column('status'), literal(status))));

/** The columns of `Sums` over the table `cells`. */
export function sumColumns(): Record<keyof Sums, ExprNode> {
  return {
    cells: float64(count()),
    known: float64(count('value')),
    provisional: having('provisional'),
    suppressed: having('suppressed'),
    silent: having('not-reported'),
    inapplicable: having('not-applicable'),
    paired: float64(count('part')),
    part: sum('part'),
    whole: sum('whole'),
    total: sum('value'),
    value: max('value'),
  };
}

/** How the figures of an indicator add up. */
export interface Adding {
  readonly calculation: 'ratio' | 'sum' | 'value' | 'growth';
  /** Ratio only: 100 for percent. */
  readonly scale: number;
}

/** A figure of one or of several cells. */
export interface Figure {
  readonly status: ObservationStatus;
  /** Null where there is none, which `status` says why, or where figures of several cells do not add up. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** How many cells stand behind it, and how many of them have a figure that is in it. */
  readonly cells: number;
  readonly known: number;
}

/**
 * The figure of a set of cells. One cell is what was published. Several are added: a ratio is computed again from its
 * added counts, never averaged; a count is added; other figures do not add up and give none. Where no cell has a figure,
 * the status is that of all of them, the one that hides most first.
 */
export function figureOf(sums: Sums, adding: Adding): Figure {
  const { cells, known, part, whole } = sums;
  const single = cells === 1;
  const value = known === 0 ? null : single ? sums.value : added(sums, adding);
  const behind = single || adding.calculation !== 'ratio' ? known : sums.paired;
  return {
    status: statusOf(sums),
    value,
    numerator: part,
    denominator: whole,
    cells,
    known: behind,
  };
}

function added({ paired, part, whole, total }: Sums, { calculation, scale }: Adding): number | null {
  if (calculation === 'sum') return total;
  if (calculation !== 'ratio' || paired === 0 || part === null || !whole) return null;
  return (scale * part) / whole;
}

function statusOf({ known, provisional, suppressed, silent }: Sums): ObservationStatus {
  if (known > 0) return provisional > 0 ? 'provisional' : 'reported';
  if (suppressed > 0) return 'suppressed';
  return silent > 0 ? 'not-reported' : 'not-applicable';
}

/** The sums of several sets of cells. */
export function addSums(all: readonly Sums[]): Sums {
  const add = (name: keyof Sums): number => all.reduce((total, sums) => total + (sums[name] ?? 0), 0);
  const addKnown = (name: 'part' | 'whole' | 'total'): number | null =>
    all.some((sums) => sums[name] !== null) ? add(name) : null;
  const [only] = all.filter(({ cells }) => cells > 0);
  const single = add('cells') === 1;
  return {
    ...{ cells: add('cells'), known: add('known'), provisional: add('provisional'), suppressed: add('suppressed') },
    ...{ silent: add('silent'), inapplicable: add('inapplicable'), paired: add('paired') },
    ...{ part: addKnown('part'), whole: addKnown('whole'), total: addKnown('total') },
    value: (single ? only?.value : null) ?? null,
  };
}
