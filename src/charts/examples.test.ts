import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../core/text.ts';
import type { Example } from './kit/example.ts';
import { textFaults } from './kit/read-texts.ts';
import { widths } from './kit/svg.ts';
import { rowLines } from './kit/table.ts';
import { renderSvg } from './render.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const modules = import.meta.glob<Record<string, Example>>('./*.examples.ts', { eager: true });
const examples = Object.entries(modules).flatMap(([path, all]) =>
  Object.entries(all).map(([name, example]) => ({
    kind: path.slice(2, -12),
    name: `${path.slice(2, -12)}.${name}`,
    example,
  })),
);

/** Every whole number in a text, with its decimals: what a sentence must not invent. */
const numbersIn = (text: string): string[] => text.replace(/(\d),(?=\d{3})/g, '$1').match(/\d+(\.\d+)?/g) ?? [];

describe.each(examples)('$name', ({ kind, name, example }) => {
  const draw = (language: Language, width: number): SVGSVGElement => example.draw({ document, language, width });

  test.each([
    ['zh', widths.page],
    ['en', widths.phone],
  ] as const)('is the picture it was: %s, %i px', async (language, width) => {
    const text = renderSvg(draw(language, width), { id: name.replace('.', '-') });
    await expect(text.replaceAll('><', '>\n<') + '\n').toMatchFileSnapshot(`./golden/${name}.${language}.svg`);
  });

  test.each(languages)(
    'no two texts touch, none is cut off, none is smaller than 11 pixels, at any width: %s',
    (language) => {
      const faults = Array.from({ length: 24 }, (_, index) => widths.phone + index * 37).flatMap((width) =>
        textFaults(draw(language, width)).map((fault) => `${width}: ${fault}`),
      );
      expect(faults).toEqual([]);
    },
  );

  test.each(languages)('carries no style of its own, is named and told in a sentence: %s', (language) => {
    const text = renderSvg(draw(language, widths.page), { id: name.replace('.', '-') });
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|foreignObject/);
    expect(text).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+[。.]<\/desc>/);
    expect(text).toMatch(/aria-labelledby="[^" ]+-t [^" ]+-d"/);
  });

  test.each(languages)('each row of its table has a place in the picture that says it: %s', (language) => {
    const table = example.table(language);
    const said = [...draw(language, widths.page).querySelectorAll('.spots title')].map(
      ({ textContent }) => textContent,
    );
    const rows = table.rows.map((row) => rowLines(table, row).join('\n'));
    expect(said).toEqual(rows);
  });

  test.each(languages)('the sentence names no number that the table does not have or count: %s', (language) => {
    const svg = draw(language, widths.page);
    const { head, rows } = example.table(language);
    const known = new Set(numbersIn([...head, ...rows.flat()].join(' ')));
    const counts = Array.from({ length: rows.length + 1 }, (_, index) => String(index));
    const years = /(?<=\D|^)20\d\d(?=\D|$)/;
    const told = numbersIn(svg.querySelector('desc')?.textContent ?? '');
    const derived = new Set(derivedNumbers(rows));
    const odd = told.filter(
      (number) => !known.has(number) && !counts.includes(number) && !years.test(number) && !derived.has(number),
    );
    expect(odd).toEqual([]);
  });

  test('is small', () => {
    const text = renderSvg(draw('zh', widths.page), { id: 'a' });
    expect(text.length).toBeLessThan(kind === 'matrix' || kind === 'multiples' ? 17_000 : 9_500);
  });
});

/** Sums and differences of the numbers of a table: a change, a total. */
function derivedNumbers(rows: readonly (readonly string[])[]): string[] {
  const values = rows.flat().flatMap(numbersIn).map(Number);
  const last = rows.flatMap((row) => numbersIn(row.at(-1) ?? '')).map(Number);
  const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
  const totals = (rows[0] ?? []).slice(1).map((_, index) => sum(rows.map((row) => row[index + 1] ?? '')));
  return [...differences, ...sums(last), ...totals, totals.reduce((a, b) => a + b, 0)].map((value) =>
    String(Math.round(value * 100) / 100),
  );
}

const sum = (cells: readonly string[]): number =>
  cells.flatMap(numbersIn).reduce((all, number) => all + Number(number), 0);

function sums(values: readonly number[]): number[] {
  const found = new Set<number>([0]);
  for (const value of values.slice(0, 16))
    for (const each of [...found]) found.add(Math.round((each + value) * 100) / 100);
  return [...found];
}
