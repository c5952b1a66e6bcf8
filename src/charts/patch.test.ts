import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Example } from './kit/example.ts';
import { patch } from './patch.ts';
import { identify, serialize } from './render.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const modules = import.meta.glob<Record<string, Example>>('./{distribution,tiles,towns,bars,trajectory}.examples.ts', {
  eager: true,
});

test.each(Object.entries(modules))('%s: a picture changed into another is that picture', (_, examples) => {
  const draw = (example: Example): SVGSVGElement =>
    identify(example.draw({ document, language: 'zh', width: 700 }), { id: 'p' });
  const all = Object.values(examples);
  for (const from of all)
    for (const to of all) {
      const live = draw(from);
      patch(live, draw(to));
      expect(serialize(live)).toBe(serialize(draw(to)));
    }
});

test('what is alike stays the same element', () => {
  const make = (width: string): Element => {
    const { firstElementChild } = parseHTML(`<svg><rect width="${width}"/><text>1</text></svg>`).document;
    if (!firstElementChild) throw new Error('no picture');
    return firstElementChild;
  };
  const live = make('3');
  const [rect, text] = live.children;
  patch(live, make('4'));
  expect([...live.children]).toEqual([rect, text]);
  expect(rect?.getAttribute('width')).toBe('4');
});
