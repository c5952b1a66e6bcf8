import { describe, expect, inject, test } from 'vitest';
import { readPages } from '../../scripts/testing/pages.ts';
import { recordsOf } from '../core/mechanism.ts';
import { readPublished } from '../query/published.ts';

const { folder } = inject('site');
const data = readPublished(folder);
const pages = (await readPages(folder)).filter(({ file }) => !/^(embed|en\/embed|reports|en\/reports)\//.test(file));
/** Pages that have no data to begin with. */
const plain = /^(en\/)?(elder\/)?(404\.html|elder-mode\/index\.html)$/;

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .trim();
const closeUp = (text: string): string => text.replaceAll(' ', '');
const openings = (html: string): string[] =>
  [...html.matchAll(/<(p|h1)\b[^>]* data-opening[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , inside = '']) => textOf(inside));
const numbersIn = (text: string): number[] =>
  (text.replace(/(\d),(?=\d{3})/g, '$1').match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
const opening = (file: string): string => {
  const page = pages.find((each) => each.file === file);
  if (!page) throw new Error(`missing page: ${file}`);
  return openings(page.html)[0] ?? '';
};

describe('every page begins with one sentence made from its data', () => {
  test('exactly one, before any section, ended by a full stop', () => {
    const odd = pages
      .filter(({ file }) => !plain.test(file))
      .filter(({ html }) => {
        const told = openings(html);
        const before = html.slice(html.indexOf('<h1'), html.indexOf(' data-opening'));
        return told.length !== 1 || !/[。.]$/.test(told[0] ?? '') || /<(h2|table|figure|section)\b/.test(before);
      });
    expect(odd.map(({ file }) => file)).toEqual([]);
  });

  test('it is also what search engines and chats are told', () => {
    const odd = pages
      .filter(({ file }) => !plain.test(file) && !file.startsWith('elder/'))
      .filter(({ html }) => {
        const told = textOf(/<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '');
        return !closeUp(told).endsWith(closeUp(openings(html)[0] ?? '?'));
      });
    expect(odd.map(({ file }) => file)).toEqual([]);
  });
});

describe('its numbers are those of the release', () => {
  const latest = data.asOfDays.at(-1) ?? '';
  const standings = new Map(
    data.judgements.filter(({ asOf }) => asOf === latest).map(({ commitment, standing }) => [commitment, standing]),
  );
  const verdicts = ['met', 'met-late', 'missed', 'no-data'];
  const hidden = ['suppressed', 'not-comparable', 'withdrawn'];
  /** All, due, and each verdict that occurs, counted one by one. */
  const ledgerNumbers = (ids: readonly string[]): number[] => {
    const count = (wanted: readonly string[]): number =>
      ids.filter((id) => wanted.includes(standings.get(id) ?? '')).length;
    const parts = [...verdicts.map((verdict) => count([verdict])), count(hidden)].filter((each) => each > 0);
    return [ids.length, Number(latest.slice(0, 4)), count([...verdicts, ...hidden]), ...parts];
  };

  test('of the whole ledger and of each chapter', () => {
    expect(numbersIn(opening('commitments/index.html'))).toEqual(ledgerNumbers(data.commitments.map(({ id }) => id)));
    for (const { number } of data.plan.chapters) {
      const ids = data.commitments.filter(({ clause }) => clause.startsWith(`${number}.`)).map(({ id }) => id);
      const numbers = numbersIn(opening(`plan/${number}/index.html`));
      if (ledgerNumbers(ids)[2]) expect(numbers, String(number)).toEqual(ledgerNumbers(ids));
      else expect(numbers[0], String(number)).toBe(ids.length);
    }
  });

  test('of each mechanism: its tables, their rows, its promises', () => {
    for (const [id, mechanism] of Object.entries(data.mechanisms)) {
      const tables = recordsOf(mechanism).flatMap((table) => data.records[table] ?? []);
      const numbers = numbersIn(opening(`mechanisms/${id}/index.html`));
      if (tables.length === 0) continue;
      const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
      const promises = mechanism.commitments.length > 0 ? [mechanism.commitments.length] : [];
      expect(numbers.slice(0, 2 + promises.length), id).toEqual([tables.length, rows, ...promises]);
    }
  });

  test('of each place: no more figures than it has, and as many beside a level due as reach it or do not', () => {
    const towns = data.areas.filter(({ parent }) => parent === data.site.area);
    for (const { code, name_en } of towns) {
      const told = opening(`en/towns/${code}/index.html`);
      const [, figures = 0] = /has (\d+) figures/.exec(told) ?? [];
      const [, due, reached, short] = /(\d+) stand.*: (\d+) reach.* it, (\d+) do/.exec(told) ?? [];
      expect(told.startsWith(name_en), told).toBe(true);
      expect(Number(figures)).toBeGreaterThan(0);
      expect(Number(due)).toBeLessThanOrEqual(Number(figures));
      expect(Number(reached) + Number(short)).toBe(Number(due));
    }
  });

  test('of the indicators and the files', () => {
    const all = Object.values(data.indicators);
    const demo = all.filter(({ source }) => source.kind === 'demonstration').length;
    const numbers = numbersIn(opening('indicators/index.html'));
    expect([numbers[0], numbers[3], numbers[4]]).toEqual([all.length, all.length - demo, demo]);
    expect(numbersIn(opening('downloads/index.html')).at(-1)).toBe(data.manifest.files.length);
  });
});

test('pages about one thing carry their title for government portals; a day and a source only where site.yml gives them', () => {
  const one =
    /^(en\/)?(commitments\/\d\d-[^/]+|indicators\/[^/]+|towns\/[^/]+|mechanisms\/[^/]+|plan\/\d+)\/index\.html$/;
  const metaOf = (html: string, name: string): string | undefined =>
    new RegExp(`<meta name="${name}" content="([^"]*)"`).exec(html)?.[1];
  const { releasedOn, identity } = data.site;
  for (const { file, html } of pages.filter((each) => one.test(each.file))) {
    const language = file.startsWith('en/') ? 'en' : 'zh';
    expect(html.includes(`<title>${metaOf(html, 'ArticleTitle') ?? '?'}`), file).toBe(true);
    expect(metaOf(html, 'PubDate'), file).toBe(releasedOn && `${releasedOn} 00:00`);
    expect(metaOf(html, 'ContentSource'), file).toBe(identity.hostUnit?.[language]);
  }
  expect(pages.filter(({ html }) => metaOf(html, 'ArticleTitle') === undefined).length).toBeGreaterThan(0);
});
