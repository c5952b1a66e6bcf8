import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../commands/command.ts';
import { countPages } from '../commands/pages.ts';
import { moduleAt, runApart } from './apart.ts';
import type { Context } from './context.ts';
import type { Measurement } from './measurement.ts';

/**
 * How long the data build and the site build take, how many pages a second that is, and how much memory each run takes.
 * Every run is a process of its own and makes all pages: none is left from a run before, in memory or on disk.
 */
export async function measureBuilds({ data, base, work, runs, step }: Context): Promise<Measurement[]> {
  const [release, out] = [join(work, 'release'), join(work, 'pages')];
  const done: BuildRun[] = [];
  for (let run = 0; run < runs; run++) {
    await Promise.all([rm(release, { recursive: true, force: true }), rm(out, { recursive: true, force: true })]);
    done.push(await buildApart({ data, release, out, base }));
    step();
  }
  const pages = await countPages(out);
  const part = 'builds';
  const site = done.map((run) => run.site);
  return [
    { part, name: { zh: '数据生成', en: 'data build' }, unit: 's', values: done.map((run) => run.data) },
    { part, name: { zh: '网页生成', en: 'site build' }, unit: 's', values: site },
    { part, name: { zh: '网页数', en: 'pages' }, unit: '', values: [pages] },
    {
      ...{ part, name: { zh: '每秒网页数', en: 'pages a second' }, unit: '' },
      values: site.map((seconds) => pages / seconds),
    },
    { part, name: { zh: '最大内存', en: 'most memory' }, unit: 'MB', values: done.map((run) => run.megabytes) },
  ];
}

/** Seconds of the two builds, and the most memory of their process. */
export interface BuildRun {
  readonly data: number;
  readonly site: number;
  readonly megabytes: number;
}

/** Makes data and pages in a process of its own. */
export function buildApart({
  data,
  release,
  out,
  base,
}: Record<'data' | 'release' | 'out' | 'base', string>): Promise<BuildRun> {
  return runApart<BuildRun>(program, [data, release, out, base]);
}

const program = `
import { makeData } from ${moduleAt('scripts/commands/assemble.ts')};
import { buildPages } from ${moduleAt('scripts/commands/pages.ts')};
import { silentVoice } from ${moduleAt('scripts/commands/voice.ts')};
const [input, release, out, base] = process.argv.slice(1);
const begun = performance.now();
await makeData(input, release, { voice: silentVoice });
const between = performance.now();
await buildPages({ root: ${JSON.stringify(root)}, release, out, base });
const [data, site] = [between - begun, performance.now() - between].map((time) => time / 1000);
console.log(JSON.stringify({ data, site, megabytes: process.resourceUsage().maxRSS / 1000 }));`;
