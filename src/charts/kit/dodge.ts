export interface Wish {
  /** Where the centre would like to be. */
  readonly at: number;
  /** How unwilling it is to move: 1 for a name, 1000 for the value the chart is about. */
  readonly weight?: number;
}

interface Block {
  start: number;
  weight: number;
  count: number;
}

/**
 * Places labels in a column, in the order of their wishes, at least `gap` apart and within [low, high], moving each as
 * little as possible (pool adjacent violators). Returns the places in the order of the input. With too little room for
 * all, they keep their distance and run over `high`.
 */
export function dodge(wishes: readonly Wish[], gap: number, [low, high]: readonly [number, number]): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => at(wishes, a) - at(wishes, b) || a - b);
  const top = Math.max(low, high - gap * (wishes.length - 1));
  const blocks: Block[] = [];
  order.forEach((index, rank) => {
    let block: Block = { start: at(wishes, index) - rank * gap, weight: wishes[index]?.weight ?? 1, count: 1 };
    for (let last = blocks.at(-1); last && last.start >= block.start; last = blocks.at(-1)) {
      blocks.pop();
      block = merge(last, block);
    }
    blocks.push(block);
  });
  const places: number[] = [];
  let rank = 0;
  for (const { start, count } of blocks)
    for (let i = 0; i < count; i++, rank++) places[order[rank] ?? 0] = Math.min(Math.max(start, low), top) + rank * gap;
  return places;
}

function at(wishes: readonly Wish[], index: number): number {
  return wishes[index]?.at ?? 0;
}

function merge(a: Block, b: Block): Block {
  const weight = a.weight + b.weight;
  return { start: (a.start * a.weight + b.start * b.weight) / weight, weight, count: a.count + b.count };
}
