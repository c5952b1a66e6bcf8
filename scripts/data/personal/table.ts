import { isCard } from './card.ts';
import { isMeasure, judgeColumn } from './columns.ts';
import { looksLikePersonalName } from './duty.ts';
import { findPersonal } from './find.ts';
import type { FoundTable } from './found.ts';
import { readHeader, type Column, type Header } from './header.ts';
import { hintsOf } from './hints.ts';
import { checkDigit, hasProvince, isPastDay } from './identity.ts';
import type { Context, Kind } from './kind.ts';
import { isClearName, isPinyinName, nameLikeness } from './name.ts';
import { judgeRows, type RowShape } from './rows.ts';

/** A find in a table. `value` is what must not be printed. */
export interface TableHit {
  /** `quiet`: a value of a column that is reported as a whole; it must not be shown. */
  readonly kind: Kind | 'column' | 'ask' | 'quiet' | RowShape;
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
}

export interface TableOptions {
  readonly context: Context;
  /** Names of areas, which are not names of people whatever they look like. */
  readonly places: ReadonlySet<string>;
  /** Columns that are declared to be about institutions or groups of people. */
  readonly justified: ReadonlySet<string>;
  /** Columns declared as amounts. */
  readonly amounts: ReadonlySet<string>;
  /** Columns declared as counts, where eleven digits cannot be a figure. */
  readonly counts: ReadonlySet<string>;
  readonly said: string;
  readonly records: boolean;
}

/** Everything personal in a table: in its cells, by the names of its columns, by the names in them, by its rows. */
export function searchTable(table: FoundTable, options: TableOptions): TableHit[] {
  const header = readHeader(table);
  const shape = judgeRows(header, options);
  return [
    ...(table.continued ? [] : headerHits(table, header, options)),
    ...header.columns.flatMap((column) => columnHits(column, options)),
    ...(shape ? [{ kind: shape, row: header.cells[0]?.row ?? 1 }] : []),
  ];
}

/** Words that head a column of people wherever they stand: forms repeat their header. */
const always =
  /^(姓名|户主姓名|身份证号?码?|公民身份号码|证件号码?|手机号码?|家庭住址|银行卡号|一卡通账?号?|与户主关系|出生年月日?|出生日期)$/;

function headerHits(table: FoundTable, { bottom, columns }: Header, { context, justified }: TableOptions): TableHit[] {
  return table.rows.slice(0, bottom + 1).flatMap(({ row, cells }) =>
    cells.flatMap((cell, index): TableHit[] => {
      const text = String(cell ?? '').trim();
      const column = columns[index]?.name ?? '';
      const verdict = justified.has(text) ? undefined : judgeColumn(text);
      const hits = findPersonal(text, context).map(({ kind, start, end }) => ({
        kind,
        row,
        column,
        value: text.slice(start, end),
      }));
      return verdict === 'person' || verdict === 'ask'
        ? [{ kind: verdict === 'ask' ? 'ask' : 'column', row, column: text }, ...hits]
        : hits;
    }),
  );
}

function columnHits(column: Column, options: TableOptions): TableHit[] {
  const { label, name, distinct } = column;
  const declared = options.amounts.has(label) || (isMeasure(label) && !options.counts.has(label));
  const context = { ...options.context, hints: hintsOf(label), measure: declared, whole: true };
  const serial = isSerial(column) && !context.hints.has('identity');
  const names = nameValues(column, options);
  const cards = !declared && isCardColumn(column);
  const listed = label.split(' ').some((part) => judgeColumn(part) === 'person') && !options.justified.has(label);
  const hits: TableHit[] = [];
  for (const [value, rows] of distinct) {
    const add = (kind: TableHit['kind'], part = value): void => {
      for (const row of rows) hits.push({ kind, row, column: name, value: part });
    };
    if (listed && value.length > 1) add('quiet');
    if (always.test(value.trim())) add('column');
    if (cards && isCard(value.trim())) add('card');
    else if (names.has(value)) add('name');
    else if (mayHold(value))
      for (const { kind, start, end } of findPersonal(value, context))
        if (!(serial && kind === 'identity')) add(kind, value.slice(start, end));
  }
  return hits;
}

/** Most cells are short figures and codes: nothing in them needs a closer look. */
function mayHold(text: string): boolean {
  return (
    text.length > 1 &&
    /[^\x20-\x7e]|[*@]|\d{7}|\d{2}[ ._/-]\d|[Ee]\+?1|[A-Za-z]{2} ?[A-Za-z:=]|(\d[ ._-]){3}/.test(text)
  );
}

/**
 * Numbers made of an area code, a day of the plan and a serial number: one in eleven has the check digit of an
 * identity number by chance, of real ones nearly all.
 */
function isSerial({ distinct }: Column): boolean {
  const shaped = [...distinct.keys()].filter(
    (value) => /^\d{18}$/.test(value) && hasProvince(value) && isPastDay(value.slice(6, 14), '9999'),
  );
  const right = shaped.filter((value) => checkDigit(value) === value[17]).length;
  return shaped.length >= 4 && right * 3 <= shaped.length && shaped.every((value) => value.slice(6, 10) > '2012');
}

function isCardColumn({ distinct }: Column): boolean {
  const values = [...distinct.keys()].map((value) => value.trim());
  return values.length >= 3 && values.filter(isCard).length >= values.length * 0.8;
}

const placeLabel = /村|镇|乡|街道|社区|地区|区划|area|town|village|place|county/i;

/** The values of a column that are names of people. */
function nameValues({ label, distinct }: Column, { places }: TableOptions): ReadonlySet<string> {
  const texts = [...distinct.keys()].filter((value) => /\p{L}/u.test(value) && !places.has(value.trim()));
  const verdict = label
    .split(' ')
    .map(judgeColumn)
    .find((each) => each !== undefined);
  if (verdict === 'duty') return new Set(texts.filter(looksLikePersonalName));
  const first = (text: string): string => text.trim().split(/[\s,，、;；:：()（）/|]+/)[0] ?? '';
  const strong = texts.filter((text) => nameLikeness(first(text)) === 2);
  const weak = texts.filter((text) => nameLikeness(first(text)) === 1);
  const pinyin = texts.filter((text) => isPinyinName(text));
  const place = placeLabel.test(label);
  if (pinyin.length >= 3 && pinyin.length >= texts.length * 0.6 && !place) return new Set(pinyin);
  const few = texts.length < 3;
  if (few && !place) return new Set(texts.filter((text) => isClearName(first(text))));
  const [most, sure] = place ? [0.8, 0.6] : [0.6, 0.4];
  const like = strong.length + weak.length;
  return !few && like >= texts.length * most && strong.length >= texts.length * sure
    ? new Set([...strong, ...weak])
    : new Set();
}
