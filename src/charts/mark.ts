import type { Standing } from '../core/judgement.ts';
import { markShapes } from './kit/marks.ts';
import { pen, type ChartOptions } from './kit/svg.ts';
import { serialize } from './render.ts';

export interface MarkOptions extends Pick<ChartOptions, 'document'> {
  /** Pixels; default 14. */
  readonly size?: number;
  /** Said by a screen reader. Absent: decoration beside the word. */
  readonly label?: string;
}

/** The mark of a standing as a picture of its own. */
export function mark(standing: Standing, { document, size = 14, label }: MarkOptions = {}): SVGSVGElement {
  const draw = pen(document);
  const meaning = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' };
  const shapes = markShapes[standing].map(([tag, attributes]) => draw(tag, attributes));
  return draw(
    'svg',
    { class: 'mark', width: size, height: size, viewBox: '-7 -7 14 14', ...meaning },
    ...shapes,
  ) as SVGSVGElement;
}

/** The same as text, to be put into a page. */
export function markText(standing: Standing, options: MarkOptions = {}): string {
  return serialize(mark(standing, options));
}
