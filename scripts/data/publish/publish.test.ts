import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Release } from '../../../src/core/release.ts';
import { BuildError, buildData, nodeEffects, type Built } from '../build.ts';
import { openDatabase } from '../database.ts';
import { toCsv } from './csv.ts';
import type { PublishedRow } from './tables.ts';

// A build takes a fraction of a second, but not on a machine that is busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const small = join(import.meta.dirname, '../../fixtures/small/input');
const tables = [
  'areas',
  'indicators',
  'observations',
  'commitments',
  'verdicts',
  'reading_notes',
  'mechanisms',
  'projects',
  'payments',
];
let folder: string;
let built: Built;
let release: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sunledger-publish-'));
  built = await buildData({ input: small, output: join(folder, 'out') });
  release = join(folder, 'out/data', `v${built.manifest.version}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (path: string): string => readFileSync(join(release, path), 'utf8');
const rowsOf = (table: string): PublishedRow[] => (JSON.parse(text(`${table}.json`)) as { rows: PublishedRow[] }).rows;

function everyFile(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), hash(path)]));
}

/** Days are dates in Parquet and text in JSON. */
const withDaysAsText = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString().slice(0, 10) : value,
    ]),
  );

/** A CSV without rows has no row to mark. */
const isHeaderOnly = (path: string): boolean => path.endsWith('.csv') && text(path).trimEnd().split('\n').length === 1;

describe('what is published', () => {
  it('points to the release in latest.json and lists every file with its hash', () => {
    expect(JSON.parse(readFileSync(join(folder, 'out/data/latest.json'), 'utf8'))).toEqual({
      version: '2018.12.0',
      path: 'v2018.12.0/',
      as_of: '2018-12-31',
      dataset: 'demonstration',
    });
    const found = everyFile(release);
    const lines = text('SHA256SUMS').trimEnd().split('\n');
    expect(lines).toEqual(
      Object.keys(found)
        .filter((path) => path !== 'SHA256SUMS')
        .map((path) => `${found[path]}  ${path}`),
    );
    const { files, inputs } = JSON.parse(text('manifest.json')) as Built['manifest'];
    for (const file of files) expect(found[file.path]).toBe(file.sha256);
    expect(inputs.map(({ path }) => path)).toContain('indicators/water.csv');
  });

  it('keeps back length and hash of an input with hidden figures: they would let the figures be found by trying', () => {
    const { inputs } = JSON.parse(text('manifest.json')) as Built['manifest'];
    const names = Object.fromEntries(inputs.map((entry) => [entry.path, Object.keys(entry)]));
    expect(names['indicators/treatment.csv']).toEqual(['path']);
    expect(names['records/clinics.csv']).toEqual(['path']);
    expect(names['indicators/water.csv']).toEqual(['path', 'bytes', 'sha256']);
  });

  it('tells how many figures are hidden, and never which by which rule where they are few', () => {
    const { figures, hidden, byRule } = JSON.parse(text('disclosure.json')) as Release['disclosure'];
    const suppressed = rowsOf('observations').filter(({ status }) => status === 'suppressed');
    expect([figures, hidden]).toEqual([rowsOf('observations').length, suppressed.length]);
    expect(hidden).toBeGreaterThan(0);
    expect(byRule).toBeUndefined();
  });

  it.each(tables)('says the same in the JSON and the Parquet of %s, read by native DuckDB', async (table) => {
    const database = await openDatabase({ externalAccess: true });
    const parquet = await database.rows(`FROM read_parquet('${join(release, `${table}.parquet`)}')`);
    database.close();
    expect(parquet.map(withDaysAsText)).toEqual(rowsOf(table).map(({ detail: _, ...row }) => row));
  });

  it('marks every file as fictitious', async () => {
    const mark = '示例数据（虚构）';
    for (const path of Object.keys(everyFile(release)).filter((each) => /\.(csv|json|arrow|arrows)$/.test(each)))
      if (path !== 'manifest.json' && !isHeaderOnly(path))
        expect(readFileSync(join(release, path)).includes(mark), path).toBe(true);
    const database = await openDatabase({ externalAccess: true });
    for (const table of tables) {
      const source = `parquet_kv_metadata('${join(release, `${table}.parquet`)}')`;
      const pairs = await database.rows(`SELECT decode(key) AS key, decode(value) AS value FROM ${source}`);
      expect(pairs.find(({ key }) => key === 'notice')?.['value']).toContain(mark);
    }
    database.close();
  });

  it('gives the browser engine streams that it reads as the same rows', async () => {
    const engine = await openEngine();
    for (const table of tables) {
      engine.insertArrowFromIPCStream(new Uint8Array(readFileSync(join(release, `${table}.arrows`))), {
        name: table,
        create: true,
      });
      const rows = engine.query(`SELECT * FROM ${table}`).toArray();
      expect(rows.map((row) => ({ ...row.toJSON() }))).toEqual(rowsOf(table).map(({ detail: _, ...row }) => row));
    }
  });

  it('is the same byte for byte when built again', async () => {
    await buildData({ input: small, output: join(folder, 'again') });
    expect(everyFile(join(folder, 'again'))).toEqual(everyFile(join(folder, 'out')));
  });
});

interface Engine {
  insertArrowFromIPCStream: (bytes: Uint8Array, options: { name: string; create: boolean }) => void;
  query: (sql: string) => { toArray: () => { toJSON: () => object }[] };
}

interface EngineModule {
  createDuckDB: (
    bundles: object,
    logger: object,
    runtime: object,
  ) => Promise<{ instantiate: (progress: () => void) => Promise<unknown>; connect: () => Engine }>;
  VoidLogger: new () => object;
  NODE_RUNTIME: object;
}

/** The engine of the explore page in its form for Node. */
async function openEngine(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const path = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const duckdb = require(path) as EngineModule;
  const bundle = (name: string) => ({ mainModule: join(dirname(path), `duckdb-${name}.wasm`), mainWorker: '' });
  const database = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  return database.connect();
}

describe('a build that fails', () => {
  it('leaves the previous output as it was and nothing beside it', async () => {
    const before = everyFile(join(folder, 'out'));
    const broken = join(folder, 'broken');
    cpSync(small, broken, { recursive: true });
    writeFileSync(join(broken, 'indicators/water.csv'), 'area,period\n');
    await expect(buildData({ input: broken, output: join(folder, 'out') })).rejects.toThrow(BuildError);
    expect(everyFile(join(folder, 'out'))).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('.out'))).toEqual([]);
  });

  it('cleans up when writing fails half way', async () => {
    const before = everyFile(join(folder, 'out'));
    const real = nodeEffects();
    const effects = {
      ...real,
      writeFile: (path: string, content: Uint8Array | string) =>
        path.endsWith('release.json') ? Promise.reject(new Error('disk full')) : real.writeFile(path, content),
    };
    await expect(buildData({ input: small, output: join(folder, 'out'), effects })).rejects.toThrow('disk full');
    expect(everyFile(join(folder, 'out'))).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('.out'))).toEqual([]);
  });

  it('leaves the previous output in place when the last step fails', async () => {
    const before = everyFile(join(folder, 'out'));
    const real = nodeEffects();
    const effects = { ...real, exchange: () => Promise.reject(new Error('busy')) };
    await expect(buildData({ input: small, output: join(folder, 'out'), effects })).rejects.toThrow('busy');
    expect(everyFile(join(folder, 'out'))).toEqual(before);
  });

  it('notices a file that does not read back as it was meant', async () => {
    const real = nodeEffects();
    const effects = {
      ...real,
      writeFile: (path: string, content: Uint8Array | string) =>
        real.writeFile(path, path.endsWith('observations.csv') ? String(content).replace(',700,', ',701,') : content),
    };
    await expect(buildData({ input: small, output: join(folder, 'other'), effects })).rejects.toThrow(
      /wrong value: 701; expected 700/,
    );
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  it('names the required files that are missing', async () => {
    mkdirSync(join(folder, 'nothing'));
    const error = await buildData({ input: join(folder, 'nothing'), output: join(folder, 'other') }).catch(
      (fault: unknown) => fault,
    );
    expect(error instanceof BuildError && error.problems.map(({ file }) => file)).toEqual([
      'areas.csv',
      'plan/plan.yml',
      'site.yml',
    ]);
  });
});

it('reads an indicator from Parquet exactly as from CSV', async () => {
  const input = join(folder, 'parquet');
  cpSync(small, input, { recursive: true });
  const csv = join(input, 'indicators/water.csv');
  const database = await openDatabase({ externalAccess: true });
  const source = `read_csv('${csv}', all_varchar = true)`;
  const columns =
    '* REPLACE (numerator::INTEGER AS numerator, denominator::BIGINT AS denominator, "value"::DECIMAL(5, 1) AS "value")';
  await database.run(`COPY (SELECT ${columns} FROM ${source}) TO '${csv.replace('csv', 'parquet')}' (FORMAT parquet)`);
  database.close();
  rmSync(csv);
  const { release: fromParquet } = await buildData({ input, output: join(folder, 'from-parquet') });
  const plain = (release: Built['release']) => release.observations.map(({ file: _, rows: __, ...rest }) => rest);
  expect(plain(fromParquet)).toEqual(plain(built.release));
});

it('CSV keeps negative numbers and disarms formulas in text, also full-width ones', () => {
  const column = (type: 'text' | 'number') => ({ type, title: { zh: '列', en: 'Column' } });
  const title = { zh: '表', en: 'Table' };
  const definition = { title, grain: title, key: [], columns: { a: column('text'), b: column('number') } };
  const rows = ['=1+1', '＝A1', ' @x', '-3', '甲,乙', '"', null].map((a) => ({ a, b: -3.2 }));
  const csv = toCsv(definition, rows);
  expect(csv).toBe(
    '\ufeffa,b\r\n\'=1+1,-3.2\r\n\'＝A1,-3.2\r\n\' @x,-3.2\r\n\'-3,-3.2\r\n"甲,乙",-3.2\r\n"""",-3.2\r\n,-3.2\r\n',
  );
});
