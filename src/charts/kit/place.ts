import { inside, overlaps, textBox, type Anchor, type Box, type TextAt } from './measure.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

/** A text and the places where it could stand, best first. */
export interface LabelWish {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly spots: readonly Spot[];
  /** A required label is moved until it fits; any other is left out where it would touch something. */
  readonly required?: boolean;
}

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** What is already in the picture. Labels never touch each other; they avoid marks, and lines after that. */
export interface Scene {
  readonly bounds: Box;
  readonly taken: readonly Box[];
  readonly marks: readonly Box[];
  readonly lines: readonly Segment[];
}

const markCost = 12;
const lineCost = 4;
const gap = 1;
/** How far a label would like to stay from a line. */
const clearance = 2;

/** Chooses a spot for each label. Required ones go first; the result keeps the order of the wishes that found one. */
export function placeLabels<Wish extends LabelWish>(wishes: readonly Wish[], scene: Scene): (Wish & Spot)[] {
  const taken = [...scene.taken];
  const placed = new Map<Wish, Wish & Spot>();
  for (const wish of [...wishes].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))) {
    const spot = bestSpot(wish, scene, taken);
    if (!spot) continue;
    placed.set(wish, { ...wish, ...spot });
    taken.push(textBox({ ...wish, ...spot }));
  }
  return wishes.flatMap((wish) => placed.get(wish) ?? []);
}

function bestSpot(wish: LabelWish, scene: Scene, taken: readonly Box[]): Spot | undefined {
  const own = cheapest(wish, wish.spots, scene, taken);
  if (!wish.required) return own && own.cost < lineCost ? own.spot : undefined;
  if (own && own.cost < markCost) return own.spot;
  const near = cheapest(wish, nearby(wish), scene, taken);
  return own && (!near || own.cost <= near.cost) ? own.spot : near?.spot;
}

/** Places further and further from the best spot, in steps of a third of a line. */
function nearby({ spots, size }: LabelWish): Spot[] {
  const [first] = spots;
  if (!first) return [];
  const offsets = Array.from({ length: 60 }, (_, i) => (i % 2 ? -1 : 1) * Math.ceil((i + 1) / 2) * (size / 3));
  const columns: Spot[] = [first, { ...first, x: first.x - 3 * size }, { ...first, x: first.x + 3 * size }];
  return offsets.flatMap((dy) => columns.map((spot) => ({ ...spot, y: spot.y + dy })));
}

function cheapest(wish: LabelWish, spots: readonly Spot[], scene: Scene, taken: readonly Box[]) {
  let best: { spot: Spot; cost: number } | undefined;
  spots.forEach((spot, index) => {
    const box = textBox({ ...wish, ...spot });
    if (!inside(box, scene.bounds) || taken.some((other) => overlaps(box, other, gap))) return;
    const cost =
      markCost * scene.marks.filter((mark) => overlaps(box, mark)).length +
      lineCost * scene.lines.filter((line) => crosses(box, line)).length +
      scene.lines.filter((line) => crosses(grow(box, clearance), line)).length +
      Math.min(index / 50, 1);
    if (!best || cost < best.cost) best = { spot, cost };
  });
  return best;
}

function grow({ x0, y0, x1, y1 }: Box, by: number): Box {
  return { x0: x0 - by, y0: y0 - by, x1: x1 + by, y1: y1 + by };
}

/** Whether any part of a segment lies within a box (Liang and Barsky). */
export function crosses(box: Box, { x1, y1, x2, y2 }: Segment): boolean {
  let enter = 0;
  let leave = 1;
  for (const [delta, distance] of [
    [x1 - x2, x1 - box.x0],
    [x2 - x1, box.x1 - x1],
    [y1 - y2, y1 - box.y0],
    [y2 - y1, box.y1 - y1],
  ] as const) {
    if (delta === 0 && distance < 0) return false;
    if (delta < 0) enter = Math.max(enter, distance / delta);
    if (delta > 0) leave = Math.min(leave, distance / delta);
  }
  return enter <= leave;
}

/** A placed label as a text to draw. */
export function asText({ text, x, y, anchor, size, bold }: LabelWish & Spot): TextAt {
  return { text, x, y, anchor, size, ...(bold ? { bold } : {}) };
}
