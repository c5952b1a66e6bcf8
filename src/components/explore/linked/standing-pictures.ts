import { parseHTML } from 'linkedom';
import { widths } from '../../../charts/kit/svg.ts';
import { renderSvg } from '../../../charts/render.ts';
import { views, type View } from './clauses.ts';
import { drawings } from './draw.ts';
import type { Shown } from './shown.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
/** As wide as the columns of a page at its full width. */
const wide: Readonly<Record<View, number>> = { line: 648, map: 432, side: 648, shape: 432 };

/** The pictures that stand on the page before the engine is there: drawn for the page and again for a phone. */
export function standingPictures(shown: Shown): Readonly<Record<View, string>> {
  const draw = (view: View): string => {
    const at = (width: number, size: 'wide' | 'narrow'): string => {
      const svg = drawings[view](shown, { document, width });
      return svg ? renderSvg(svg, { id: `linked-${view}-${size[0]}`, class: `chart-${size}` }) : '';
    };
    return at(wide[view], 'wide') + at(widths.phone, 'narrow');
  };
  return Object.fromEntries(views.map((view) => [view, draw(view)])) as Record<View, string>;
}
