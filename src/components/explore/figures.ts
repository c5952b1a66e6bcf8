import type { ObservationStatus } from '../../core/observation.ts';
import type { StepVerdict } from '../../core/judgement.ts';
import type { Result, Value } from '../../query/database.ts';
import { choiceColumns } from './choice-sql.ts';

/** One row of a choice. */
export interface Figure {
  readonly area: string;
  readonly place: string;
  readonly period: string;
  readonly groups: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: ObservationStatus;
  readonly vintage: string | null;
}

/** A series: one place and one group over time. */
export interface Series {
  readonly area: string;
  readonly name: string;
  readonly figures: readonly Figure[];
}

const at = (name: (typeof choiceColumns)[number]): number => choiceColumns.indexOf(name);

/** The rows of a choice's query, by name. */
export function readFigures(rows: Result['rows']): Figure[] {
  return rows.map((row) => ({
    area: String(row[at('area')]),
    place: String(row[at('name')]),
    period: String(row[at('period')]),
    groups: String(row[at('groups')] ?? ''),
    value: number(row[at('value')]),
    numerator: number(row[at('numerator')]),
    denominator: number(row[at('denominator')]),
    low: number(row[at('low')]),
    high: number(row[at('high')]),
    status: String(row[at('status')]) as ObservationStatus,
    vintage: (row[at('vintage')] as string | null) ?? null,
  }));
}

function number(value: Value | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The series of a choice, in the order of its rows, named by place, by group, or by both where both vary. */
export function readSeries(figures: readonly Figure[], groupName: (key: string) => string): Series[] {
  const keys = [...new Set(figures.map(({ area, groups }) => `${area}|${groups}`))];
  const places = new Set(figures.map(({ area }) => area)).size;
  const groups = new Set(figures.map((figure) => figure.groups)).size;
  return keys.map((key) => {
    const own = figures.filter((figure) => `${figure.area}|${figure.groups}` === key);
    const [{ area, place, groups: group } = { area: '', place: '', groups: '' }] = own;
    const names = [...(places > 1 || groups === 1 ? [place] : []), ...(groups > 1 ? [groupName(group)] : [])];
    return { area, name: names.join(' · '), figures: own };
  });
}

/** How many cells there are, and why some have no figure. */
export function countFigures(figures: readonly Figure[]): Record<ObservationStatus, number> {
  const counts = { reported: 0, provisional: 0, 'not-reported': 0, 'not-applicable': 0, suppressed: 0 };
  for (const { status } of figures) counts[status] += 1;
  return counts;
}

/** The latest period in which any of the figures has a value. */
export function latestPeriod(figures: readonly Figure[]): string | undefined {
  return figures
    .filter(({ value }) => value !== null)
    .map(({ period }) => period)
    .sort()
    .at(-1);
}

/** What was due for a series. */
export interface Due {
  readonly commitment: string;
  readonly name: string;
  readonly steps: readonly { by: string; value?: number; upper?: number; verdict: StepVerdict }[];
  readonly linear: boolean;
}

/** The steps of the first promise that a series is judged by; undefined where it is judged by none. */
export function readDue(rows: Result['rows']): Due | undefined {
  const first = rows[0];
  if (!first) return undefined;
  const own = rows.filter((row) => row[0] === first[0]);
  return {
    commitment: String(first[0]),
    name: String(first[6]),
    linear: first[5] === 'linear',
    steps: own.map(([, by, due, upper, verdict]) => ({
      by: String(by),
      value: number(due) ?? undefined,
      upper: number(upper) ?? undefined,
      verdict: verdict as StepVerdict,
    })),
  };
}
