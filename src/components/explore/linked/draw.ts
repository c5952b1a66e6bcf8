import type { View } from './clauses.ts';
import { drawLine, lineView } from './line-view.ts';
import { drawMap, mapRows } from './map-view.ts';
import { drawShape, shapeRows } from './shape-view.ts';
import { drawSide, sideView } from './side-view.ts';
import type { Shown } from './shown.ts';

/** What a picture is drawn for. `lively` while something is being brushed: then without the sentence about it. */
export interface ViewFrame {
  readonly document: Document;
  readonly width: number;
  readonly lively?: boolean;
}

type Draw = (shown: Shown, frame: ViewFrame) => SVGSVGElement | undefined;

/** How each view is drawn: the same at build time and in the browser. Undefined where there is nothing to draw. */
export const drawings: Readonly<Record<View, Draw>> = {
  line: drawLine,
  map: drawMap,
  side: drawSide,
  shape: drawShape,
};

const contents: Readonly<Record<View, (shown: Shown) => unknown>> = {
  line: lineView,
  map: mapRows,
  side: sideView,
  shape: shapeRows,
};

/** What a view shows, as a text: two choices with the same one have the same picture. */
export function contentOf(view: View, shown: Shown): string {
  return JSON.stringify(contents[view](shown));
}
