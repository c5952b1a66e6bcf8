import { createStream, shuffle } from './random.ts';

/** How many had reached something by the end of each period; the days lie within it, spread evenly. */
type Milestones = readonly (readonly [end: string, running: number])[];

/**
 * A day for each of `count` places in an order of their own; empty for those that never come. Days are spread over the
 * months of the step, so that no two steps overlap.
 */
export function drawDays(name: string, count: number, milestones: Milestones): string[] {
  const next = createStream(`days ${name}`);
  const order = shuffle(
    Array.from({ length: count }, (_, i) => i),
    next,
  );
  const days = Array.from({ length: count }, () => '');
  let from = 0;
  for (const [end, running] of milestones) {
    const months = end.endsWith('-12-31') ? 12 : 3;
    for (let k = from; k < running; k++) {
      const month = Number(end.slice(5, 7)) - months + 1 + Math.floor(next() * months);
      const day = 1 + Math.floor(next() * 27);
      days[order[k] ?? 0] = `${end.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    }
    from = running;
  }
  return days;
}
