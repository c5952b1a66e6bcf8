import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moduleAt, runApart } from './apart.ts';
import type { Context } from './context.ts';
import type { Measurement } from './measurement.ts';
import { makePanel } from './panel-data.ts';

/** What one run in a process of its own took: seconds from its start to its end, and its largest memory in MB. */
interface Run {
  readonly seconds: number;
  /** Of the data build: from opening the panel to having its figures. */
  readonly scan: number;
  readonly megabytes: number;
}

/** Our whole data build: read, check, search, add up, protect, judge, publish in all formats, read back. */
const ours = `
import { buildData, nodeEffects } from ${moduleAt('scripts/data/build.ts')};
const [input, output] = process.argv.slice(1);
const effects = nodeEffects();
let [opened, closed] = [0, 0];
const openLargeDatabase = async (options) => {
  opened = performance.now();
  const database = await effects.openLargeDatabase(options);
  return { ...database, close: () => { database.close(); closed = performance.now(); } };
};
await buildData({ input, output, effects: { ...effects, openLargeDatabase } });
console.log(JSON.stringify({ scan: (closed - opened) / 1000, megabytes: process.resourceUsage().maxRSS / 1000 }));
`;

/** Sums of one level of detail, from which the others can be made. */
const finest = `SELECT area, period, kind, sum(safe) AS safe, sum(households) AS households FROM source GROUP BY ALL`;
const rollUp = (table: string): string => `
  SELECT area, period[:4] AS year, period, kind, sum(safe) AS numerator, sum(households) AS denominator,
    100 * sum(safe) / sum(households) AS value
  FROM ${table} GROUP BY GROUPING SETS (
    (area, period[:4], kind), (area, period[:4]), (period[:4], kind), (period[:4]), (area, period), (period))`;

/** The two ways in which DuckDB alone makes the same sums and writes them: nothing is checked, searched or protected. */
const bare = {
  /** As one would write it. */
  plain: `COPY (${rollUp('source')}) TO '$out' (HEADER)`,
  /** As we do it: the finest sums first. */
  quick: `COPY (WITH finest AS MATERIALIZED (${finest}) ${rollUp('finest')}) TO '$out' (HEADER)`,
};

const bareScript = (sql: string): string => `
import { DuckDBInstance } from ${moduleAt('node_modules/@duckdb/node-api/lib/index.js')};
const [input, output] = process.argv.slice(1);
const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2500MB', preserve_insertion_order: 'false' });
const connection = await instance.connect();
const files = input + '/panels/village-month/*/*.parquet';
await connection.run("CREATE VIEW source AS FROM read_parquet('" + files + "', hive_types_autocast = false)");
await connection.run(${JSON.stringify(sql)}.replace('$out', output));
console.log(JSON.stringify({ scan: 0, megabytes: process.resourceUsage().maxRSS / 1000 }));
`;

async function run(script: string, args: readonly string[]): Promise<Run> {
  const begun = performance.now();
  const told = await runApart<Omit<Run, 'seconds'>>(script, args);
  return { seconds: (performance.now() - begun) / 1000, ...told };
}

/**
 * The data build of a panel against DuckDB alone, for each number of rows: each run in a process of its own, one after the
 * other, in turns. From 100 million rows on there are at most three runs.
 */
export async function measurePanel({ work, runs, rows: sizes, step }: Context): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const size of sizes) {
    const folder = join(work, `panel-${size}`);
    const rows = await makePanel(folder, { rows: size });
    const found: Record<'ours' | 'plain' | 'quick', Run[]> = { ours: [], plain: [], quick: [] };
    for (let turn = 0; turn < (size >= 1e8 ? Math.min(runs, 3) : runs); turn++) {
      const out = join(work, 'panel-out');
      found.ours.push(await run(ours, [folder, out]));
      await rm(out, { recursive: true, force: true });
      for (const way of ['plain', 'quick'] as const)
        found[way].push(await run(bareScript(bare[way]), [folder, join(work, 'bare.csv')]));
      step();
    }
    measured.push(...measurementsOf(rows, found));
    await rm(folder, { recursive: true, force: true });
  }
  return measured;
}

function measurementsOf(
  rows: number,
  { ours, plain, quick }: Record<'ours' | 'plain' | 'quick', Run[]>,
): Measurement[] {
  const base = { part: 'panel', rows } as const;
  const millions = rows / 1e6 < 10 ? (rows / 1e6).toFixed(1) : String(Math.round(rows / 1e6));
  const named = (zh: string, en: string): Measurement['name'] => ({
    zh: `${millions}百万行：${zh}`,
    en: `${millions} million rows: ${en}`,
  });
  const seconds = (list: readonly Run[]): number[] => list.map((each) => each.seconds);
  const asWritten = { name: { zh: 'DuckDB', en: 'DuckDB' }, values: seconds(plain) };
  const asQuick = { name: { zh: 'DuckDB，先汇总到最细', en: 'DuckDB, finest sums first' }, values: seconds(quick) };
  const whole = { ...base, unit: 's', values: seconds(ours) } as const;
  const scan = { ...base, unit: 's', values: ours.map((each) => each.scan) } as const;
  return [
    { ...whole, name: named('整个数据生成', 'the whole data build'), against: asWritten, limit: 1.25 },
    { ...whole, name: named('整个数据生成', 'the whole data build'), against: asQuick },
    { ...scan, name: named('其中检查和汇总大表', 'of it, checking and adding up the panel'), against: asWritten },
    { ...scan, name: named('其中检查和汇总大表', 'of it, checking and adding up the panel'), against: asQuick },
    {
      ...{ ...base, unit: 'MB', limit: 4000 },
      name: named('最大内存', 'most memory'),
      values: ours.map(({ megabytes }) => megabytes),
    },
  ];
}
