import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../commands/files.ts';
import type { Knowledge, PublishedFigure } from './attacker.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a built site says, as anyone can take it from there. */
export interface PublishedSite {
  /** The code of the plan's own area. */
  readonly area: string;
  readonly figures: readonly PublishedFigure[];
  readonly knowledge: Knowledge;
  /** Running totals that verdicts print: Σ of a series up to a period. */
  readonly totals: readonly RunningTotal[];
  readonly indicators: Readonly<Record<string, PublishedIndicator>>;
}

export interface RunningTotal {
  readonly of: readonly PublishedFigure[];
  readonly numerator: number;
}

export interface PublishedIndicator {
  readonly calculation: string;
  readonly scale?: number;
  readonly sensitivity: string;
  readonly numerator?: { readonly unit: string };
  readonly denominator?: { readonly unit: string };
  readonly groups: Readonly<Record<string, PublishedGroup>>;
}

export interface PublishedGroup {
  readonly total: string;
  readonly values: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

export const nameOf = ({
  indicator,
  area,
  period,
  groups,
}: Pick<PublishedFigure, 'indicator' | 'area' | 'period' | 'groups'>): string =>
  [indicator, area, period, groups].join('|');

/** Reads the figures, the tree of areas, the definitions and the verdicts of a built site. */
export function readSite(site: string): PublishedSite {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(site, path), 'utf8'));
  const { path } = json('data/latest.json') as { path: string };
  const release = json(`data/${path}release.json`) as {
    site: { area: string };
    indicators: Record<string, PublishedIndicator>;
    commitments: { id: string; kind: string }[];
  };
  const rows = (name: string): Json[] => (json(`data/${path}${name}.json`) as { rows: Json[] }).rows;
  const figures = rows('observations').map(figureOf);
  const { indicators } = release;
  const ids = Object.keys(indicators);
  const chosen = (holds: (indicator: PublishedIndicator) => boolean): string[] =>
    ids.filter((id) => holds(indicators[id]!));
  const knowledge: Knowledge = {
    // Beyond the plan's own area the places named are no whole: nothing adds up to them.
    parents: Object.fromEntries(
      rows('areas').map(({ code, parent }) => [String(code), code === release.site.area ? '' : String(parent ?? '')]),
    ),
    shares: chosen(
      ({ calculation, scale, numerator, denominator }) =>
        calculation === 'ratio' && scale === 100 && numerator?.unit === denominator?.unit,
    ),
    counts: chosen(({ calculation }) => calculation === 'sum'),
    columns: Object.fromEntries(
      ids.map((id) => [
        id,
        Object.entries(indicators[id]!.groups).flatMap(([column, { total }]) => (total === 'sum' ? [column] : [])),
      ]),
    ),
    same: sameColumns(figures),
  };
  return {
    area: release.site.area,
    figures,
    knowledge,
    totals: runningTotals(rows('verdicts'), figures, release.commitments),
    indicators,
  };
}

function figureOf(row: Json): PublishedFigure {
  const number = (name: string): number | null => (row[name] ?? null) as number | null;
  const status = row['status'] === 'provisional' ? 'reported' : String(row['status']);
  return {
    ...{ indicator: String(row['indicator']), area: String(row['area']), period: String(row['period']) },
    ...{ groups: String(row['groups'] ?? ''), status },
    ...{ numerator: number('numerator'), denominator: number('denominator'), value: number('value') },
  };
}

/** What the verdict on a step of shares prints: the sum of all periods up to the one it names. */
function runningTotals(
  verdicts: readonly Json[],
  figures: readonly PublishedFigure[],
  commitments: readonly { id: string; kind: string }[],
): RunningTotal[] {
  const cumulative = new Set(commitments.flatMap(({ id, kind }) => (kind === 'cumulative' ? [id] : [])));
  const found = new Map<string, RunningTotal>();
  for (const row of verdicts) {
    if (!cumulative.has(String(row['commitment'])) || typeof row['numerator'] !== 'number') continue;
    const of = figures.filter(
      ({ indicator, area, period, groups }) =>
        indicator === row['indicator'] &&
        area === row['area'] &&
        groups === (row['groups'] ?? '') &&
        period <= String(row['period']),
    );
    found.set(of.map(nameOf).join(), { of, numerator: row['numerator'] });
  }
  return [...found.values()];
}

/** Agreement in fewer places may be chance. */
const fewestPlaces = 10;
const fewestValues = 5;

/** Counts that are the same wherever both are printed, in places and groups, as one finds by laying tables side by side. */
function sameColumns(figures: readonly PublishedFigure[]): [string, string][] {
  const columns = new Map<string, Map<string, number>>();
  for (const figure of figures)
    for (const part of ['numerator', 'denominator'] as const) {
      const value = figure[part];
      if (value === null || figure.status !== 'reported') continue;
      const name = `${figure.indicator}.${part}`;
      const column = columns.get(name) ?? new Map<string, number>();
      column.set(`${figure.area}|${figure.period}|${figure.groups}`, value);
      columns.set(name, column);
    }
  const all = [...columns];
  return all.flatMap(([a, left], index) =>
    all.slice(index + 1).flatMap(([b, right]): [string, string][] => (agree(left, right) ? [[a, b]] : [])),
  );
}

function agree(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean {
  let places = 0;
  const values = new Set<number>();
  for (const [place, value] of left) {
    const other = right.get(place);
    if (other === undefined) continue;
    if (other !== value) return false;
    places++;
    values.add(value);
  }
  return places >= fewestPlaces && values.size >= fewestValues;
}

/** Every text file of a site that holds figures as data: JSON beside the pages and in the versions of the data. */
export async function dataFiles(site: string): Promise<string[]> {
  return (await listFiles(site)).filter((file) => file.endsWith('.json') && !file.startsWith('_astro/'));
}
