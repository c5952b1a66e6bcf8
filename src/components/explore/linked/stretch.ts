import type { Bins } from './queries.ts';

/** The classes that a stretch of values touches. */
export function classesWithin([low, high]: readonly [number, number], { start, width, count }: Bins): [number, number] {
  const at = (value: number): number => (value - start) / width;
  const first = Math.floor(at(low) + 1e-9);
  const last = Math.ceil(at(high) - 1e-9) - 1;
  const fit = (index: number): number => Math.min(count - 1, Math.max(0, index));
  return [fit(first), Math.max(fit(first), fit(last))];
}

/** The limits of a stretch of classes. */
export function limitsOf([first, last]: readonly [number, number], { start, width }: Bins): [number, number] {
  const limit = (index: number): number => Number((start + index * width).toPrecision(12));
  return [limit(first), limit(last + 1)];
}
