import { expect, test } from 'vitest';
import { crosses, placeLabels, type LabelWish, type Scene } from './place.ts';

const scene: Scene = { bounds: { x0: 0, y0: 0, x1: 200, y1: 100 }, taken: [], marks: [], lines: [] };
const wish = (x: number, y: number, more: Partial<LabelWish> = {}): LabelWish => ({
  text: '目标',
  size: 10,
  spots: [{ x, y, anchor: 'start' }],
  ...more,
});

test('placeLabels takes the first spot that is free', () => {
  const second = wish(10, 50, {
    spots: [
      { x: 12, y: 50, anchor: 'start' },
      { x: 100, y: 50, anchor: 'start' },
    ],
  });
  expect(placeLabels([wish(10, 50), second], scene).map(({ x }) => x)).toEqual([10, 100]);
});

test('placeLabels leaves out a label that finds no spot', () => {
  expect(placeLabels([wish(10, 50), wish(12, 50)], scene)).toHaveLength(1);
});

test('placeLabels moves a required label until it fits, and places it before the others', () => {
  const placed = placeLabels([wish(10, 50), wish(12, 50, { required: true, text: '应达' })], scene);
  expect(placed.map(({ text }) => text)).toEqual(['应达']);
  expect(placeLabels([wish(10, 50, { required: true }), wish(12, 50, { required: true })], scene)).toHaveLength(2);
});

test('placeLabels keeps off marks and lines where it can', () => {
  const both = wish(10, 50, {
    spots: [
      { x: 10, y: 50, anchor: 'start' },
      { x: 10, y: 90, anchor: 'start' },
    ],
  });
  const line = { x1: 0, y1: 46, x2: 200, y2: 46 };
  expect(placeLabels([both], { ...scene, lines: [line] })[0]?.y).toBe(90);
  expect(placeLabels([both], { ...scene, marks: [{ x0: 8, y0: 40, x1: 16, y1: 48 }] })[0]?.y).toBe(90);
});

test('placeLabels never places a label outside', () => {
  expect(placeLabels([wish(190, 50)], scene)).toEqual([]);
});

test('crosses knows a line that passes, one that misses and one that ends inside', () => {
  const box = { x0: 10, y0: 10, x1: 20, y1: 20 };
  expect(crosses(box, { x1: 0, y1: 0, x2: 30, y2: 30 })).toBe(true);
  expect(crosses(box, { x1: 0, y1: 25, x2: 30, y2: 25 })).toBe(false);
  expect(crosses(box, { x1: 15, y1: 15, x2: 16, y2: 16 })).toBe(true);
  expect(crosses(box, { x1: 0, y1: 0, x2: 5, y2: 5 })).toBe(false);
});
