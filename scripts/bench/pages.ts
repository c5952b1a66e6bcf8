import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { countPages } from '../commands/pages.ts';
import { buildApart, type BuildRun } from './builds.ts';
import type { Context } from './context.ts';
import { makeManyPages } from './many-pages.ts';
import type { Measurement } from './measurement.ts';

/** Least pages a second, with charts, on two cores. */
const least = 180;

/** How pages a second and memory hold as a site grows: generated plans of several sizes, each run a process of its own. */
export async function measurePages({ base, work, runs, pages: sizes, step }: Context): Promise<Measurement[]> {
  const [data, release, out] = [join(work, 'many'), join(work, 'release'), join(work, 'pages')];
  const measured: Measurement[] = [];
  for (const size of sizes) {
    await makeManyPages(data, size);
    const done: BuildRun[] = [];
    for (let run = 0; run < runs; run++) {
      await Promise.all([release, out].map((folder) => rm(folder, { recursive: true, force: true })));
      done.push(await buildApart({ data, release, out, base }));
      step();
    }
    const pages = await countPages(out);
    const named = (zh: string, en: string) =>
      ({ part: 'pages', name: { zh: `${pages}个网页：${zh}`, en: `${pages} pages: ${en}` } }) as const;
    measured.push(
      { ...named('数据生成', 'data build'), unit: 's', values: done.map((run) => run.data) },
      // Seconds for so many pages: a limit is the most there may be.
      {
        ...named('网页生成', 'site build'),
        unit: 's',
        values: done.map((run) => run.site),
        limit: Number((pages / least).toFixed(1)),
      },
      { ...named('每秒网页数', 'pages a second'), unit: '', values: done.map((run) => pages / run.site) },
      { ...named('最大内存', 'most memory'), unit: 'MB', values: done.map((run) => run.megabytes) },
    );
  }
  return measured;
}
