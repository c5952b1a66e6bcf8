import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dodge } from './dodge.ts';

test('dodge leaves labels alone that do not touch', () => {
  expect(dodge([{ at: 10 }, { at: 50 }, { at: 30 }], 15, [0, 100])).toEqual([10, 50, 30]);
});

test('dodge parts two labels at one place equally', () => {
  expect(dodge([{ at: 50 }, { at: 50 }], 20, [0, 100])).toEqual([40, 60]);
});

test('dodge moves the lighter label', () => {
  const [heavy = 0, light = 0] = dodge([{ at: 50, weight: 1000 }, { at: 51 }], 20, [0, 100]);
  expect(Math.abs(heavy - 50)).toBeLessThan(0.1);
  expect(light - heavy).toBeCloseTo(20);
});

test('dodge of nothing is nothing', () => {
  expect(dodge([], 20, [0, 100])).toEqual([]);
});

test('dodge keeps the distance, the order and, where there is room, the bounds', () => {
  const wishes = fc.array(
    fc.record({ at: fc.double({ min: -20, max: 120, noNaN: true }), weight: fc.constantFrom(1, 1000) }),
    {
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(wishes, (all) => {
      const places = dodge(all, 14, [0, 100]);
      const order = all.map((_, index) => index).sort((a, b) => (all[a]?.at ?? 0) - (all[b]?.at ?? 0) || a - b);
      order.slice(1).forEach((index, rank) => {
        expect((places[index] ?? 0) - (places[order[rank] ?? 0] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-6);
      });
      expect(Math.min(0, ...places)).toBe(0);
      expect(Math.max(0, ...places)).toBeLessThanOrEqual(100 + 1e-6);
    }),
  );
});
