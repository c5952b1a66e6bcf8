import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openChdb, type Chdb } from '../../testing/chdb.ts';
import { layOut } from '../../testing/lay-out.ts';
import { fill, warehouseOf } from '../../testing/warehouse.ts';
import { formatProblem, nodeEffects } from '../build.ts';
import type { SqlColumn, SqlValue } from '../database.ts';
import { inspect, type Inspected } from '../inspect.ts';
import { isError } from '../problem.ts';

let chdb: Chdb;
beforeAll(() => (chdb = openChdb()));
afterAll(() => chdb.close());

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const columns: SqlColumn[] = [
  { name: 'village', type: 'VARCHAR' },
  { name: 'town', type: 'VARCHAR' },
  { name: 'opened_on', type: 'DATE' },
  { name: 'beds', type: 'INTEGER' },
];
const rows: SqlValue[][] = [
  ['东村', '900001', '2015-06-01', 2],
  ['西村', '甲镇', '2017-03-01', 1],
  ['南村', '900002', '2016-12-31', 3],
  ['北村', '900002', null, 0],
];

interface Change {
  readonly columns?: readonly SqlColumn[];
  readonly rows?: readonly SqlValue[][];
  /** Leaves the CSV file beside the definition. */
  readonly file?: boolean;
  readonly yaml?: (text: string) => string;
  readonly indicator?: (text: string) => string;
}

/** The smallest plan with its records table in ClickHouse. */
async function build(change: Change = {}): Promise<Inspected> {
  const folder = lay();
  const edit = (name: string, write: (text: string) => string): void =>
    writeFileSync(join(folder, name), write(readFileSync(join(folder, name), 'utf8')));
  if (!change.file) rmSync(join(folder, 'records/clinics.csv'));
  edit('records/clinics.yml', (text) => `${text}\nfrom: { engine: clickhouse, table: ledger.clinics }\n`);
  edit('records/clinics.yml', change.yaml ?? ((text) => text));
  edit('indicators/clinics.yml', change.indicator ?? ((text) => text));
  await fill(chdb, 'ledger.clinics', { columns: change.columns ?? columns, rows: change.rows ?? rows });
  return inspect(folder, { ...nodeEffects(), openWarehouse: () => warehouseOf(chdb) });
}

function lay(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sunledger-stored-'));
  folders.push(folder);
  layOut('small', folder);
  return folder;
}

const errors = ({ problems }: Inspected): string =>
  problems
    .filter(isError)
    .map((each) => formatProblem(each, 'zh'))
    .join('\n');
const plain = ({ release }: Inspected): unknown[] =>
  (release?.observations ?? []).map(({ file: _file, rows: _rows, ...row }) => row);

describe('a records table in ClickHouse', () => {
  it('gives the same figures and verdicts as its CSV file, and names its question', async () => {
    const [file, database] = [await inspect(lay(), nodeEffects()), await build()];
    expect(errors(database)).toBe('');
    expect(plain(database)).toEqual(plain(file));
    expect(database.release?.judgements).toEqual(file.release?.judgements);
    expect(database.answers).toHaveLength(1);
    expect(database.answers[0]).toMatchObject({ id: 'records/clinics', source: 'clickhouse:ledger.clinics' });
    expect(database.answers[0]?.query).toMatch(/GROUP BY "#period", "town"/);
  });

  it.each<[string, string, RegExp, Change]>([
    ['a cell is empty', 'missing-cell', /beds 列/, { rows: [...rows, ['新村', '900001', null, null]] }],
    ['a text is empty', 'missing-cell', /village 列/, { rows: [...rows, ['', '900001', null, 1]] }],
    ['a key is there twice', 'warehouse-twice', /“东村”有 2 行/, { rows: [...rows, rows[0]!] }],
    ['an area is not known', 'unknown-area', /丙镇/, { rows: [...rows, ['新村', '丙镇', null, 1]] }],
    [
      'a count is no whole number',
      'wrong-type',
      /beds 列.*1\.5/,
      {
        columns: columns.map((each) => (each.name === 'beds' ? { ...each, type: 'DOUBLE' } : each)),
        rows: [...rows, ['新村', '900001', null, 1.5]],
      },
    ],
    [
      'a value is not one of those allowed',
      'unknown-value',
      /village 列/,
      {
        yaml: (text) =>
          text.replace('en: village }, type: text', 'en: village }, type: text, values: [东村, 西村, 南村]'),
      },
    ],
    [
      'a column is absent',
      'missing-column',
      /beds/,
      { columns: columns.slice(0, 3), rows: rows.map((row) => row.slice(0, 3)) },
    ],
    [
      'a column is of another type',
      'wrong-type',
      /opened_on 列/,
      {
        columns: columns.map((each) => (each.name === 'opened_on' ? { ...each, type: 'VARCHAR' } : each)),
      },
    ],
    ['there is a data file too', 'warehouse-and-file', /records\/clinics\.yml/, { file: true }],
    [
      'an expression would not mean the same',
      'warehouse-expression',
      /indicators\/clinics\.yml/,
      { indicator: (text) => text.replace(/expression: [^}]*/, 'expression: village like village') },
    ],
  ])('is refused where %s', async (_, rule, told, change) => {
    const found = errors(await build(change));
    expect(found).toContain(`[${rule}]`);
    expect(found).toMatch(told);
  });

  it('is searched for personal data, which are never printed', async () => {
    const number = '370323199001011239';
    const found = errors(await build({ rows: [...rows, [number, '900001', null, 1]] }));
    expect(found).toContain('[personal-identity]');
    expect(found).not.toContain(number);
  });
});
