import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/commands/command.ts';
import { findProgram } from '../../scripts/commands/machine.ts';
import { buildData } from '../../scripts/data/build.ts';
import { languages, type Language } from '../core/text.ts';
import type { Published } from '../query/published.ts';
import type { Picture } from './picture.ts';

/** Every picture that the pages of the default data show, but for the series of single towns and those of past years. */
interface Drawn {
  readonly name: string;
  readonly language: Language;
  readonly picture: Picture;
}

let work: string;
let data: Published;
let drawn: Drawn[];
let browser: Browser;
let modules: Awaited<ReturnType<typeof load>>;

/** The modules read the release on being asked first, from the folder named in the environment. */
async function load() {
  const [query, embeds, towns, tileMap, indicator, target, pictures] = await Promise.all([
    import('../query/published.ts'),
    import('./embeds/drawings.ts'),
    import('./towns.ts'),
    import('./tile-map.ts'),
    import('./indicator.ts'),
    import('./target.ts'),
    import('./pictures.ts'),
  ]);
  return { query, embeds, towns, tileMap, indicator, target, pictures };
}

function indicatorPictures(id: string, language: Language): [string, Picture | undefined][] {
  const { towns, tileMap, indicator, target } = modules;
  const year = indicator.yearsOf(data, id).at(-1);
  const period = year === undefined ? undefined : indicator.lastPeriodOf(data, id, year);
  return indicator.shownGroups(data, id).flatMap((groups): [string, Picture | undefined][] => {
    if (period === undefined) return [];
    const due = target.targetAt(data, id, { groups, period, language });
    const choice = { indicator: id, groups, period, language, target: due };
    const figures = towns.townFigures(data, choice);
    return [
      [`towns ${id} ${groups}`, towns.townsPicture(data, choice, figures)],
      [`tiles ${id} ${groups}`, tileMap.tilePicture(data, choice, figures)],
    ];
  });
}

function drawAll(): Drawn[] {
  const { embeds } = modules;
  return languages.flatMap((language) => {
    const all: [string, Picture | undefined][] = [
      ...embeds
        .embedPaths(data)
        .map((path): [string, Picture] => [path, embeds.drawEmbed(data, path, language).picture]),
      ...Object.keys(data.indicators).flatMap((id) => indicatorPictures(id, language)),
    ];
    return all.flatMap(([name, picture]) => (picture ? [{ name, language, picture }] : []));
  });
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sunledger-pictures-'));
  await buildData({ input: join(root, 'data'), output: work });
  process.env['SUNLEDGER_DATA'] = work;
  modules = await load();
  data = modules.query.published();
  drawn = drawAll();
  const executablePath = findProgram('chromium');
  if (!executablePath) throw new Error('no Chromium: npm test installs it, or name one in the variable CHROMIUM');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await rm(work, { recursive: true, force: true });
});

/** Whether it is an indicator's own series. */
const isSeries = (name: string): boolean => /^indicators\/(?!.*\/courses$)/.test(name);

/** Texts that touch or stick out, as the browser sets them. Runs in the page. */
function faultsOnPage(): string[] {
  const meet = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;
  return [...document.querySelectorAll('svg.chart')].flatMap((svg) => {
    const outer = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll<SVGTextElement>('text')].map((text) => ({
      text: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    const cut = texts.filter(
      ({ box }) => box.left < outer.left - 1 || box.right > outer.right + 1 || box.bottom > outer.bottom + 3,
    );
    const touching = texts.flatMap((a, index) =>
      texts.slice(index + 1).flatMap((b) => (meet(a.box, b.box) ? [`${a.text} touches ${b.text}`] : [])),
    );
    return [...touching, ...cut.map(({ text }) => `${text} is cut`)].map(
      (fault) => `${svg.parentElement?.dataset['name'] ?? ''}: ${fault}`,
    );
  });
}

describe('every picture of the default data', () => {
  test('there are some of each kind', () => {
    const kinds = new Set(drawn.map(({ picture }) => /chart-(\w+)/.exec(picture.wide)?.[1]));
    for (const kind of ['trajectory', 'towns', 'tiles', 'multiples', 'bullet', 'matrix', 'timeline', 'flow'])
      expect([...kinds]).toContain(kind);
  });

  test('no two texts touch and none is cut off, as a browser sets them, wide and narrow, in both languages', async () => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    const sheet = await readFile(join(root, 'src/charts/charts.css'), 'utf8');
    const style = `${sheet.replace(/display: none;/g, '')} body { margin: 20px }`;
    const faults: string[] = [];
    for (let start = 0; start < drawn.length; start += 150) {
      const figures = drawn
        .slice(start, start + 150)
        .flatMap(({ name, language, picture }) =>
          [picture.wide, picture.narrow].map((svg) => `<div data-name="${name}" lang="${language}">${svg}</div>`),
        );
      await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join('')}`);
      faults.push(...(await page.evaluate(faultsOnPage)));
    }
    expect(faults).toEqual([]);
  });

  test('is told in a sentence and has a table with a place for each of its rows', () => {
    const odd = drawn.filter(({ picture: { told, wide, table } }) => {
      const spots = /<g class="spots"[^>]*>([\s\S]*)<\/g><\/svg>$/.exec(wide)?.[1]?.match(/<title>/g)?.length ?? 0;
      const links = wide.match(/<a href/g)?.length ?? 0;
      return !/[。.]$/.test(told) || spots + links !== table().rows.length;
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  test('the sentence about a series begins and ends with the figures of its table', () => {
    const indicators = drawn.filter(({ name }) => isSeries(name));
    const odd = indicators.filter(({ picture: { told, table } }) => {
      const figures = table()
        .rows.map(([, figure = '']) => figure)
        .filter((figure) => /\d/.test(figure));
      const bare = (text = ''): string => text.replace(/ \(.*\)$/, '');
      return ![figures[0], figures.at(-1)].every((figure) => told.includes(bare(figure)));
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });
});

test('the table of an indicator says what its file says', async () => {
  const { site, version, indicators } = data;
  const wrong: string[] = [];
  for (const { name, picture } of drawn.filter((each) => isSeries(each.name) && each.language === 'zh')) {
    const [, id = '', group] = name.split('/');
    const text = await readFile(join(work, `data/v${version}/indicators/${id}.csv`), 'utf8');
    const rows = parse<Record<string, string>>(text, { columns: true, bom: true });
    const { format } = modules.pictures.seriesOptions(data, indicators[id], 'zh');
    const groups = modules.indicator
      .shownGroups(data, id)
      .find((each) => group === undefined || each.replace(/[=;]/g, '-') === group);
    const expected = rows
      .filter((row) => row['area'] === site.area && row['groups'] === groups && row['value'] !== '')
      .map((row) => format(Number(row['value'])));
    const shown = picture
      .table()
      .rows.map(([, figure = '']) => figure.replace(/ \(.*\)$/, ''))
      .filter((figure) => /\d/.test(figure));
    if (expected.length === 0 || expected.join() !== shown.join())
      wrong.push(`${id}: ${expected.join()} | ${shown.join()}`);
  }
  expect(wrong).toEqual([]);
});
