import type { Given, GivenRow } from './given.ts';

/** A figure as a reader would work it out from the files. */
export interface Figure {
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly value?: number | undefined;
  readonly status: string;
}

/** `indicators/<id>.yml` as far as a figure depends on it. */
export interface Definition {
  readonly calculation: string;
  readonly scale?: number;
  readonly from?: string | { readonly growth: string };
  readonly frequency: string;
  readonly coverage: { readonly areas: string; readonly from: string | number; readonly to: string | number };
  readonly numerator?: { readonly expression?: string };
  readonly denominator?: { readonly expression?: string };
  readonly groups?: Readonly<Record<string, unknown>>;
  readonly vintages?: readonly { readonly from: string | number; readonly id: string }[];
}

/** Where figures stand: the tree of areas, and names for codes. */
export interface Places {
  readonly parents: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
  /** The plan's own area: nothing is added up beyond it. */
  readonly top: string;
}

/** An area and those it lies in, up to the plan's own; an area outside it stands for itself. */
function chainOf(area: string, { parents, top }: Places): string[] {
  const chain: string[] = [];
  for (let place = area; place !== '' && chain.length < 9; place = parents.get(place) ?? '') {
    chain.push(place);
    if (place === top) return chain;
  }
  return [area];
}

export const keyOf = (area: string, period: string, groups: string): string => `${area}|${period}|${groups}`;

/** The areas of a folder, by their table. */
export function placesOf({ tables, yaml }: Given): Places {
  const rows = (tables.get('areas') ?? []).map(({ cells }) => cells);
  const column = (name: string): Map<string, string> =>
    new Map(rows.map((cells) => [cells['code'] ?? '', cells[name] ?? '']));
  const names = rows.flatMap((cells) =>
    [cells['code'] ?? '', cells['name'] ?? ''].map((name): [string, string] => [name, cells['code'] ?? '']),
  );
  return {
    parents: column('parent'),
    kinds: column('kind'),
    codes: new Map(names),
    top: String((yaml.get('site.yml') as { area?: unknown } | undefined)?.area),
  };
}

const numberIn = (cell: string | undefined): number | undefined =>
  cell === undefined || cell === '' ? undefined : Number(cell);

/** Every figure of an indicator with data of its own: the rows given, and what they add up to. */
export function figuresOf(rows: readonly GivenRow[], definition: Definition, places: Places): Map<string, Figure> {
  const given = rows.map(({ cells }) => {
    const columns = Object.keys(definition.groups ?? {}).filter((column) => cells[column]);
    const groups = columns.sort().map((column) => `${column}=${cells[column]}`);
    const [numerator, denominator, value] = ['numerator', 'denominator', 'value'].map((name) => numberIn(cells[name]));
    const figure = { numerator, denominator, value, status: cells['status'] || 'reported' };
    return { area: places.codes.get(cells['area'] ?? '') ?? '', period: cells['period'] ?? '', groups, figure };
  });
  const sums = new Map<string, Figure>();
  for (const { area, period, groups, figure } of given) {
    if (places.kinds.get(area) !== definition.coverage.areas || !isCounted(definition)) continue;
    if (!chainOf(area, places).includes(places.top)) continue;
    for (const place of chainOf(area, places))
      for (const kept of subsets(groups)) {
        if (place === area && kept.length === groups.length) continue;
        const key = keyOf(place, period, kept.join(';'));
        sums.set(key, addUp(sums.get(key), figure));
      }
  }
  for (const { area, period, groups, figure } of given) {
    const key = keyOf(area, period, groups.join(';'));
    if (figure.status !== 'not-reported' || !sums.has(key)) sums.set(key, figure);
  }
  return new Map([...sums].map(([key, figure]) => [key, withValue(figure, definition)]));
}

const isCounted = ({ calculation }: Definition): boolean => calculation === 'ratio' || calculation === 'sum';

function subsets(groups: readonly string[]): string[][] {
  return groups.reduce<string[][]>((all, group) => [...all, ...all.map((each) => [...each, group])], [[]]);
}

function addUp(sum: Figure | undefined, part: Figure): Figure {
  const counted = part.numerator !== undefined;
  if (part.status === 'not-applicable') return sum ?? { status: 'not-applicable' };
  const before = sum?.status === 'not-applicable' ? undefined : sum;
  const add = (a: number | undefined, b: number | undefined): number | undefined =>
    before && a === undefined ? undefined : b === undefined ? undefined : (a ?? 0) + b;
  const statuses = [before?.status ?? 'reported', counted ? part.status : 'not-reported'];
  const worst = ['not-reported', 'suppressed', 'provisional'].find((each) => statuses.includes(each));
  return {
    numerator: add(before?.numerator, part.numerator),
    denominator: add(before?.denominator, part.denominator),
    status: worst ?? 'reported',
  };
}

function withValue(figure: Figure, { calculation, scale = 100 }: Definition): Figure {
  const { numerator, denominator, value } = figure;
  if (value !== undefined || numerator === undefined) return figure;
  if (calculation === 'sum') return { ...figure, value: numerator };
  return denominator ? { ...figure, value: (scale * numerator) / denominator } : figure;
}

/** The records of a table counted for each area above them and each year of the coverage. */
export function countsOf(
  rows: readonly GivenRow[],
  definition: Definition,
  at: { area: string; places: Places },
): Map<string, Figure> {
  const { coverage, numerator, denominator } = definition;
  const found = new Map<string, Figure>();
  for (let year = Number(coverage.from); year <= Number(coverage.to); year++)
    for (const { cells } of rows) {
      const counted = [numerator, denominator].map((count) =>
        Number(holds(count?.expression ?? '', cells, `${year}-12-31`)),
      );
      const home = at.places.codes.get(cells[at.area] ?? '') ?? '';
      for (const place of chainOf(home, at.places)) {
        const key = keyOf(place, String(year), '');
        const { numerator: n = 0, denominator: d = 0 } = found.get(key) ?? {};
        found.set(key, { numerator: n + (counted[0] ?? 0), denominator: d + (counted[1] ?? 0), status: 'reported' });
      }
    }
  return new Map([...found].map(([key, figure]) => [key, withValue(figure, definition)]));
}

/** An expression of the kind that the cases use: `true`, or a date column held against the end of the period. */
function holds(expression: string, cells: GivenRow['cells'], end: string): boolean {
  const [, column = '', sign = ''] = /^(\w+) *(<=|<|>=|>|=) *period_end$/.exec(expression.trim()) ?? [];
  if (column === '') return /^(true|1)$/i.test(expression.trim());
  const day = cells[column] ?? '';
  if (day === '') return false;
  return { '<=': day <= end, '<': day < end, '>=': day >= end, '>': day > end, '=': day === end }[sign] ?? false;
}

/** The yearly change of another series within the years of its own, never across a change of what it measures. */
export function changesOf(
  base: ReadonlyMap<string, Figure>,
  { vintages = [] }: Definition,
  { coverage }: Definition,
): Map<string, Figure> {
  const vintageOf = (year: number): string | undefined => vintages.findLast(({ from }) => Number(from) <= year)?.id;
  const found = new Map<string, Figure>();
  for (const [key, now] of base) {
    const [area = '', period = '', groups = ''] = key.split('|');
    if (period < String(coverage.from) || period > String(coverage.to)) continue;
    const before = base.get(keyOf(area, String(Number(period) - 1), groups));
    if (now.value === undefined || !before?.value || vintageOf(Number(period)) !== vintageOf(Number(period) - 1))
      continue;
    const status = [now.status, before.status].includes('provisional') ? 'provisional' : 'reported';
    found.set(key, { value: (100 * (now.value - before.value)) / before.value, status });
  }
  return found;
}

/** The same number but for the last digit of an arithmetic of other steps. */
export function isSame(published: unknown, own: number | undefined): boolean {
  if (typeof published !== 'number') return own === undefined && (published ?? null) === null;
  return own !== undefined && Math.abs(published - own) <= 1e-12 * Math.max(1, Math.abs(own));
}
