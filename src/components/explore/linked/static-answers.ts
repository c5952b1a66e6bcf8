import { intervalOf } from '../../../core/interval.ts';
import type { Observation } from '../../../core/observation.ts';
import { closingMonth } from '../../../core/period.ts';
import {
  indicatorOf as definitionOf,
  judgementOf,
  latestDay,
  unitOf,
  type Published,
} from '../../../query/published.ts';
import type { ExploreFacts } from '../facts.ts';
import { binsOf } from './bins.ts';
import type { Answers, ClassCount, Detail, GroupSums, PlaceSums, PublishedSums } from './answers.ts';
import { indicatorOf, placesOf, wholeChoice } from './choice.ts';
import type { Bins } from './queries.ts';
import { pickDue, type Due, type Shown } from './shown.ts';
import { addSums, type Sums } from './sums.ts';

type Cell = PublishedSums;

/**
 * What the engine would say to an indicator with nothing chosen, from the release itself: the pictures that stand on the
 * page before the engine is there, and where it never will be. A test keeps the two alike.
 */
export function staticShown(data: Published, facts: ExploreFacts, id: string): Shown {
  const indicator = indicatorOf(id, facts);
  const choice = wholeChoice(id, facts);
  const rows = data.observations.filter((row) => row.indicator === id);
  const cells = rows.map(readCell);
  const places = placesOf(indicator, facts);
  const leaves = new Set(places.length > 0 ? places : [facts.choice.area]);
  const below = new Set(data.areas.filter(({ parent }) => parent === data.site.area).map(({ code }) => code));
  const parts = cells.filter(({ area }) => leaves.has(area));
  const chosen = parts.filter(({ groups }) => groups === choice.group);
  const bins = binsFor(chosen);
  const classes = classesOf(chosen, bins);
  const all = chosen.map(({ groups: _, ...row }): PlaceSums => row);
  const answers: Answers = {
    published: cells.filter(({ area }) => !below.has(area)),
    all: { places: all, classes },
    details: detailsOf(
      data,
      id,
      rows.filter(({ groups }) => groups === choice.group),
    ),
    line: all,
    map: all,
    side: groupSums(parts),
    shape: classes,
  };
  return { facts, indicator, choice, answers, bins, due: dueOf(data, facts, { id, group: choice.group }) };
}

function readCell(row: Observation): Cell {
  const known = row.status === 'reported' || row.status === 'provisional';
  const value = (known ? row.value : undefined) ?? null;
  const paired = value !== null && row.numerator !== undefined && row.denominator !== undefined;
  const one = (holds: boolean): number => (holds ? 1 : 0);
  return {
    ...{ area: row.area, groups: row.groups, month: closingMonth(row.period), cells: 1 },
    ...{ known: one(value !== null), provisional: one(row.status === 'provisional') },
    ...{ suppressed: one(row.status === 'suppressed'), silent: one(row.status === 'not-reported') },
    ...{ inapplicable: one(row.status === 'not-applicable'), paired: one(paired) },
    part: (paired ? row.numerator : undefined) ?? null,
    whole: (paired ? row.denominator : undefined) ?? null,
    ...{ total: value, value },
  };
}

function detailsOf(data: Published, id: string, rows: readonly Observation[]): Detail[] {
  const definition = definitionOf(data, id);
  return rows.flatMap((row) => {
    const known = row.status === 'reported' || row.status === 'provisional';
    const range = known ? intervalOf(row, definition, (key) => unitOf(data, key)) : undefined;
    if (row.vintage === undefined && !range) return [];
    const { area, vintage = null } = row;
    return [{ area, month: closingMonth(row.period), vintage, low: range?.[0] ?? null, high: range?.[1] ?? null }];
  });
}

function binsFor(cells: readonly Cell[]): Bins {
  const values = cells.flatMap(({ value }) => value ?? []);
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 0];
  return binsOf(low, high, values.every(Number.isInteger));
}

function classesOf(cells: readonly Cell[], bins: Bins): ClassCount[] {
  const counts = new Map<string, ClassCount>();
  for (const cell of cells) {
    const bin = cell.value === null ? null : binAt(cell.value, bins);
    const status = statusOf(cell);
    const key = `${bin}|${status}`;
    counts.set(key, { bin, status, cells: (counts.get(key)?.cells ?? 0) + 1 });
  }
  return [...counts.values()];
}

function binAt(value: number, { start, width, count }: Bins): number {
  return Math.min(count - 1, Math.floor((value - start) / width + 1e-9));
}

function statusOf({ provisional, suppressed, silent, inapplicable }: Sums): string {
  if (suppressed) return 'suppressed';
  if (silent) return 'not-reported';
  if (inapplicable) return 'not-applicable';
  return provisional ? 'provisional' : 'reported';
}

function groupSums(cells: readonly Cell[]): GroupSums[] {
  const keys = [...new Set(cells.map(({ groups, month }) => `${groups}|${month}`))];
  return keys.map((key) => {
    const own = cells.filter(({ groups, month }) => `${groups}|${month}` === key);
    return { groups: own[0]?.groups ?? '', month: own[0]?.month ?? 0, ...addSums(own) };
  });
}

/** What was due for the series of the plan's own area, as the ledger stands last. */
function dueOf(data: Published, facts: ExploreFacts, { id, group }: { id: string; group: string }): Due | undefined {
  const judges = ({ id: commitment }: { readonly id: string }): boolean => {
    const judging = data.judgingByCommitment.get(commitment);
    return judging?.indicator === id && judging.area === data.site.area && judging.groups === group;
  };
  const dues = data.commitments.filter(judges).map((commitment) => ({
    ...{ commitment: commitment.id, name: commitment.name[facts.language], linear: commitment.between === 'linear' },
    steps: judgementOf(data, commitment.id, latestDay(data)).steps.map(({ by, due, upper, verdict }) => ({
      ...{ by, value: due, upper, verdict },
    })),
  }));
  return pickDue(dues, []);
}
