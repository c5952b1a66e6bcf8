import { groupKey, type Indicator } from '../../../src/core/indicator.ts';
import { periodEnd } from '../../../src/core/period.ts';
import type { Observation } from '../../../src/core/observation.ts';
import type { Checked, GivenRow } from '../check/checked.ts';
import { indexPlaces } from '../check/places.ts';
import { deriveGrowth } from './growth.ts';
import { countRecords } from './records.ts';
import { sumUp } from './sums.ts';
import type { Effects } from '../output/effects.ts';
import { reconcile } from './reconcile.ts';
import type { Report } from '../problem.ts';
import { ranges, valueOfCounts, type Total } from './totals.ts';
import { vintageOf } from './periods.ts';

/** The figures of a release before disclosure control, and the indicators with the sources they need. */
export interface Derived {
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly observations: readonly Observation[];
}

/**
 * Stage 3: every figure, given or computed. Counts are summed up the tree of areas and over groups, rates made from the
 * sums, records counted, yearly changes taken; sorted by indicator, area, period and group.
 */
export async function derive(checked: Checked, effects: Effects, report: Report): Promise<Derived> {
  const places = indexPlaces(checked.areas, checked.site.area);
  const database = await effects.openDatabase({ externalAccess: false });
  try {
    const totals: Total[] = [...(await sumUp(checked, places, database)), ...(checked.counted ?? [])];
    effects.progress({ stage: 'derive', done: 1, of: checked.records.length + 2 });
    for (const [index, table] of checked.records.entries()) {
      for (const total of await countRecords(table, { checked, places, database }, report)) totals.push(total);
      effects.progress({ stage: 'derive', done: index + 2, of: checked.records.length + 2 });
    }
    const given = checked.given.flatMap((row) => observe(row, checked.indicators[row.indicator]) ?? []);
    const observations = reconcile({ given, totals, indicators: checked.indicators, faulty: checked.faulty }, report);
    const withGrowth = addGrowth(observations, checked.indicators);
    const order = new Map([...checked.areas.keys()].map((code, index) => [code, index]));
    return { indicators: inheritReferences(checked.indicators), observations: withGrowth.sort(byKey(order)) };
  } finally {
    database.close();
  }
}

/** A given row as an observation. */
function observe(row: GivenRow, indicator: Indicator | undefined): Observation | undefined {
  if (!indicator) return undefined;
  const { area, period, numerator, denominator, reference, status, note, file, interval } = row;
  const { contributors, maxShare } = row;
  const source = (reference === undefined ? undefined : indicator.references[reference]) ?? indicator.source;
  return {
    indicator: row.indicator,
    area,
    period,
    groups: groupKey(row.groups),
    numerator,
    denominator,
    value: row.value ?? valueOfCounts(indicator, row),
    interval,
    status,
    vintage: vintageOf(indicator.vintages, period),
    sourceKind: source.kind,
    reference,
    file,
    rows: ranges([row.row]),
    note,
    ...(contributors !== undefined && { contributors }),
    ...(maxShare !== undefined && { maxShare }),
  };
}

/** Growth indicators after what they are made from; a row given for one wins over the computed change. */
function addGrowth(observations: readonly Observation[], indicators: Checked['indicators']): Observation[] {
  const key = (row: Observation): string => [row.indicator, row.area, row.period, row.groups].join(' ');
  const given = new Set(observations.map(key));
  const all = [...observations];
  for (const [id, indicator] of Object.entries(indicators)) {
    if (typeof indicator.from !== 'object' || !('growth' in indicator.from)) continue;
    const { growth } = indicator.from;
    const source = observations.filter((row) => row.indicator === growth);
    for (const row of deriveGrowth(id, indicator, source)) if (!given.has(key(row))) all.push(row);
  }
  return all;
}

/** The rows of a growth indicator name the sources of the series it is made from: it gets them too. */
function inheritReferences(indicators: Checked['indicators']): Record<string, Indicator> {
  const entries = Object.entries(indicators).map(([id, indicator]): [string, Indicator] => {
    const { from } = indicator;
    const base = typeof from === 'object' && 'growth' in from ? indicators[from.growth] : undefined;
    return [id, base ? { ...indicator, references: { ...base.references, ...indicator.references } } : indicator];
  });
  return Object.fromEntries(entries);
}

function byKey(order: ReadonlyMap<string, number>): (a: Observation, b: Observation) => number {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return (a, b) =>
    compare(a.indicator, b.indicator) ||
    (order.get(a.area) ?? 0) - (order.get(b.area) ?? 0) ||
    compare(periodEnd(a.period), periodEnd(b.period)) ||
    compare(a.period, b.period) ||
    compare(a.groups, b.groups);
}
