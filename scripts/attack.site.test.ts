import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { root } from './commands/command.ts';
import { listFiles } from './commands/files.ts';
import { dataFiles, nameOf, readSite, type PublishedSite } from './testing/attack-site.ts';
import { assemble, bounds, solved, type Assembled, type PublishedFigure } from './testing/attacker.ts';
import { figureCells, tableCells } from './testing/figure-cells.ts';
import { trueFigures, type TrueFigure } from './testing/true-figures.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const { folder } = inject('site');
let site: PublishedSite;
let hidden: Map<string, PublishedFigure>;
let pages: string[];
let pictures: string[];
let ownArea: string;
let truth: Map<string, TrueFigure>;

beforeAll(async () => {
  site = readSite(folder);
  ownArea = site.area;
  hidden = new Map(site.figures.filter(({ status }) => status === 'suppressed').map((each) => [nameOf(each), each]));
  const files = await listFiles(folder);
  pages = files.filter((file) => file.endsWith('.html'));
  pictures = files.filter((file) => file.endsWith('.svg'));
  truth = await trueFigures(join(root, 'data'));
});

/** Pages and pictures of one indicator. */
const indicatorPage = /^(?:en\/)?(?:elder\/)?(?:embed\/)?indicators\/([^/]+?)(?:\/|\.svg$)/;

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** The smallest group of people of a class that may be told apart. */
const least: Readonly<Record<string, number>> = { sensitive: 10 };
const indicatorOf = (name: string): string => (name.split('|')[0] ?? '').replace(/\.\w+$/, '');
const width = (name: string): number => least[site.indicators[indicatorOf(name)]?.sensitivity ?? ''] ?? 5;

/** Whether a total that is published is zero: then so is each part of it, whatever is hidden. */
function isImpliedZero(name: string, byName: ReadonlyMap<string, PublishedFigure>): boolean {
  const [quantity = '', area = '', period = '', groups = ''] = name.split('|');
  const [indicator, part] = [indicatorOf(name), quantity.slice(indicatorOf(name).length + 1)];
  const above = [area, site.knowledge.parents[area] ?? ''];
  const pairs = groups.split(';').filter(Boolean);
  const wider = [groups, '', ...pairs.map((pair) => pairs.filter((each) => each !== pair).join(';'))];
  return above.some((place) =>
    wider.some((group) => {
      const { numerator, denominator, ...total } = byName.get([indicator, place, period, group].join('|')) ?? {};
      if (numerator === undefined || numerator === null) return false;
      return (
        (part === 'rest' ? (denominator ?? NaN) - numerator : { ...total, numerator, denominator }[part as 'value']) ===
        0
      );
    }),
  );
}

describe('an attacker who has the finished site alone', () => {
  let system: Assembled;
  let byName: Map<string, PublishedFigure>;
  beforeAll(() => {
    byName = new Map(site.figures.map((each) => [nameOf(each), each]));
    system = assemble(site.figures, { ...site.knowledge, totals: site.totals });
  });

  test('has something to solve: hidden numbers, sums in which they stand, counts that several tables share, running totals', () => {
    expect(hidden.size).toBeGreaterThan(1000);
    expect(system.lines.length).toBeGreaterThan(1000);
    expect(site.knowledge.same?.length).toBeGreaterThan(10);
    expect(site.totals.length).toBeGreaterThan(0);
  });

  test('solves for no hidden number, in fractions', () => {
    expect(solved(system).filter((name) => !isImpliedZero(name, byName))).toEqual([]);
  });

  test('knows none to within less than its class allows', async () => {
    const ranges = [...(await bounds(system, width))];
    expect(ranges.length).toBe(system.hidden.length);
    const narrow = ranges.filter(([name, { low, high }]) => high - low < width(name) - 1e-6);
    expect(narrow.map(([name]) => name).filter((name) => !isImpliedZero(name, byName))).toEqual([]);
  });

  test('would find the cells that only protect others, were they shown', async () => {
    const shown = [...hidden.values()]
      .filter(({ indicator }) => indicator === 'treatment-442')
      .slice(0, 60)
      .map(nameOf);
    const figures = site.figures.map((each) =>
      shown.includes(nameOf(each)) ? { ...each, ...truth.get(nameOf(each)), status: 'reported' } : each,
    );
    const weaker = assemble(figures, { ...site.knowledge, totals: site.totals });
    const narrow = [...(await bounds(weaker, width))].filter(
      ([name, { low, high }]) => high - low < width(name) - 1e-6,
    );
    expect(narrow.map(([name]) => name).filter((name) => !isImpliedZero(name, byName))).not.toEqual([]);
  });
});

describe('what is hidden', () => {
  test('has no number in any JSON file of the site, and none is derived from it there', async () => {
    const found: string[] = [];
    let seen = 0;
    for (const file of await dataFiles(folder))
      visit(JSON.parse(read(file)), (row) => {
        const isHidden = row['status'] === 'suppressed' || row['verdict'] === 'suppressed';
        if (!isHidden && !hidden.has(nameOf({ groups: '', ...row } as unknown as PublishedFigure))) return;
        seen++;
        for (const part of telling) if (typeof row[part] === 'number') found.push(`${file}: ${JSON.stringify(row)}`);
      });
    expect(seen).toBeGreaterThan(hidden.size);
    expect(found.slice(0, 10)).toEqual([]);
  });

  test('has no number in any CSV file of the site', async () => {
    const found: string[] = [];
    let seen = 0;
    for (const file of (await listFiles(folder)).filter((each) => each.endsWith('.csv')))
      for (const row of parse<Record<string, string>>(read(file), { columns: true, bom: true })) {
        if (row['status'] !== 'suppressed' && row['verdict'] !== 'suppressed') continue;
        seen++;
        for (const part of telling) if (row[part]) found.push(`${file}: ${JSON.stringify(row)}`);
      }
    expect(seen).toBeGreaterThan(hidden.size);
    expect(found.slice(0, 10)).toEqual([]);
  });

  test('is shown as hidden, without a digit, wherever a page shows the figure', () => {
    let seen = 0;
    const found: string[] = [];
    for (const file of pages)
      for (const { name, text } of figureCells(read(file), ownArea)) {
        if (!hidden.has(name)) continue;
        seen++;
        if (/\d/.test(text)) found.push(`${file}: ${name}: ${text}`);
      }
    expect(seen).toBeGreaterThan(hidden.size / 2);
    expect(found.slice(0, 10)).toEqual([]);
  });

  test('is no number in the cell of any table whose headers name its place and period', () => {
    const names = namesOf(site, folder);
    let seen = 0;
    const found: string[] = [];
    for (const file of pages) {
      const own = indicatorPage.exec(file)?.[1];
      const language = file.startsWith('en/') ? 'en' : 'zh';
      if (own === undefined || !site.indicators[own]) continue;
      for (const { headers, text } of tableCells(read(file))) {
        const area = headers.flatMap((header) => names.areas[language].get(header) ?? [])[0];
        const period = headers.flatMap((header) => names.periods[language].get(header) ?? [])[0];
        if (area === undefined || period === undefined || !hidden.has([own, area, period, ''].join('|'))) continue;
        seen++;
        if (/\d/.test(text)) found.push(`${file}: ${headers.join(', ')}: ${text}`);
      }
    }
    expect(seen).toBeGreaterThan(500);
    expect(found.slice(0, 10)).toEqual([]);
  });

  test('is nowhere told in a sentence, a tooltip, an attribute or a script beside its place and period', () => {
    const names = namesOf(site, folder);
    const byIndicator = new Map<string, PublishedFigure[]>();
    for (const figure of hidden.values())
      byIndicator.set(figure.indicator, [...(byIndicator.get(figure.indicator) ?? []), figure]);
    const found: string[] = [];
    for (const file of [...pages, ...pictures]) {
      const [, own = ''] = indicatorPage.exec(file) ?? [];
      const language = file.startsWith('en/') ? 'en' : 'zh';
      const passages = byIndicator.has(own) ? passagesOf(read(file)) : [];
      for (const figure of byIndicator.get(own) ?? []) {
        const known = truth.get(nameOf(figure));
        const [area, period] = [
          names.areaNames[language].get(figure.area),
          names.periodNames[language].get(figure.period),
        ];
        if (area === undefined || period === undefined) continue;
        const words = [area, period, ...groupNames(figure, language)];
        for (const passage of passages) {
          if (!words.every((word) => passage.includes(word))) continue;
          if (tellsOf(passage.replaceAll(period, ''), known)) found.push(`${file}: ${nameOf(figure)}: ${passage}`);
        }
      }
    }
    expect(found.slice(0, 10)).toEqual([]);
  });
});

/** Whether a passage holds one of the counts, or the rate as it would be printed. */
function tellsOf(passage: string, { numerator = 0, denominator = 0, value = null }: Partial<TrueFigure> = {}): boolean {
  return [...passage.matchAll(/(\d[\d,]*(?:\.(\d+))?)( ?%)?/g)].some(([, digits = '', decimals = '', percent]) => {
    const number = Number(digits.replaceAll(',', ''));
    if (percent) return value !== null && number === Number(value.toFixed(decimals.length)) && number % 100 !== 0;
    return number !== 0 && (number === numerator || number === denominator);
  });
}

function groupNames({ indicator, groups }: PublishedFigure, language: 'zh' | 'en'): string[] {
  const columns = site.indicators[indicator]?.groups ?? {};
  return groups.split(';').flatMap((pair) => {
    const [column = '', value = ''] = pair.split('=');
    return columns[column]?.values[value]?.[language] ?? [];
  });
}

/** Columns that hold a figure, or what is worked out from it. */
const telling = [
  'numerator',
  'denominator',
  'value',
  'low',
  'high',
  'observed',
  'gap',
  'remaining',
  'p',
  'delivered',
  'paid',
];

function visit(value: unknown, see: (row: Readonly<Record<string, unknown>>) => void): void {
  if (typeof value !== 'object' || value === null) return;
  see(value as Record<string, unknown>);
  for (const each of Object.values(value)) visit(each, see);
}

/** Sentences, tooltips and attributes of a page that hold a digit. */
function passagesOf(html: string): string[] {
  const tooltips = [...html.matchAll(/<title>([^<]*)<\/title>/g)].flatMap(([, text = '']) => {
    const [head = '', ...lines] = text.split('\n');
    return lines.map((line) => `${head} ${line}`);
  });
  const texts = html
    .replace(/<title>[^<]*<\/title>/g, ' ')
    .split(/<(?!\/?(?:b|em|strong|small|span|a)\b)[^>]*>/)
    .map((text) => text.replace(/<[^>]*>/g, ''));
  const attributes = [...html.matchAll(/(?:aria-label|title|alt|content|data-[a-z-]+)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  );
  // Dates and the release stand on every page.
  const plain = [...texts, ...tooltips, ...attributes].map((text) =>
    text.replace(/\d{4}年\d+月\d+日|\d{4}-\d\d-\d\d|\d+ [A-Z][a-z]+ \d{4}|\d{4}\.\d+\.\d+|PLAN-1 v1|SHA-256 \w+/g, ''),
  );
  return plain.filter((text) => /\d/.test(text) && text.length < 400);
}

interface Names {
  readonly areas: Readonly<Record<'zh' | 'en', ReadonlyMap<string, string>>>;
  readonly periods: Readonly<Record<'zh' | 'en', ReadonlyMap<string, string>>>;
  readonly areaNames: Readonly<Record<'zh' | 'en', ReadonlyMap<string, string>>>;
  readonly periodNames: Readonly<Record<'zh' | 'en', ReadonlyMap<string, string>>>;
}

/** How pages write places and years. */
function namesOf({ figures }: PublishedSite, out: string): Names {
  const { path } = JSON.parse(readFileSync(join(out, 'data/latest.json'), 'utf8')) as { path: string };
  const { rows } = JSON.parse(readFileSync(join(out, `data/${path}areas.json`), 'utf8')) as {
    rows: Record<string, string>[];
  };
  const years = [...new Set(figures.map(({ period }) => period))].filter((period) => /^\d{4}$/.test(period));
  const areaNames = {
    zh: new Map(rows.map(({ code = '', name_zh = '' }) => [code, name_zh])),
    en: new Map(rows.map(({ code = '', name_en = '' }) => [code, name_en])),
  };
  const periodNames = {
    zh: new Map(years.map((year) => [year, `${year}年`])),
    en: new Map(years.map((year) => [year, year])),
  };
  const turned = (map: ReadonlyMap<string, string>): Map<string, string> => new Map([...map].map(([a, b]) => [b, a]));
  return {
    ...{ areaNames, periodNames },
    areas: { zh: turned(areaNames.zh), en: turned(areaNames.en) },
    periods: { zh: turned(periodNames.zh), en: turned(periodNames.en) },
  };
}
