import { rowLines, type Table } from './table.ts';
import type { Pen } from './svg.ts';

/** A place of the picture that a row of its table belongs to: around a point, or a rectangle. */
export type Spot =
  | { readonly x: number; readonly y: number; readonly r?: number }
  | { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Half of the smallest place that a finger finds. */
export const reach = 12;

/**
 * The places of a picture that say what stands there: one for each row of its table, in the order of the rows, with
 * nothing drawn. Without a script a pointer that rests there is shown the row; `reader.ts` makes them reachable by key
 * and touch.
 */
export function drawSpots(draw: Pen, table: Table, places: readonly Spot[]): SVGElement {
  if (places.length !== table.rows.length)
    throw new Error(`${places.length} places for ${table.rows.length} rows; expected one for each`);
  const spots = places.map((place, index) => {
    const title = draw('title', {}, rowLines(table, table.rows[index] ?? []).join('\n'));
    return 'width' in place
      ? draw('rect', { x: place.x, y: place.y, width: place.width, height: place.height }, title)
      : draw('circle', { cx: place.x, cy: place.y, r: place.r ?? reach }, title);
  });
  return draw('g', { class: 'spots', fill: 'none', 'pointer-events': 'all' }, ...spots);
}
