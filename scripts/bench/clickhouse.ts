import { appendFile, cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from './context.ts';
import type { Measurement } from './measurement.ts';
import { makePanel } from './panel-data.ts';
import { moduleAt, runApart } from './apart.ts';

/** What one run took, and a fingerprint of all its figures. */
interface Run {
  /** Seconds from opening the table to having its figures, everything checked. */
  readonly scan: number;
  readonly figures: string;
  readonly count: number;
}

/** Reads, checks, searches and adds up; says what came out, without the name of the source. */
const inspecting = (effects: string): string => `
import { createHash } from 'node:crypto';
import { nodeEffects } from ${moduleAt('scripts/data/build.ts')};
import { inspect } from ${moduleAt('scripts/data/inspect.ts')};
const [input, tables] = process.argv.slice(1);
const effects = nodeEffects();
let [opened, closed] = [0, 0];
${effects}
const { release, problems } = await inspect(input, { ...effects, ...own });
if (!release) throw new Error(JSON.stringify(problems));
const figures = JSON.stringify(release.observations.map(({ file, rows, ...row }) => row));
const sha256 = createHash('sha256').update(figures).digest('hex');
console.log(JSON.stringify({ scan: (closed - opened) / 1000, figures: sha256, count: release.observations.length }));
process.exit();
`;

const withDuckDb = inspecting(`
const own = { openLargeDatabase: async (options) => {
  opened = performance.now();
  const database = await effects.openLargeDatabase(options);
  return { ...database, close: () => { database.close(); closed = performance.now(); } };
} };`);

const withClickHouse = inspecting(`
import { openChdb } from ${moduleAt('scripts/testing/chdb.ts')};
import { warehouseOf } from ${moduleAt('scripts/testing/warehouse.ts')};
const own = { openWarehouse: () => {
  opened = performance.now();
  const warehouse = warehouseOf(openChdb(tables));
  return { ...warehouse, close: async () => { closed = performance.now(); } };
} };`);

/** Fills the table of ClickHouse from the Parquet files of a panel. */
const filling = `
import { openChdb } from ${moduleAt('scripts/testing/chdb.ts')};
const [input, tables] = process.argv.slice(1);
const chdb = openChdb(tables);
await chdb.query('CREATE DATABASE ledger');
await chdb.query(\`CREATE TABLE ledger.village_month (area LowCardinality(String), village String,
  period LowCardinality(String), kind LowCardinality(String), status LowCardinality(String),
  households Nullable(Int32), safe Nullable(Int32)) ENGINE = MergeTree ORDER BY (period, kind, area, village)\`);
const columns = 'area, village, period, kind, ifNull(status, \\'\\'), households, safe';
await chdb.query(\`INSERT INTO ledger.village_month SELECT \${columns} FROM file('\${input}/panels/village-month/period=*/*.parquet', Parquet,
  'area String, village String, period String, kind String, status Nullable(String), households Nullable(Int32), safe Nullable(Int32)')
  SETTINGS use_hive_partitioning = 1, max_memory_usage = 3000000000, max_insert_threads = 1\`);
console.log(JSON.stringify({}));
process.exit();
`;

/**
 * The same panel in Parquet files read by DuckDB and in a table of the embedded ClickHouse, with all checks, each run in a
 * process of its own, in turns. Throws where a figure differs.
 */
export async function measureClickHouse({ work, runs, rows: sizes, step }: Context): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const size of sizes) {
    const [folder, definitions, tables] = [join(work, 'files'), join(work, 'definitions'), join(work, 'tables')];
    const rows = await makePanel(folder, { rows: size });
    await cp(folder, definitions, { recursive: true, filter: (path) => !path.endsWith('panels/village-month') });
    await appendFile(
      join(definitions, 'panels/village-month.yml'),
      '\nfrom: { engine: clickhouse, table: ledger.village_month }\n',
    );
    await runApart(filling, [folder, tables]);
    const found: Record<'duckdb' | 'clickhouse', Run[]> = { duckdb: [], clickhouse: [] };
    for (let turn = 0; turn < (size >= 1e8 ? Math.min(runs, 3) : runs); turn++) {
      found.duckdb.push(await runApart<Run>(withDuckDb, [folder]));
      found.clickhouse.push(await runApart<Run>(withClickHouse, [definitions, tables]));
      step();
    }
    const figures = new Set([...found.duckdb, ...found.clickhouse].map((run) => run.figures));
    if (figures.size !== 1) throw new Error(`ClickHouse and DuckDB came to different figures (${rows} rows)`);
    const [first] = found.duckdb;
    const millions = rows / 1e6 < 10 ? (rows / 1e6).toFixed(1) : String(Math.round(rows / 1e6));
    const count = first?.count ?? 0;
    measured.push({
      ...({ part: 'clickhouse', rows, unit: 's' } as const),
      name: {
        zh: `${millions}百万行在 ClickHouse 里检查和汇总（${count}个数与 DuckDB 逐一相同）`,
        en: `${millions} million rows checked and added up in ClickHouse (${count} figures, each the same as from DuckDB)`,
      },
      values: found.clickhouse.map(({ scan }) => scan),
      against: {
        name: { zh: 'DuckDB 读 Parquet', en: 'DuckDB from Parquet' },
        values: found.duckdb.map(({ scan }) => scan),
      },
    });
    for (const each of [folder, definitions, tables]) await rm(each, { recursive: true, force: true });
  }
  return measured;
}
