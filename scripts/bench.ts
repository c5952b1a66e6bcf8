import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBuilds } from './bench/builds.ts';
import type { Context } from './bench/context.ts';
import { measureClickHouse } from './bench/clickhouse.ts';
import { measureFirstAnswer } from './bench/first-answer.ts';
import { measureFirstView } from './bench/first-view.ts';
import { drawGrowth } from './bench/growth.ts';
import { describeMachine } from './bench/machine.ts';
import { parts, type Measurement, type Part } from './bench/measurement.ts';
import { measureOutput } from './bench/output.ts';
import { measurePages } from './bench/pages.ts';
import { measurePanel } from './bench/panel.ts';
import { measureSteadyUse } from './bench/steady-use.ts';
import { drawTable, toJson } from './bench/table.ts';
import { assemble } from './commands/assemble.ts';
import { fromCaller, refusal, runCommand } from './commands/command.ts';
import { silentVoice } from './commands/voice.ts';

const measuring: Readonly<Record<Part, (context: Context) => Promise<Measurement[]>>> = {
  'first-view': measureFirstView,
  'first-answer': measureFirstAnswer,
  'steady-use': measureSteadyUse,
  builds: measureBuilds,
  pages: measurePages,
  panel: measurePanel,
  clickhouse: measureClickHouse,
  output: measureOutput,
};

/** Parts that look at no built site. */
const withoutSite: readonly Part[] = ['builds', 'pages', 'panel', 'clickhouse'];

await runCommand('bench', async ({ options, voice }) => {
  const runs = readRuns(options['runs'] ?? '');
  const rows = readMillions(options['rows'] ?? '');
  const pages = readPages(options['pages'] ?? '');
  const chosen = readParts(options['parts'] ?? '');
  const [data, base] = [options['data'] ?? '', options['base'] ?? '/'];
  const machine = describeMachine();
  const work = await mkdtemp(join(tmpdir(), 'sunledger-bench-'));
  try {
    const site = options['site'] ?? join(work, 'site');
    if (options['site'] === undefined && chosen.some((part) => !withoutSite.includes(part)))
      await assemble({ data, out: site, base, compress: true, voice: silentVoice });
    const measured: Measurement[] = [];
    for (const part of chosen) {
      let done = 0;
      const step = (): void => voice.count({ zh: `${part}：已完成 ${++done} 次`, en: `${part}: ${done} done` });
      measured.push(...(await measuring[part]({ data, site, base, work, runs, rows, pages, step })));
    }
    for (const line of drawTable(measured, voice.language)) console.log(line);
    if (options['json'])
      await writeFile(fromCaller(options['json']), JSON.stringify(toJson(measured, machine), null, 2));
    if (options['plot']) await writeFile(fromCaller(options['plot']), drawGrowth(measured));
    voice.say({ zh: `机器：${JSON.stringify(machine)}`, en: `machine: ${JSON.stringify(machine)}` });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return true;
});

function readRuns(given: string): number {
  const runs = Number(given);
  if (Number.isInteger(runs) && runs > 0) return runs;
  throw refusal({ zh: `--runs 有误：${given}；应为正整数`, en: `wrong --runs: ${given}; expected a whole number` });
}

/** The sizes of panels, given in millions of rows. */
function readMillions(given: string): number[] {
  const sizes = given.split(',').map((size) => Number(size) * 1e6);
  if (sizes.every((size) => size >= 1e4 && size <= 1e9)) return sizes;
  throw refusal({
    zh: `--rows 有误：${given}；应为百万行数，如 1,10`,
    en: `wrong --rows: ${given}; expected millions, such as 1,10`,
  });
}

function readPages(given: string): number[] {
  const sizes = given.split(',').map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size >= 500 && size <= 100_000)) return sizes;
  throw refusal({
    zh: `--pages 有误：${given}；应为网页数，如 2000,10000`,
    en: `wrong --pages: ${given}; expected numbers of pages, such as 2000,10000`,
  });
}

function readParts(given: string): Part[] {
  const names = given.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(parts as readonly string[]).includes(name));
  if (unknown.length === 0) return names as Part[];
  throw refusal({
    zh: `--parts 有误：${unknown.join('、')}；可选 ${parts.join('、')}`,
    en: `wrong --parts: ${unknown.join(', ')}; choose from ${parts.join(', ')}`,
  });
}
