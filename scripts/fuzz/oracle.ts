import type { PublishedRow } from '../data/publish/tables.ts';
import { changesOf, countsOf, figuresOf, isSame, keyOf, placesOf, type Definition, type Figure } from './figures.ts';
import type { Given } from './given.ts';
import { checkEchoes } from './echoes.ts';
import { checkProjects } from './projects.ts';
import { checkVerdicts } from './verdicts.ts';

/** Every table of a release by name, records tables as `records/<id>`. */
export type Tables = Readonly<Record<string, readonly PublishedRow[]>>;

/**
 * Works every published number out again from the input files, by other code than the build's, and throws at the
 * first that differs, and at any row of the input that is missing.
 */
export function checkTables(given: Given, tables: Tables): void {
  const figures = recompute(given);
  checkObservations(tables['observations'] ?? [], figures);
  checkEchoes(given, tables);
  checkVerdicts(given, tables);
  checkProjects(given, tables);
}

/** The figures of every indicator by its id. */
function recompute(given: Given): Map<string, Map<string, Figure>> {
  const places = placesOf(given);
  const definitions = new Map<string, Definition>();
  for (const [path, definition] of given.yaml) {
    const [, id] = /^indicators\/(.+)\.yml$/.exec(path) ?? [];
    if (id !== undefined) definitions.set(id, definition as Definition);
  }
  const found = new Map<string, Map<string, Figure>>();
  for (const [id, definition] of definitions) {
    const { from } = definition;
    if (typeof from === 'object') continue;
    const rows = given.tables.get(from ?? `indicators/${id}`) ?? [];
    const area = (given.yaml.get(`${from}.yml`) as { area?: string } | undefined)?.area ?? '';
    found.set(
      id,
      from === undefined ? figuresOf(rows, definition, places) : countsOf(rows, definition, { area, places }),
    );
  }
  for (const [id, definition] of definitions) {
    const { from } = definition;
    if (typeof from !== 'object') continue;
    const [base, series] = [definitions.get(from.growth), found.get(from.growth)];
    found.set(id, base && series ? changesOf(series, base, definition) : new Map<string, Figure>());
  }
  return found;
}

const isOpen = (status: unknown): boolean => status === 'reported' || status === 'provisional';

function checkObservations(
  rows: readonly PublishedRow[],
  figures: ReadonlyMap<string, ReadonlyMap<string, Figure>>,
): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const { indicator, area, period, groups, status } = row;
    const name = `${String(indicator)}|${keyOf(String(area), String(period), String(groups ?? ''))}`;
    seen.add(name);
    if (status === 'suppressed') continue;
    const figure = figures.get(String(indicator))?.get(name.slice(String(indicator).length + 1));
    if (!isOpen(status)) {
      if (['numerator', 'denominator', 'value'].some((column) => row[column] !== null))
        throw new Error(`${name} is ${String(status)} and has a number`);
      continue;
    }
    if (!figure || !isOpen(figure.status)) throw new Error(`${name} is published and cannot be worked out`);
    for (const column of ['numerator', 'denominator', 'value'] as const)
      if (!isSame(row[column], figure[column]))
        throw new Error(`${name}: ${column} is published as ${String(row[column])}, not ${figure[column]}`);
  }
  for (const [id, each] of figures)
    for (const [key, { status }] of each)
      if (isOpen(status) && !seen.has(`${id}|${key}`)) throw new Error(`${id}|${key} is lost`);
}
