import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeData } from '../commands/assemble.ts';
import { root } from '../commands/command.ts';
import { buildPages, countPages } from '../commands/pages.ts';
import { silentVoice } from '../commands/voice.ts';
import type { Context } from './context.ts';
import type { Measurement } from './measurement.ts';

/** How long the data build and the site build take, and how many pages a second that is. */
export async function measureBuilds({ data, base, work, runs, step }: Context): Promise<Measurement[]> {
  const [release, out] = [join(work, 'release'), join(work, 'pages')];
  const dataSeconds: number[] = [];
  const siteSeconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    await Promise.all([rm(release, { recursive: true, force: true }), rm(out, { recursive: true, force: true })]);
    dataSeconds.push(await timed(() => makeData(data, release, { voice: silentVoice })));
    siteSeconds.push(await timed(() => buildPages({ root, release, out, base })));
    step();
  }
  const pages = await countPages(out);
  const part = 'builds';
  return [
    { part, name: { zh: '数据生成', en: 'data build' }, unit: 's', values: dataSeconds },
    { part, name: { zh: '网页生成', en: 'site build' }, unit: 's', values: siteSeconds },
    { part, name: { zh: '网页数', en: 'pages' }, unit: '', values: [pages] },
    {
      ...{ part, name: { zh: '每秒网页数', en: 'pages a second' }, unit: '' },
      values: siteSeconds.map((seconds) => pages / seconds),
    },
    {
      ...{ part, name: { zh: '最大内存（整个测量过程）', en: 'most memory, whole bench' }, unit: 'MB' },
      values: [process.resourceUsage().maxRSS / 1000],
    },
  ];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return (performance.now() - begun) / 1000;
}
