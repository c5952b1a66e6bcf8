import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnEntry, Dictionary, TableEntry, WrittenType } from '../../../src/core/dictionary.ts';
import { layOut } from '../../testing/lay-out.ts';
import { buildData } from '../build.ts';
import { openDatabase, quoteName, quoteText, type Database } from '../database.ts';
import type { PublishedRow } from './tables.ts';

let work = '';
let folder = '';
let tables: readonly TableEntry[];
let database: Database;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sunledger-readers-'));
  layOut('mechanisms', join(work, 'input'));
  const { manifest } = await buildData({ input: join(work, 'input'), output: join(work, 'out') });
  folder = join(work, 'out/data', `v${manifest.version}`);
  const dictionary = JSON.parse(readFileSync(join(folder, 'data-dictionary.json'), 'utf8')) as Dictionary;
  tables = dictionary.tables.filter(({ name }) => name !== 'indicators/<id>');
  database = await openDatabase({ externalAccess: true });
});
afterAll(() => {
  database.close();
  rmSync(work, { recursive: true, force: true });
});

const at = (path: string): string => join(folder, path);
const jsonRows = (name: string): readonly PublishedRow[] =>
  (JSON.parse(readFileSync(at(`${name}.json`), 'utf8')) as { rows: PublishedRow[] }).rows;
const sqlTypes: Readonly<Partial<Record<WrittenType, string>>> = {
  ...{ integer: 'INTEGER', number: 'DOUBLE', boolean: 'BOOLEAN', day: 'DATE' },
};
const sqlType = ({ type }: ColumnEntry): string => sqlTypes[type] ?? 'VARCHAR';
const asJson = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null);

/** The rows of a query with days as texts, in the columns of a table. */
async function ask(source: string, { columns }: TableEntry): Promise<unknown[]> {
  const chosen = columns.map(({ name, type }) =>
    type === 'day' ? `CAST(${quoteName(name)} AS VARCHAR) AS ${quoteName(name)}` : quoteName(name),
  );
  return database.rows(`SELECT ${chosen.join(', ')} FROM ${source}`);
}
async function typesOf(source: string): Promise<Record<string, string>> {
  const rows = (await database.rows(`DESCRIBE SELECT * FROM ${source}`)) as {
    column_name: string;
    column_type: string;
  }[];
  return Object.fromEntries(rows.map((row) => [row.column_name, row.column_type]));
}
const only = (row: PublishedRow, { columns }: TableEntry): unknown =>
  Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]));

test('there is a Parquet file for every table of the dictionary, and for none besides', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.parquet'));
  expect(files.map((path) => path.slice(0, -'.parquet'.length)).sort()).toEqual(tables.map(({ name }) => name).sort());
});

describe('Parquet', () => {
  test('read by DuckDB has the types of the dictionary and the values of the JSON', async () => {
    for (const table of tables) {
      const source = `read_parquet(${quoteText(at(`${table.name}.parquet`))})`;
      expect(await typesOf(source), table.name).toEqual(
        Object.fromEntries(table.columns.map((column) => [column.name, sqlType(column)])),
      );
      expect(await ask(source, table), table.name).toEqual(jsonRows(table.name).map((row) => only(row, table)));
    }
  });

  test('read by hyparquet has days as dates, nothing as null, and the values of the JSON', async () => {
    for (const table of tables) {
      const rows = await parquetReadObjects({ file: await asyncBufferFromFile(at(`${table.name}.parquet`)) });
      for (const { name, type } of table.columns.filter((column) => column.type === 'day'))
        for (const row of rows) if (row[name] != null) expect(row[name], `${type} ${name}`).toBeInstanceOf(Date);
      const read = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, asJson(value)])),
      );
      expect(read, table.name).toEqual(jsonRows(table.name).map((row) => only(row, table)));
    }
  });
});

describe('CSV', () => {
  /** Text that would be a formula has an apostrophe before it, and an empty text is nothing. */
  const asCsv = (row: PublishedRow, { columns }: TableEntry): unknown =>
    Object.fromEntries(
      columns.map(({ name }) => {
        const value = row[name] ?? null;
        if (value === '') return [name, null];
        return [name, typeof value === 'string' && /^\s*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value];
      }),
    );

  test('read with the types of the dictionary has the values of the JSON', async () => {
    for (const table of tables) {
      const types = table.columns.map((column) => `${quoteText(column.name)}: ${quoteText(sqlType(column))}`);
      const source = `read_csv(${quoteText(at(`${table.name}.csv`))}, header = true, columns = {${types.join(', ')}})`;
      expect(await ask(source, table), table.name).toEqual(jsonRows(table.name).map((row) => asCsv(row, table)));
    }
  });

  test('read without being told anything has the right names, numbers as numbers and days as days', async () => {
    const guessed: Readonly<Record<string, RegExp>> = {
      ...{ INTEGER: /^BIGINT$/, DOUBLE: /^(DOUBLE|BIGINT)$/, BOOLEAN: /^BOOLEAN$/, DATE: /^DATE$/ },
    };
    for (const table of tables.filter(({ rows }) => rows > 0)) {
      const source = `read_csv(${quoteText(at(`${table.name}.csv`))}, sample_size = -1)`;
      const found = await typesOf(source);
      expect(Object.keys(found), table.name).toEqual(table.columns.map(({ name }) => name));
      const rows = jsonRows(table.name);
      for (const column of table.columns) {
        const filled = rows.some((row) => row[column.name] != null && row[column.name] !== '');
        const expected = sqlType(column);
        if (!filled || expected === 'VARCHAR') continue;
        expect(found[column.name], `${table.name}.${column.name}`).toMatch(guessed[expected] ?? /^$/);
      }
    }
  });
});
