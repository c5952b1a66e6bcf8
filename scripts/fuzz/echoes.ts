import type { PublishedRow } from '../data/publish/tables.ts';
import type { Given, GivenRow } from './given.ts';
import { placesOf } from './figures.ts';
import type { Tables } from './oracle.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}
interface Named {
  readonly id?: string;
  readonly name: Words;
}

/** What is published as it was written: areas, promises, indicators, mechanisms, notes, records. */
export function checkEchoes(given: Given, tables: Tables): void {
  checkAreas(given.tables.get('areas') ?? [], tables['areas'] ?? []);
  const of = (pattern: RegExp): [string, unknown][] => [...given.yaml].filter(([path]) => pattern.test(path));
  const promises = of(/^plan\/commitments\//).flatMap(([, list]) => (list ?? []) as GivenPromise[]);
  same('commitments', promises.map(promiseRow), tables['commitments'] ?? []);
  same('indicators', of(/^indicators\//).map(definitionRow), tables['indicators'] ?? []);
  same('mechanisms', of(/^mechanisms\//).map(mechanismRow), tables['mechanisms'] ?? []);
  const notes = (given.yaml.get('plan/reading-notes.yml') ?? []) as Note[];
  same('reading_notes', notes.map(noteRow), tables['reading_notes'] ?? []);
  for (const [name, rows] of Object.entries(tables)) if (name.startsWith('records/')) checkRecords(given, name, rows);
}

/** Holds the columns that the rows of the input have against as many published rows, in any order. */
function same(table: string, own: readonly PublishedRow[], published: readonly PublishedRow[]): void {
  if (own.length !== published.length)
    throw new Error(`${own.length} rows for ${table}, ${published.length} published`);
  const columns = Object.keys(own[0] ?? {});
  const line = (row: PublishedRow): string => JSON.stringify(columns.map((column) => row[column] ?? null));
  const found = published.map(line).sort();
  own
    .map(line)
    .sort()
    .forEach((each, index) => {
      if (each !== found[index]) throw new Error(`${table}: ${found[index]} is published, not ${each}`);
    });
}

const cell = ({ cells }: GivenRow, column: string): string | null => cells[column] || null;
const whole = (text: string | null): number | null => (text === null ? null : Number(text));

function checkAreas(rows: readonly GivenRow[], published: readonly PublishedRow[]): void {
  const own = rows.map((row, index) => ({
    ...{ code: cell(row, 'code'), code_system: cell(row, 'code_system'), parent: cell(row, 'parent') },
    ...{ name_zh: cell(row, 'name'), name_en: cell(row, 'name_en'), kind: cell(row, 'kind'), sort: index + 1 },
    ...{ tile_column: whole(cell(row, 'tile_column')), tile_row: whole(cell(row, 'tile_row')) },
  }));
  same('areas', own, published);
}

/** A promise as the plan's file gives it. */
export interface GivenPromise extends Named {
  readonly id: string;
  readonly clause: string | number;
  readonly kind: string;
  readonly direction: string;
  readonly steps?: readonly { readonly by: string; readonly value?: number; readonly share?: number }[];
}

/** The level due at each step: shares add up. */
export function levelsDue({ steps = [] }: GivenPromise): (number | undefined)[] {
  let sum = 0;
  return steps.map(({ value, share }) => value ?? (share === undefined ? undefined : (sum += share)));
}

function promiseRow(promise: GivenPromise): PublishedRow {
  const { id, clause, name, kind, direction, steps = [] } = promise;
  const due = levelsDue(promise);
  return {
    ...{ commitment: id, clause: String(clause), name_zh: name.zh, name_en: name.en, kind, direction },
    target: due.at(-1) ?? null,
    steps: steps.map(({ by }, index) => (due[index] === undefined ? by : `${by}:${due[index]}`)).join(';') || null,
  };
}

const idOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.yml$/, '');

function definitionRow([path, definition]: [string, unknown]): PublishedRow {
  const { name, theme, unit, calculation, better, sensitivity } = definition as Named & Record<string, string>;
  return {
    indicator: idOf(path),
    name_zh: name.zh,
    name_en: name.en,
    theme,
    unit,
    calculation,
    better,
    sensitivity,
  } as PublishedRow;
}

function mechanismRow([path, mechanism]: [string, unknown]): PublishedRow {
  const { name, group, summary, shows } = mechanism as Named & { group: string; summary: Words; shows: Words };
  return {
    ...{ mechanism: idOf(path), group, name_zh: name.zh, name_en: name.en },
    ...{ summary_zh: summary.zh, summary_en: summary.en, shows_zh: shows.zh, shows_en: shows.en },
  };
}

interface Note {
  readonly id: string;
  readonly title: Words;
  readonly text: Words;
}

function noteRow({ id, title, text }: Note): PublishedRow {
  return { note: id, title_zh: title.zh, title_en: title.en, text_zh: text.zh, text_en: text.en };
}

/** Every open cell of a records table as it was written; numbers as numbers, areas by their code. */
function checkRecords(given: Given, name: string, published: readonly PublishedRow[]): void {
  const rows = given.tables.get(name) ?? [];
  const schema = given.yaml.get(`${name}.yml`) as { area: string; columns: Record<string, { type: string }> };
  const { codes } = placesOf(given);
  const shown = Object.keys(published[0] ?? {}).filter((column) => column !== 'notice');
  const own = rows.map((row) =>
    Object.fromEntries(
      shown.map((column): [string, string | number | null] => {
        const text = cell(row, column);
        if (column === schema.area) return [column, codes.get(text ?? '') ?? text];
        return [column, /integer|number/.test(schema.columns[column]?.type ?? '') ? whole(text) : text];
      }),
    ),
  );
  same(name, own, published);
}
