import type { Standing } from '../../core/judgement.ts';
import { paint } from './paint.ts';
import type { Attributes, Pen } from './svg.ts';

type Shape = readonly [tag: string, attributes: Attributes];

const ring = (stroke: string, width: number, extra: Attributes = {}): Shape => [
  'circle',
  { r: 5, fill: paint('paper'), stroke, 'stroke-width': width, ...extra },
];
const strokes = (d: string, stroke: string, width: number): Shape => [
  'path',
  { d, fill: 'none', stroke, 'stroke-width': width },
];

/**
 * The ten marks, centred on 0 0 in a box of 14. They differ in outline and fill first and in colour only after that, so
 * they are told apart in black and white: full circle, half circle, crossed square, dashed circle, hatched square, dot,
 * open thin circle, asterisk, ≠ in a circle, struck circle.
 */
export const markShapes: Readonly<Record<Standing, readonly Shape[]>> = {
  met: [['circle', { r: 5.6, fill: paint('met') }]],
  'met-late': [ring(paint('late'), 1.4), ['path', { d: 'M0-5a5 5 0 0 0 0 10z', fill: paint('late') }]],
  missed: [
    ['path', { d: 'M-5.4-5.4h10.8v10.8h-10.8z', fill: paint('missed') }],
    strokes('M-2.7-2.7l5.4 5.4m0-5.4l-5.4 5.4', paint('paper'), 1.6),
  ],
  'no-data': [ring(paint('none'), 1.3, { 'stroke-dasharray': '2.2 1.7' })],
  'not-due': [ring(paint('ink-3'), 0.9)],
  suppressed: [strokes('M0-4.6v9.2M-4-2.3l8 4.6M-4 2.3l8-4.6', paint('ink-2'), 1.4)],
  'not-comparable': [ring(paint('none'), 1.1), strokes('M-2.8-1.3h5.6M-2.8 1.3h5.6M1.6-3l-3.2 6', paint('ink-2'), 1)],
  withdrawn: [ring(paint('none'), 1.1), strokes('M-6 3.4l12-6.8', paint('ink-2'), 1.2)],
  blank: [
    ['path', { d: 'M-5-5h10v10h-10z', fill: paint('paper'), stroke: paint('none'), 'stroke-width': 1.2 }],
    strokes('M-5 0l5-5M-5 5l10-10M0 5l5-5', paint('none'), 1),
  ],
  unjudged: [['circle', { r: 1.9, fill: paint('none') }]],
};

/** The elements of a mark, to be put into a chart at a place. */
export function drawMark(draw: Pen, standing: Standing, at: { x: number; y: number; scale?: number }): SVGElement {
  const scale = at.scale && at.scale !== 1 ? `scale(${at.scale})` : '';
  return draw(
    'g',
    { class: `mark-${standing}`, transform: `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})${scale}` },
    ...markShapes[standing].map(([tag, attributes]) => draw(tag, attributes)),
  );
}
