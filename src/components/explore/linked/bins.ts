import { tickStep } from 'd3';
import type { Bins } from './queries.ts';

/** About so many classes; their limits are round numbers. */
const wanted = 14;

/** Classes of equal width and round limits over all figures; `whole` figures get limits that are whole. */
export function binsOf(low: number, high: number, whole: boolean): Bins {
  if (low === high) return { start: low, width: Math.max(Math.abs(low) * 0.1, 1), count: 1 };
  const step = tickStep(low, high, wanted);
  const width = whole ? Math.max(1, Math.round(step)) : step;
  const start = Number((Math.floor(low / width + 1e-9) * width).toPrecision(12));
  // Whole figures have a class of their own at the upper end; others share the last class with its upper limit.
  const count = whole ? Math.floor((high - start) / width + 1e-9) + 1 : Math.ceil((high - start) / width - 1e-9);
  return { start, width, count: Math.max(1, count) };
}
