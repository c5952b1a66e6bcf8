import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { textFaults } from './kit/read-texts.ts';
import type { Example } from './kit/samples.ts';
import { renderSvg } from './render.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const modules = import.meta.glob<Record<string, Example>>('./*.examples.ts', { eager: true });
const examples = Object.entries(modules).flatMap(([path, examples]) =>
  Object.entries(examples).map(([name, draw]) => ({ name: `${path.slice(2, -12)}.${name}`, draw })),
);

describe.each(examples)('$name', ({ name, draw }) => {
  const svg = draw(document);
  const text = renderSvg(svg, { id: name.replace('.', '-') });

  test('is the picture it was', async () => {
    await expect(text.replaceAll('><', '>\n<') + '\n').toMatchFileSnapshot(`./golden/${name}.svg`);
  });

  test('no two texts touch, none is cut off, none is smaller than 11 pixels', () => {
    expect(textFaults(svg)).toEqual([]);
  });

  test('carries no style of its own and is named', () => {
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|foreignObject/);
    expect(text).toMatch(/<title id=/);
    expect(text).toMatch(/aria-labelledby=/);
  });

  test('is small', () => {
    expect(text.length).toBeLessThan(name.startsWith('matrix') ? 16_000 : 7_000);
  });
});
