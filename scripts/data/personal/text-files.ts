import type { Found, Place, TableRow } from './found.ts';
import { readHeader } from './header.ts';
import { splitRows } from './split.ts';
import { resolveReferences, xmlText } from './xml.ts';

/** The texts of a text file: cells where it is a table, lines and comments otherwise; of pages also their tables. */
export function* fileTexts(file: string, text: string, pages: 'tables' | 'text' = 'tables'): Generator<Found> {
  const place = { file };
  if (/\.(csv|tsv|tab|txt)$/i.test(file) && /[,\t;|]/.test(text)) {
    yield* tableTexts(file, text);
    return;
  }
  if (/^\s*</.test(text)) {
    yield* markupTexts(file, text, pages === 'tables');
    return;
  }
  const objects = /\.(json|jsonld|webmanifest)$/i.test(file) ? objectTables(text) : undefined;
  yield { type: 'text', place, where: 'text', text: resolveEscapes(objects ? withoutNumbers(text) : text) };
  for (const rows of objects ?? []) yield { type: 'table', place, rows };
  if (!objects) yield* lineComments(file, text, /\.ya?ml$/i.test(file) ? /(?:^|\s)#(.*)$/ : /^\s*(?:#|\/\/)(.*)$/);
}

/** Rows searched as one table: a longer one is searched in parts, each under the header of the first. */
const rowsAtOnce = 100_000;

function* tableTexts(file: string, text: string): Generator<Found> {
  const place = { file };
  let head: readonly TableRow[] | undefined;
  let rows: TableRow[] = [];
  for (const row of splitRows(text)) {
    rows.push(row);
    if (rows.length < rowsAtOnce) continue;
    yield part(place, rows, head);
    head ??= rows.slice(0, readHeader({ type: 'table', place, rows }).bottom + 1);
    rows = [];
  }
  if (rows.length > 0 || !head) yield part(place, rows, head);
  yield* lineComments(file, text, /^\s*["']?(?:#|\/\/)(.*)$/);
}

function part(place: Place, rows: readonly TableRow[], head: readonly TableRow[] | undefined): Found {
  return head ? { type: 'table', place, rows: [...head, ...rows], continued: true } : { type: 'table', place, rows };
}

function* lineComments(file: string, text: string, pattern: RegExp): Generator<Found> {
  if (!/[#/]/.test(text)) return;
  for (let [row, from] = [1, 0]; from <= text.length; row++) {
    const end = text.indexOf('\n', from);
    const comment = pattern.exec(text.slice(from, end < 0 ? text.length : end))?.[1];
    if (comment) yield { type: 'text', place: { file, row }, where: 'comment', text: comment };
    from = end < 0 ? text.length + 1 : end + 1;
  }
}

/** A tag that colours a part of a number, 138<b>1234</b>5678: all that pages of our own can take apart. */
const insideNumber = /\d<\/?(?:\w+:)?(?:span|b|i|em|strong|u|s|a|mark|small|sub|sup|font|tspan|t|r)\b[^<>]*>[\d<]/;

/** HTML, SVG and XML: as it is written, attributes and comments included; as it is shown; and tables as such. */
function* markupTexts(file: string, text: string, tables: boolean): Generator<Found> {
  const place = { file };
  yield { type: 'text', place, where: 'text', text: resolveReferences(text) };
  if (tables || !/\.html?$/i.test(file) || insideNumber.test(text))
    yield { type: 'text', place, where: 'markup', text: xmlText(text) };
  if (!tables) return;
  // Cut at the ends of tables first: searched for as a whole, tables that are never closed would be read over and over.
  for (const part of text.split(/<\/table>/i).slice(0, -1)) {
    const table = part.slice(part.search(/<table\b|$/i));
    const rows = [...table.matchAll(/<tr\b[^<>]*>([\s\S]*?)(?=<tr\b|<\/tr>|$)/gi)].map(
      ([, row = ''], index): TableRow => ({
        row: index + 1,
        cells: [...row.matchAll(/<t[dh]\b[^<>]*>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]>|$)/gi)].map(([, cell = '']) =>
          xmlText(cell).trim(),
        ),
      }),
    );
    yield { type: 'table', place, rows };
  }
}

/** `\u0031` as JSON and scripts may write any character. */
function resolveEscapes(text: string): string {
  if (!/\\u(00[2-7]|ff|[4-9])/i.test(text)) return text;
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** JSON without its bare numbers: what they are only their keys tell, so they are searched as cells. */
const withoutNumbers = (json: string): string => json.replace(/([[,:]\s*)-?\d[\d.eE+-]*(?=\s*[,\]}])/g, '$10');

/** Every list of objects of a JSON file, and every object, as a table: a row for each object, numbered from 1. */
function objectTables(text: string): TableRow[][] | undefined {
  const tables: TableRow[][] = [];
  const walk = (value: unknown): void => {
    const objects = (Array.isArray(value) ? value : [value]).filter((each): each is Json => isObject(each));
    if (objects.length > 0) tables.push(tableOf(objects));
    if (Array.isArray(value)) for (const each of value) if (Array.isArray(each)) walk(each);
    for (const each of objects)
      for (const inner of Object.values(each)) if (typeof inner === 'object' && inner !== null) walk(inner);
  };
  try {
    walk(JSON.parse(text));
    return tables;
  } catch {
    return undefined;
  }
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function tableOf(objects: readonly Json[]): TableRow[] {
  const plain = objects.flatMap((object) => Object.entries(object).filter(([, value]) => typeof value !== 'object'));
  const columns = [...new Set(plain.map(([key]) => key))];
  const cell = (value: unknown): string | number | undefined =>
    typeof value === 'string' || typeof value === 'number' ? value : undefined;
  const rows = objects.map((object, index) => ({
    row: index + 1,
    cells: columns.map((column) => cell(object[column])),
  }));
  return [{ row: 0, cells: columns }, ...rows];
}
