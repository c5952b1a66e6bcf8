import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Text } from '../src/core/text.ts';
import { makeData } from './commands/assemble.ts';
import { refusal, root, runCommand } from './commands/command.ts';
import { packWithBrotli } from './commands/compress.ts';
import { listFiles } from './commands/files.ts';
import { pageFiles } from './commands/weight.ts';
import { buildPages } from './commands/pages.ts';
import { silentVoice } from './commands/voice.ts';

interface Measurement {
  readonly name: Text;
  readonly unit: string;
  readonly values: readonly number[];
}

/** The pages weighed: of each kind the largest. */
const pageKinds: readonly [Text, RegExp][] = [
  [{ zh: '首页', en: 'home' }, /^index\.html$/],
  [{ zh: '承诺台账', en: 'list of promises' }, /^commitments\/index\.html$/],
  [{ zh: '最大的承诺页', en: 'largest promise page' }, /^commitments\/\d\d-[^/]+\/index\.html$/],
  [{ zh: '最大的指标页', en: 'largest indicator page' }, /^indicators\/[^/]+\/index\.html$/],
  [{ zh: '最大的镇街页', en: 'largest town page' }, /^towns\/[^/]+\/index\.html$/],
];

await runCommand('bench', async ({ options, voice }) => {
  const data = options['data'] ?? '';
  const runs = Number(options['runs']);
  if (!Number.isInteger(runs) || runs < 1)
    throw refusal({
      zh: `--runs 有误：${options['runs']}；应为正整数`,
      en: `wrong --runs: ${options['runs']}; expected a whole number`,
    });
  const work = await mkdtemp(join(tmpdir(), 'sunledger-bench-'));
  try {
    const table: Measurement[] = [];
    const release = join(work, 'release');
    const site = join(work, 'site');
    const step = (done: number): void => voice.progress({ zh: '测量', en: 'Measuring' }, done, runs * 2 + 1);
    const timed = async (index: number, run: () => Promise<unknown>): Promise<number> => {
      const begun = performance.now();
      await run();
      step(index);
      return (performance.now() - begun) / 1000;
    };
    const dataTimes: number[] = [];
    const siteTimes: number[] = [];
    for (let i = 1; i <= runs; i++)
      dataTimes.push(await timed(i, () => makeData(data, release, { voice: silentVoice })));
    for (let i = 1; i <= runs; i++)
      siteTimes.push(await timed(runs + i, () => buildPages({ root, release, out: site, base: '/' })));
    table.push({ name: { zh: '数据生成', en: 'data build' }, unit: 's', values: dataTimes });
    table.push({ name: { zh: '网站生成', en: 'site build' }, unit: 's', values: siteTimes });
    table.push(...(await weigh(site)));
    step(runs * 2 + 1);
    for (const line of draw(table, voice.language)) console.log(line);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  voice.say({
    zh: '还没有测量：浏览器中的首次绘制、首张图、查询引擎的启动和查询时间，以及与其他工具的对照。',
    en: 'Not measured yet: first paint, first chart, start and queries of the engine in a browser, and other tools beside it.',
  });
  return true;
});

/** The number of pages, the size of all of them, and the weight of some on the wire. */
async function weigh(site: string): Promise<Measurement[]> {
  const files = await listFiles(site);
  const pages = files.filter((file) => file.endsWith('.html'));
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(site, file))).size));
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  const largest = (kind: RegExp): string | undefined => {
    const bytes = new Map(files.map((file, index) => [file, sizes[index] ?? 0]));
    return pages.filter((page) => kind.test(page)).sort((a, b) => (bytes.get(b) ?? 0) - (bytes.get(a) ?? 0))[0];
  };
  const weights: Measurement[] = [];
  for (const [name, kind] of pageKinds) {
    const page = largest(kind);
    if (page) weights.push({ name, unit: 'kB', values: [(await weightOf(site, page)) / 1000] });
  }
  return [
    { name: { zh: '网页数', en: 'pages' }, unit: '', values: [pages.length] },
    { name: { zh: '网站大小（未压缩）', en: 'site, not compressed' }, unit: 'MB', values: [megabytes] },
    ...weights,
  ];
}

/** Bytes a reader fetches for a page: the page and the styles, scripts and pictures it loads at once. */
async function weightOf(site: string, page: string): Promise<number> {
  const files = await pageFiles(site, page, '/');
  const packed = await Promise.all(
    files.map(async (file) => (await packWithBrotli(file, await readFile(join(site, file)))).length),
  );
  return packed.reduce((sum, size) => sum + size, 0);
}

function draw(table: readonly Measurement[], language: keyof Text): string[] {
  const heads = {
    zh: ['项目（网页为 brotli 压缩后）', '中位数', '最小', '最大', '次数'],
    en: ['what (pages with brotli)', 'median', 'min', 'max', 'runs'],
  }[language];
  const rows = table.map(({ name, unit, values }) => {
    const sorted = [...values].sort((a, b) => a - b);
    const print = (value = 0): string => `${Number.isInteger(value) ? value : value.toFixed(2)}${unit && ` ${unit}`}`;
    const median = sorted[Math.floor((sorted.length - 1) / 2)];
    return [name[language], print(median), print(sorted[0]), print(sorted.at(-1)), String(values.length)];
  });
  const width = (text: string): number => [...text].reduce((sum, each) => sum + (each > '\u2e7f' ? 2 : 1), 0);
  const widths = heads.map((head, column) => Math.max(...[head, ...rows.map((row) => row[column] ?? '')].map(width)));
  return [heads, ...rows].map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  );
}
