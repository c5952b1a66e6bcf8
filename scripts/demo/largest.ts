import { createStream } from './random.ts';
import type { Row } from './table.ts';

/** Fills in, for amounts that go to people, the share of the one who got the most and, where asked, how many they are. */
export function withLargest(
  name: string,
  rows: readonly Row[],
  { paidTo, listed = false }: { paidTo: (row: Row) => number; listed?: boolean },
): Row[] {
  const next = createStream(`${name} largest share`);
  return rows.map((row) => {
    const people = Math.max(1, paidTo(row));
    const max_share = Math.min(1, Math.round((10_000 * (1.3 + 1.1 * next())) / people + 0.5) / 10_000);
    return { ...row, ...(listed && { contributors: people }), max_share };
  });
}
