import {
  cast,
  cond,
  column,
  count,
  eq,
  float64,
  floor,
  int32,
  isNull,
  isIn,
  least,
  literal,
  max,
  min,
  neq,
  Query,
  sql,
  type ExprNode,
  type FilterExpr,
  type SelectQuery,
} from '@uwdata/mosaic-sql';
import type { Level } from './cells.ts';
import { sumColumns } from './sums.ts';

/** Classes of equal width: class `i` reaches from `start + i × width` up to, but without, the next; the last one with it. */
export interface Bins {
  readonly start: number;
  readonly width: number;
  readonly count: number;
}

const text = (name: string): ExprNode => cast(column(name), 'VARCHAR');
export const ofIndicator = (id: string): ExprNode => eq(column('indicator'), literal(id));
export const ofLevel = (...levels: readonly Level[]): ExprNode => isIn(column('level'), levels.map(literal));
export const ofGroup = (key: string): ExprNode => eq(column('groups'), literal(key));

/** Sums for every place and period. */
export function placesQuery(filter: FilterExpr): SelectQuery {
  return Query.from('cells')
    .select({ area: text('area'), month: column('month'), ...sumColumns() })
    .where(filter)
    .groupby('area', 'month');
}

/** Sums for every group and period. */
export function groupsQuery(filter: FilterExpr): SelectQuery {
  return Query.from('cells')
    .select({ groups: text('groups'), month: column('month'), ...sumColumns() })
    .where(filter)
    .groupby('groups', 'month');
}

/** What was published of an indicator for the plan's own area and the larger ones: every series in full. */
export function publishedQuery(indicator: string): SelectQuery {
  return Query.from('cells')
    .select({ area: text('area'), groups: text('groups'), month: column('month'), ...sumColumns() })
    .where(ofIndicator(indicator), ofLevel('own', 'other'))
    .groupby('area', 'groups', 'month')
    .orderby(column('month'));
}

/** Vintages and intervals of the cells of a group. */
export function detailsQuery(indicator: string, group: string): SelectQuery {
  return Query.from('details')
    .select('area', 'month', 'vintage', 'low', 'high')
    .where(ofIndicator(indicator), ofGroup(group));
}

/** The smallest and the largest figure, and how many are not whole. */
export function extentQuery(filter: FilterExpr): SelectQuery {
  const value = column('value');
  return Query.from('cells')
    .select({ low: min(value), high: max(value), broken: float64(count().where(neq(value, floor(value)))) })
    .where(filter);
}

/** How many cells lie in each class of values; those without a figure, by status, have no class. */
export function classesQuery(bins: Bins, filter: FilterExpr): SelectQuery {
  return Query.from('cells')
    .select({ bin: binOf(bins), status: text('status'), cells: float64(count()) })
    .where(filter)
    .groupby('bin', 'status');
}

/** The class a value lies in. A figure that is a limit but for the noise of its last bits counts as the limit. */
export function binOf({ start, width, count: most }: Bins): ExprNode {
  const value = column('value');
  const index = floor(sql`(${value} - ${literal(start)}) / ${literal(width)} + 1e-9`);
  // `least` passes over what is null.
  return int32(cond(isNull(value), literal(null), least(literal(most - 1), index)));
}

/** How many judged steps there are of each verdict, and of how many indicators. */
export function verdictsQuery(filter: FilterExpr): SelectQuery {
  return Query.from('steps')
    .select({ verdict: column('verdict'), steps: float64(count()), indicators: float64(count('indicator').distinct()) })
    .where(filter)
    .groupby('verdict');
}

/** The indicators that have cells. */
export function indicatorsQuery(filter: FilterExpr): SelectQuery {
  return Query.from('cells')
    .select({ indicator: text('indicator') })
    .where(filter)
    .groupby('indicator');
}

/** The groups of an indicator that have cells. */
export function groupKeysQuery(filter: FilterExpr): SelectQuery {
  return Query.from('cells')
    .select({ groups: text('groups') })
    .where(filter)
    .groupby('groups');
}

/** Whether any of the bits of a mask is set. */
export function hasBit(mask: number): ExprNode {
  return sql`(${column('verdicts')} & ${literal(mask)}) <> 0`;
}
