/** A source of numbers in [0, 1). */
export type Stream = () => number;

/**
 * A stream of its own for every name, always the same: adding one indicator does not change the numbers of another.
 * mulberry32, started from the FNV-1a hash of the name.
 */
export function createStream(name: string): Stream {
  let state = hash(name);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A number around 0 with standard deviation 1, never beyond ±3.5: the sum of twelve even ones. Additions only, because
 * logarithms and cosines may differ in the last digit between machines.
 */
export function drawNormal(next: Stream): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += next();
  return Math.max(-3.5, Math.min(3.5, sum));
}

/** The items in an order drawn from the stream. */
export function shuffle<T>(items: readonly T[], next: Stream): T[] {
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
