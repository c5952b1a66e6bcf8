import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../scripts/commands/files.ts';
import { pagesOfKind, resolveAddress } from '../../scripts/testing/pages.ts';
import { formatNumber } from '../core/format.ts';
import { rule } from '../core/judgement.ts';
import type { Observation } from '../core/observation.ts';
import { readPublished } from '../query/published.ts';
import { recordsTableName } from '../core/records.ts';
import { certificateId, figurePath } from './certificate.ts';

const { folder, base } = inject('site');
const data = readPublished(folder);
const rows = new Map(data.observations.map((row) => [figurePath(data, row), row]));
const files = await listFiles(folder);

const open = (file: string): Document => parseHTML(readFileSync(join(folder, file), 'utf8')).document;
const text = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The first, the middle and the last of a list. */
function sample<T>(list: readonly T[], most = 3): T[] {
  const step = Math.max(1, Math.floor((list.length - 1) / (most - 1)));
  return list.filter((_, index) => index % step === 0).slice(0, most);
}

let database: DuckDBConnection;
beforeAll(async () => {
  database = await (await DuckDBInstance.create()).connect();
  const at = (name: string): string => join(folder, data.folder, `${name}.parquet`);
  for (const name of ['observations', 'commitments', 'projects'])
    await database.run(`CREATE VIEW ${name} AS FROM read_parquet('${at(name)}')`);
  for (const id of Object.keys(data.records))
    await database.run(`CREATE VIEW ${recordsTableName(id)} AS FROM read_parquet('${at(`records/${id}`)}')`);
});

/** The query that a link to the console carries. */
function queryOf(link: Element | null | undefined): string {
  return new URL(link?.getAttribute('href') ?? '', 'http://x').searchParams.get('q') ?? '';
}

async function answer(sql: string): Promise<Record<string, unknown>[]> {
  return (await database.runAndReadAll(sql)).getRowObjects();
}

/** Whether a text gives a figure by its two counts: 11,195 of 11,409 households, 214 short. */
function showsCounts(shown: string, { numerator, denominator }: Observation): boolean {
  const counts = [numerator, denominator].map((count) => count ?? NaN);
  return counts.every((count) => shown.includes(formatNumber(count)));
}

/** Follows a link to a birth certificate and holds every part of it against the release. */
async function expectCertificate(link: Element, from: string): Promise<void> {
  const href = link.getAttribute('href') ?? '';
  const target = resolveAddress(href, from, base);
  expect(target, `${from}: ${href}`).toBeDefined();
  if (!target) return;
  const language = target.file.startsWith('en/') ? 'en' : 'zh';
  const path = `/${target.file.replace(/^en\//, '').replace(/index\.html$/, '')}#${encodeURI(target.fragment)}`;
  const row = rows.get(path);
  expect(row, `${from}: ${href}`).toBeDefined();
  if (!row) return;
  const page = open(target.file);
  const block = page.getElementById(target.fragment);
  const where = `${from} → ${path}`;
  expect(block?.classList.contains('certificate'), where).toBe(true);
  const told = text(block);
  expect(told.includes(row.file), `${where}: file`).toBe(true);
  for (const count of [row.numerator, row.denominator])
    if (count !== undefined && row.value !== undefined && row.numerator !== undefined)
      expect(told, `${where}: counts`).toContain(formatNumber(count));
  const shown = text(link);
  const same = sameFigure(shown, text(block?.querySelector('h3 b'))) || showsCounts(shown, row);
  expect(same, `${where}: ${shown} in ${told}`).toBe(true);
  await expectQuery(row, queryOf(block?.querySelector('a[href*="explore"]')), where);
  expectCommon(page, row, { language, where });
}

function sameFigure(shown: string, certified: string): boolean {
  const number = (words: string): number => Number.parseFloat(words.replaceAll(',', '').replace('−', '-'));
  return shown === certified || Math.abs(number(shown) - number(certified)) < 0.1;
}

async function expectQuery(row: Observation, sql: string, where: string): Promise<void> {
  const found = await answer(sql);
  expect(found.length, `${where}: ${sql}`).toBe(1);
  expect(found[0]?.['value'] ?? undefined, where).toBe(row.value);
  expect(found[0]?.['file'], where).toBe(row.file);
}

function expectCommon(
  page: Document,
  row: Observation,
  { language, where }: { language: 'zh' | 'en'; where: string },
): void {
  const common = page.querySelector('.certificates .common');
  const told = text(common);
  const indicator = data.indicators[row.indicator];
  for (const part of [
    indicator?.definition[language],
    indicator?.formula[language],
    rule,
    data.version,
    data.manifestHash,
  ])
    expect(told, where).toContain(part?.replace(/\s+/g, ' '));
  const judged = data.commitments.filter(({ id }) => data.judgingByCommitment.get(id)?.indicator === row.indicator);
  for (const { id, clause } of judged) {
    expect(common?.querySelector(`a[href$="/commitments/${id}/"]`), `${where}: ${id}`).toBeTruthy();
    expect(told, `${where}: ${clause}`).toContain(clause);
  }
}

describe('from any figure two clicks lead to its definition, counts, file, row, query, rule, clause, release and hash', () => {
  test.each([
    'indicators',
    'indicator',
    'indicator in an area',
    'English indicator',
    'town',
    'English town',
    'commitment',
    'commitment as it stood',
    'English commitment',
  ])('one click from the tables of a page of the kind: %s', async (kind) => {
    const pages = sample(
      pagesOfKind(files, kind).filter((file) => readFileSync(join(folder, file), 'utf8').includes('class="figure"')),
      12,
    );
    expect(pages.length).toBeGreaterThan(0);
    for (const file of pages)
      for (const link of sample([...open(file).querySelectorAll('a.figure')])) await expectCertificate(link, file);
  });

  test('one click from the tables of a mechanism', async () => {
    const pages = files.filter((file) => /^(en\/)?mechanisms\/[^/]+\/index\.html$/.test(file));
    const links = pages.flatMap((file) =>
      sample([...open(file).querySelectorAll('a.figure')]).map((link) => ({ file, link })),
    );
    expect(links.length).toBeGreaterThan(20);
    for (const { file, link } of sample(links, 40)) await expectCertificate(link, file);
  });

  test('two clicks from the cards of the home page and from the lines of the ledger', async () => {
    for (const [file, selector] of [
      ['index.html', '.card header a'],
      ['en/index.html', '.card header a'],
      ['commitments/index.html', '.ledger li a:has(.actual)'],
    ] as const)
      for (const link of sample([...open(file).querySelectorAll(selector)], 8)) {
        const promise = resolveAddress(link.getAttribute('href') ?? '', file, base);
        const page = promise && open(promise.file);
        const figure = page?.querySelector('.steps a.figure');
        expect(figure, `${file} → ${promise?.file}`).toBeTruthy();
        if (figure && promise) await expectCertificate(figure, promise.file);
      }
  });

  test('the promise itself has all of it too: numbers in the rule, file and row, query, clause, release, hash', async () => {
    const judged = data.commitments.filter(({ id }) =>
      data.judgements.some(
        (each) => each.commitment === id && each.steps.some(({ observed }) => observed !== undefined),
      ),
    );
    for (const { id, clause } of sample(judged, 15)) {
      const page = open(`commitments/${id}/index.html`);
      const aside = page.querySelector('aside .formulas')?.closest('aside') ?? page.querySelector('.two > aside');
      const told = text(aside);
      for (const part of [rule, clause, data.version, data.manifestHash.slice(0, 16)]) expect(told, id).toContain(part);
      const { indicator = '', area, groups } = data.judgingByCommitment.get(id) ?? {};
      expect(told, id).toContain(data.indicators[indicator]?.definition.zh);
      const found = await answer(queryOf(aside?.querySelector('a[href*="explore/?q="]')));
      const series = data.observations.filter(
        (row) => row.indicator === indicator && row.area === area && row.groups === groups,
      );
      expect(found.length, id).toBe(series.length);
    }
  });

  test('a figure that is withheld leads to a certificate without a number', () => {
    const hidden = sample(
      data.observations.filter((row) => row.status === 'suppressed' && figurePath(data, row)),
      10,
    );
    expect(hidden.length).toBeGreaterThan(0);
    for (const row of hidden) {
      const file = `${figurePath(data, row)?.slice(1).split('#')[0]}index.html`;
      const block = open(file).getElementById(certificateId(row));
      expect(text(block?.querySelector('h3 b')), file).toBe('已隐去');
      expect(text(block?.querySelector('dd')), file).not.toMatch(/\d/);
    }
  });

  test('sums of projects say how they are made, and the query adds up to them', async () => {
    for (const file of [
      'projects/index.html',
      ...pagesOfKind(files, 'projects of a year'),
      ...pagesOfKind(files, 'projects of a town'),
    ]) {
      const box = open(file).getElementById('sums');
      const [row] = await answer(queryOf(box?.querySelector('a[href*="explore"]')));
      const scope = /projects\/(?:(\d{4})|towns\/(\d+))/.exec(file);
      const own = (data.projects?.projects ?? []).filter(
        ({ year, area }) => (!scope?.[1] || year === Number(scope[1])) && (!scope?.[2] || area === scope[2]),
      );
      expect([Number(row?.['projects']), row?.['budget']], file).toEqual([
        own.length,
        own.reduce((sum, { budget }) => sum + budget, 0),
      ]);
      for (const part of [data.version, data.manifestHash, own[0]?.file ?? '']) expect(text(box), file).toContain(part);
    }
  });

  test('a number of promises can be counted again by the query under its list', async () => {
    const lists = [
      'commitments/index.html',
      ...pagesOfKind(files, 'commitments of one verdict'),
      ...pagesOfKind(files, 'commitments of one chapter'),
    ];
    for (const file of lists) {
      const page = open(file);
      const links = [...page.querySelectorAll('main a[href*="explore/?q="]')];
      const found = await answer(queryOf(links.at(-1)));
      expect(found.length, file).toBe(page.querySelectorAll('[data-ledger] li').length);
    }
  });

  test('tables of records name their file and can be asked', async () => {
    const pages = files.filter((file) => /^mechanisms\/[^/]+\/index\.html$/.test(file));
    const links = pages.flatMap((file) => [...open(file).querySelectorAll('.two > div a[href*="explore/?q="]')]);
    expect(links.length).toBeGreaterThan(0);
    for (const link of sample(links, 8)) {
      expect(text(link.closest('p'))).toMatch(/records\/[a-z-]+\.(csv|xlsx|parquet)/);
      expect((await answer(queryOf(link))).length).toBeGreaterThan(0);
    }
  });
});
