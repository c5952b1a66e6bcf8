import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import { describe, expect, inject, test } from 'vitest';
import { readPublished } from '../query/published.ts';

/*
 * The sentences of the pictures as they stand on the pages, held to the tables that the release publishes. Nothing here
 * calls what makes the sentences or the pictures: the tables are read as CSV and counted again.
 */
const { folder } = inject('site');
const data = readPublished(folder);
const asOf = data.asOfDays.at(-1) ?? '';

type Row = Readonly<Record<string, string>>;
const tables = new Map<string, Row[]>();
function table(name: string): Row[] {
  const known = tables.get(name);
  if (known) return known;
  const text = readFileSync(join(folder, `data/v${data.version}/${name}.csv`));
  const rows: Row[] = parse(text, { columns: true, bom: true });
  tables.set(name, rows);
  return rows;
}

/** The sentences of the pictures of a kind on a page, each once. */
function told(page: string, kind: string): string[] {
  const file = join(folder, page, 'index.html');
  if (!existsSync(file)) return [];
  const { document } = parseHTML(readFileSync(file, 'utf8'));
  const all = [...document.querySelectorAll(`svg.chart-${kind} > desc`)].map(({ textContent }) => textContent);
  return [...new Set(all)];
}

const numbersIn = (text: string): number[] =>
  (text.replace(/(\d),(?=\d{3})/g, '$1').match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
const count = <Item>(items: readonly Item[], fits: (item: Item) => boolean): number => items.filter(fits).length;
const known = (counts: readonly number[]): number[] => counts.filter((each) => each > 0);
const languages = [
  ['zh', ''],
  ['en', 'en/'],
] as const;

describe.each(languages)(
  'the sentence of a picture on the pages, in %s, says what the tables say:',
  (language, root) => {
    test('matrix: all promises, and how many show which verdict', () => {
      const rows = table('commitments');
      const order = ['met', 'met-late', 'missed', 'no-data', 'not-due', 'suppressed', 'not-comparable', 'withdrawn'];
      const counts = [...order, 'blank', 'unjudged'].map((each) => count(rows, ({ standing }) => standing === each));
      const [text = ''] = told(`${root}embed/promises`, 'matrix');
      expect(numbersIn(text)).toEqual([rows.length, ...known(counts)]);
      if (language === 'zh')
        for (const { standing_zh: name } of rows)
          expect(text).toContain(`${name}${count(rows, (row) => row['standing_zh'] === name)}项`);
    });

    test('timeline: all dated steps, and how many were kept on time, late, not, or cannot be checked', () => {
      const rows = table('verdicts').filter((row) => row['as_of'] === asOf && row['verdict'] !== 'withdrawn');
      const of = (verdict: string): Row[] => rows.filter((row) => row['verdict'] === verdict);
      const late = count(of('met-late'), ({ reached_on: day }) => Boolean(day));
      const [met, missed, pending] = ['met', 'missed', 'not-due'].map((verdict) => of(verdict).length) as [
        number,
        number,
        number,
      ];
      const rest = rows.length - met - late - missed - pending;
      const [text = ''] = told(`${root}embed/calendar`, 'timeline');
      expect(numbersIn(text)).toEqual([rows.length, ...known([met, late, missed, rest, pending])]);
    });

    test('timeline: all events of a records table, and how many were on time, late, not done, or fall due later', () => {
      let seen = 0;
      for (const [id, { views }] of Object.entries(data.mechanisms)) {
        const expected = views.flatMap((view) => {
          if (view.kind !== 'timeline') return [];
          const { lane, lanes, due = '', done = '' } = view;
          const rows = table(`records/${view.records}`)
            .filter((row) => !lanes || lanes.includes(row[lane ?? ''] ?? ''))
            .map((row) => ({ due: row[due] ?? '', done: (row[done] ?? '') <= asOf ? (row[done] ?? '') : '' }));
          const counts = [
            count(rows, (row) => row.due !== '' && row.done !== '' && row.done <= row.due),
            count(rows, (row) => row.due !== '' && row.done > row.due),
            count(rows, (row) => row.due !== '' && row.done === '' && row.due <= asOf),
            count(rows, (row) => row.done === '' && row.due > asOf),
            count(rows, (row) => row.due === '' && row.done !== ''),
          ];
          const all = counts.reduce((sum, each) => sum + each, 0);
          return all > 0 ? [[all, ...known(counts)].join()] : [];
        });
        const shown = told(`${root}mechanisms/${id}`, 'timeline').map((text) => numbersIn(text).join());
        for (const each of expected) expect(shown, id).toContain(each);
        seen += expected.length;
      }
      expect(seen).toBeGreaterThan(3);
    });

    test('bars: the counts of a records table by what it is counted by', () => {
      let seen = 0;
      for (const [id, { views }] of Object.entries(data.mechanisms))
        for (const view of views) {
          if (view.kind !== 'counts') continue;
          const rows = table(`records/${view.records}`);
          const values = [...new Set(rows.map((row) => row[view.by] ?? ''))];
          const counts = values.map((value) => count(rows, (row) => row[view.by] === value));
          const shown = told(`${root}mechanisms/${id}`, 'bars').map(numbersIn);
          const expected =
            counts.length > 8
              ? [counts.length, Math.min(...counts), Math.max(...counts)]
              : counts.sort((a, b) => a - b);
          const plain = shown.map((numbers) => (counts.length > 8 ? numbers : numbers.sort((a, b) => a - b)).join());
          expect(plain, id).toContain(expected.join());
          seen++;
        }
      expect(seen).toBeGreaterThan(0);
    });

    test('spans: how many there are, and of how many no end was published', () => {
      let seen = 0;
      for (const [id, { views }] of Object.entries(data.mechanisms))
        for (const view of views) {
          if (view.kind !== 'spans') continue;
          const rows = table(`records/${view.records}`).filter((row) => row[view.from]);
          const open = count(rows, (row) => !row[view.to ?? '']);
          const shown = told(`${root}mechanisms/${id}`, 'spans').map((text) => numbersIn(text).join());
          expect(shown, id).toContain([rows.length, ...known([open])].join());
          seen++;
        }
      expect(seen).toBeGreaterThan(0);
    });

    test('flow: the sum of the projects, and the largest amounts of each column with what is left over', () => {
      const rows = table('projects');
      const sum = (of: readonly Row[], column: string): number => of.reduce((all, row) => all + Number(row[column]), 0);
      const levels = ['central', 'province', 'city', 'county', 'other'];
      const by = (column: string): number[] =>
        [...new Set(rows.map((row) => row[column]))].map((value) =>
          sum(
            rows.filter((row) => row[column] === value),
            'budget',
          ),
        );
      const top = (amounts: readonly number[]): number[] => {
        const sorted = amounts.filter((each) => each > 0).sort((a, b) => b - a);
        const rest = sorted.slice(3);
        return [
          ...sorted.slice(0, 3),
          ...(rest.length > 0 ? [rest.length, rest.reduce((all, each) => all + each, 0)] : []),
        ];
      };
      const expected = [
        sum(rows, 'budget'),
        ...top(levels.map((level) => sum(rows, level))),
        ...top(by('programme')),
        ...top(by('status')),
      ];
      const [text = ''] = told(`${root}projects`, 'flow');
      const shown = numbersIn(text);
      expect(shown.length).toBe(expected.length);
      const unit = language === 'zh' ? 1e4 : 1e6;
      shown.forEach((printed, index) => {
        const value = expected[index] ?? NaN;
        const digits = language === 'zh' ? 1 : 2;
        if (printed !== value) expect(Math.abs(value / unit - printed)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9);
      });
    });

    test('cumulative: the running total of each year beside what was due', () => {
      const ids = table('commitments').filter(({ kind }) => kind === 'cumulative');
      let seen = 0;
      for (const { commitment } of ids) {
        const [text] = told(`${root}commitments/${commitment ?? ''}`, 'cumulative');
        if (text === undefined) continue;
        const steps = table('verdicts').filter(
          (row) =>
            row['as_of'] === asOf && row['commitment'] === commitment && row['quota'] !== '' && row['due'] !== '',
        );
        const numbers = numbersIn(text);
        const expected = steps.flatMap((row) => [
          Number((row['due_on'] ?? '').slice(0, 4)),
          ...(row['observed'] ? [Number(Number(row['observed']).toFixed(1))] : []),
          Number(row['due']),
        ]);
        expect([...numbers].sort(), commitment).toEqual([...expected].sort());
        seen++;
      }
      expect(seen).toBeGreaterThan(0);
    });

    test('bullet: how many figures of a town stand beside a level due, and how many reach it', () => {
      const headline = data.site.headline.map((id) => table('commitments').find((row) => row['commitment'] === id));
      for (const { code } of data.areas.filter(({ parent }) => parent === data.site.area)) {
        const [text] = told(`${root}towns/${code}`, 'bullet');
        if (text === undefined) continue;
        let [judged, reached] = [0, 0];
        for (const promise of headline) {
          const steps = table('verdicts').filter(
            (row) => row['as_of'] === asOf && row['commitment'] === promise?.['commitment'] && row['due'] !== '',
          );
          const [first] = steps;
          const last = table('observations').findLast(
            (row) =>
              row['area'] === code && row['indicator'] === first?.['indicator'] && row['groups'] === first?.['groups'],
          );
          const due = steps.findLast((row) => (row['due_on'] ?? '') <= (last?.['period_end'] ?? ''))?.['due'];
          const relative = data.commitmentById.get(promise?.['commitment'] ?? '')?.relative;
          if (!last?.['value'] || due === undefined || relative) continue;
          const calculation = data.indicators[last['indicator'] ?? '']?.calculation;
          if (calculation === 'sum') continue;
          judged++;
          const [value, level] = [Number(last['value']), Number(due)];
          if (promise?.['direction'] === 'at-most' ? value <= level : value >= level) reached++;
        }
        expect(numbersIn(text).slice(0, 2), `${code}: ${text}`).toEqual(
          language === 'zh' ? [judged, reached] : [reached, judged],
        );
      }
    });

    test('multiples, towns and tiles: how many places, and between which figures they lie', () => {
      const towns = new Set(data.areas.filter(({ parent }) => parent === data.site.area).map(({ code }) => code));
      const rows = table('observations').filter((row) => towns.has(row['area'] ?? '') && row['groups'] === '');
      let seen = 0;
      for (const id of Object.keys(data.indicators)) {
        const own = rows.filter((row) => row['indicator'] === id);
        const [multiples] = told(`${root}indicators/${id}`, 'multiples');
        if (own.length === 0 || multiples === undefined) continue;
        const periods = [...new Set(own.filter((row) => row['value']).map((row) => row['period'] ?? ''))].sort();
        const decimals = data.indicators[id]?.decimals ?? 1;
        for (const [text, period] of [
          [multiples, periods[0]],
          [multiples, periods.at(-1)],
          [
            told(`${root}indicators/${id}`, 'towns')[0],
            own
              .map((row) => row['period'] ?? '')
              .sort()
              .at(-1),
          ],
          [
            told(`${root}indicators/${id}`, 'tiles')[0],
            own
              .map((row) => row['period'] ?? '')
              .sort()
              .at(-1),
          ],
        ]) {
          const values = own
            .filter((row) => row['period'] === period && row['value'])
            .map((row) => Number(row['value']));
          if (text === undefined || values.length < 2) continue;
          const ends = [Math.min(...values), Math.max(...values)];
          const printed = numbersIn(text.replaceAll('per 1,000', ''));
          const folds = [1, 1e3, 1e4, 1e6, 1e8];
          for (const end of ends)
            expect(
              printed.some((each) =>
                folds.some((fold) => Math.abs(end / fold - each) <= 0.5 * 10 ** -(fold === 1 ? decimals : 0) + 1e-9),
              ),
              `${id} ${period ?? ''}: ${end} in ${text}`,
            ).toBe(true);
          seen++;
        }
      }
      expect(seen).toBeGreaterThan(100);
    });

    test('funnel: how many took each step, of how many', () => {
      let seen = 0;
      for (const [id, { views }] of Object.entries(data.mechanisms)) {
        const procedures = views.flatMap((view) => (view.kind === 'procedure' ? [view] : []));
        const found = procedures.flatMap((view) => {
          const rows = table('observations').filter(
            (row) =>
              row['indicator'] === view.indicator &&
              row['area'] === data.site.area &&
              (row['groups'] ?? '').startsWith(`${view.column}=`),
          );
          return [...new Set(rows.map((row) => row['period']))].map((period) =>
            rows
              .filter((row) => row['period'] === period)
              .flatMap(({ numerator, denominator, value }) => [
                ...[numerator, denominator, value].map(Number),
                Number(denominator) - Number(numerator),
              ]),
          );
        });
        for (const text of told(`${root}mechanisms/${id}`, 'funnel')) {
          const [, ...numbers] = numbersIn(text);
          const fits = found.some((known) => numbers.every((each) => known.includes(each)));
          expect(fits, `${id}: ${text}`).toBe(true);
          seen++;
        }
      }
      expect(seen).toBeGreaterThan(0);
    });
  },
);

describe.each(languages)('the explore page, in %s, before the engine is there', (_, root) => {
  const { document } = parseHTML(readFileSync(join(folder, root, 'explore/index.html'), 'utf8'));
  const said = document.querySelector('[data-linked-told]')?.textContent ?? '';
  const texts = (view: string, part: string): string =>
    document.querySelector(`[data-view-${view}] svg.chart > ${part}`)?.textContent ?? '';

  test('each picture has a title and a sentence for those who cannot see it', () => {
    for (const view of ['line', 'map', 'side', 'shape']) {
      expect(texts(view, 'title'), view).not.toBe('');
      expect(texts(view, 'desc'), view).toMatch(/[。.]$/);
      const svg = document.querySelector(`[data-view-${view}] svg.chart`);
      const names = (svg?.getAttribute('aria-labelledby') ?? '').split(' ');
      expect(
        names.map((id) => document.getElementById(id)?.localName),
        view,
      ).toEqual(['title', 'desc']);
    }
  });

  test('the sentences of line and map are those that stand above them', () => {
    for (const view of ['line', 'map']) expect(said, view).toContain(texts(view, 'desc').replace(/[。.]$/, ''));
  });

  test('the distribution counts the cells of the towns: how many have a figure, in which class most lie', () => {
    const facts = JSON.parse(document.querySelector('script[type="application/json"]')?.textContent ?? '{}') as {
      choice?: { indicator: string };
    };
    const towns = new Set(data.areas.filter(({ parent }) => parent === data.site.area).map(({ code }) => code));
    const cells = table('observations').filter(
      (row) => row['indicator'] === facts.choice?.indicator && row['groups'] === '' && towns.has(row['area'] ?? ''),
    );
    const values = cells.filter((row) => row['value']).map((row) => Number(row['value']));
    const numbers = numbersIn(texts('shape', 'desc'));
    expect(numbers[0]).toBe(values.length);
    const [, low = 0, high = 0, most] = numbers;
    expect(count(values, (value) => value >= low && value < high)).toBe(most);
    const hidden = count(cells, (row) => row['status'] === 'suppressed');
    if (hidden > 0) expect(numbers).toContain(hidden);
  });
});
