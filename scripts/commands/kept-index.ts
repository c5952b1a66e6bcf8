import type { Reads } from '../../src/core/reads.ts';

/**
 * What is known of kept pages. Pages share most of what they read, so a reading is a list of numbers: 2n stands for part n,
 * 2n + 1 for reading n.
 */
export interface KeptIndex {
  /** What the pages were made with: code, texts, styles. */
  readonly edition: string;
  readonly parts: string[];
  /** A hash of each part as it was when the pages were made. */
  readonly digests: string[];
  readonly readings: (readonly number[])[];
  readonly pages: Record<string, KeptPage>;
}

export interface KeptPage {
  /** A hash of what the page was given. */
  readonly props: string;
  readonly reading: number;
  /** SHA-256 of the page, which is also the name of its file. */
  readonly body: string;
}

export function emptyIndex(edition: string): KeptIndex {
  return { edition, parts: [], digests: [], readings: [], pages: {} };
}

/** Tells whether all that a reading of an index covers is still as it was. */
export function checkReadings({ parts, digests, readings }: KeptIndex, digest: (part: string) => string) {
  const known = new Map<number, boolean>();
  const holds = (item: number): boolean => {
    const found = known.get(item);
    if (found !== undefined) return found;
    const at = item >> 1;
    const held = item % 2 === 0 ? digests[at] === digest(parts[at] ?? '') : (readings[at]?.every(holds) ?? false);
    known.set(item, held);
    return held;
  };
  return (reading: number): boolean => holds(reading * 2 + 1);
}

/** Adds readings to an index; one that was added before keeps its number. */
export function addReadings({ parts, readings }: KeptIndex): (reads: Reads) => number {
  const partNumbers = new Map(parts.map((part, index) => [part, index]));
  const readingNumbers = new WeakMap<Reads, number>();
  const numberOf = (part: string): number => {
    const known = partNumbers.get(part);
    if (known !== undefined) return known;
    partNumbers.set(part, parts.length);
    return parts.push(part) - 1;
  };
  const add = (reads: Reads): number => {
    const known = readingNumbers.get(reads);
    if (known !== undefined) return known;
    const items = [...reads].map((item) => (typeof item === 'string' ? numberOf(item) * 2 : add(item) * 2 + 1));
    const number = readings.push(items) - 1;
    readingNumbers.set(reads, number);
    return number;
  };
  return add;
}

/** The index without what none of its pages has read, and with the hashes of the parts as they are now. */
export function compactIndex(index: KeptIndex, digest: (part: string) => string): KeptIndex {
  const next = emptyIndex(index.edition);
  const moved = new Map<number, number>();
  const move = (item: number): number => {
    const known = moved.get(item);
    if (known !== undefined) return known;
    const at = item >> 1;
    const to = item % 2 === 0 ? 2 * (next.parts.push(index.parts[at] ?? '') - 1) : moveReading(at);
    moved.set(item, to);
    return to;
  };
  const moveReading = (at: number): number => {
    const items = (index.readings[at] ?? []).map(move);
    return 2 * (next.readings.push(items) - 1) + 1;
  };
  for (const [name, page] of Object.entries(index.pages))
    next.pages[name] = { ...page, reading: move(page.reading * 2 + 1) >> 1 };
  next.digests.push(...next.parts.map(digest));
  return next;
}
