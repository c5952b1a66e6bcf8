import { judgeColumn } from './columns.ts';
import { findPersonal } from './find.ts';
import type { Found, FoundText, Place, Where } from './found.ts';
import type { Context, Hit, Kind } from './kind.ts';
import { isPinyinAccount, isPinyinName } from './name.ts';
import { findNumbers } from './number.ts';
import { unmask } from './plain.ts';
import type { RowShape } from './rows.ts';
import { searchTable, type TableOptions } from './table.ts';
import { findNameAlone } from './words.ts';

/** What was found where. `value` is what no message may show. */
export interface Finding {
  readonly what: Kind | 'column' | 'ask' | 'quiet' | 'list' | 'picture' | 'binary' | 'closed' | RowShape;
  readonly place: Place;
  readonly where: Where;
  readonly value?: string;
  readonly detail?: { readonly zh: string; readonly en: string };
}

/** What is known beforehand; of tables also what their definitions say. */
export interface SearchOptions {
  readonly context: Context;
  readonly places: ReadonlySet<string>;
  readonly table: (place: Place) => Omit<TableOptions, 'context' | 'places'>;
}

/** Everything personal in one thing found in a file. */
export function search(found: Found, options: SearchOptions): Finding[] {
  if (found.type === 'fault') return [{ what: found.fault, place: found.place, where: 'bytes', detail: found.what }];
  if (found.type === 'text') return searchText(found, options);
  const { context, places, table } = options;
  return searchTable(found, { ...table(found.place), context, places }).map(({ kind, row, column, value }) => ({
    what: kind,
    place: { ...found.place, row, ...(column === undefined ? {} : { column }) },
    where: 'cell',
    ...(value === undefined ? {} : { value }),
  }));
}

function searchText({ place, where, text }: FoundText, { context, places }: SearchOptions): Finding[] {
  const row = rowCounter(text, place.row ?? 1);
  const lines = place.row !== undefined || where === 'text' || where === 'markup';
  const finding = ({ kind, start, end }: Hit): Finding => {
    const at = lines && where !== 'markup' && !place.sheet ? { ...place, row: row(start) } : place;
    return { what: kind, place: at, where, value: text.slice(start, end) };
  };
  const hits = hitsIn(where, text, context).filter(({ start, end }) => !places.has(text.slice(start, end)));
  const found = hits.map(finding);
  if (naming.has(where) && isListName(text)) found.push({ what: 'list', place, where, value: text.trim() });
  if (where === 'hidden-part')
    for (const line of text.split('\n'))
      if (judgeColumn(line) === 'person')
        found.push({ what: 'column', place: { ...place, column: line.trim() }, where });
  return found;
}

const naming: ReadonlySet<Where> = new Set<Where>(['file-name', 'sheet-name']);

/** Names of lists of people. */
function isListName(text: string): boolean {
  return /花名册|(贫困户|贫困人口|人员|学生|患者|残疾人|低保户|农户|户主|享受|补助对象|发放)名单|名册$|身份信息|到户信息|人员信息/.test(
    text,
  );
}

function hitsIn(where: Where, text: string, context: Context): Hit[] {
  switch (where) {
    case 'bytes':
      return findNumbers(text, { ...context, published: true });
    case 'text':
    case 'markup':
    case 'cell':
      return findPersonal(text, context);
    case 'property':
      return isName(text)
        ? [{ kind: 'name', start: 0, end: text.length }]
        : [...findPersonal(text, context), ...findNameAlone(text)];
    default:
      return alone(text, context);
  }
}

const isName = (text: string): boolean => isPinyinName(text) || isPinyinAccount(text);

/** A comment or a name: also names of people that stand alone in it. */
function alone(text: string, context: Context): Hit[] {
  const hits = findPersonal(text, context);
  const names = findNameAlone(unmask(text).text === text ? text : text.normalize('NFKC'));
  return [...hits, ...names.filter(({ start }) => !hits.some((hit) => start >= hit.start && start < hit.end))];
}

/** Tells the line of a place, for places in rising order. */
function rowCounter(text: string, first: number): (index: number) => number {
  let line = first;
  let counted = 0;
  return (index) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
      line += 1;
      counted = at + 1;
    }
    return line;
  };
}
