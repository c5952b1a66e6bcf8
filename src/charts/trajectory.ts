import { textBox } from './kit/measure.ts';
import { pen, svgRoot } from './kit/svg.ts';
import { gapLabels, yearLabels } from './trajectory/axis.ts';
import { drawAxes, drawBackground } from './trajectory/background.ts';
import { plotLabels } from './trajectory/labels.ts';
import { trajectoryLayout } from './trajectory/layout.ts';
import { trajectoryModel } from './trajectory/model.ts';
import { drawSeries } from './trajectory/series.ts';
import { drawLabels } from './trajectory/texts.ts';
import type { TrajectoryOptions, TrajectoryRow } from './trajectory/options.ts';

export type {
  TrajectoryLabels,
  TrajectoryLine,
  TrajectoryOptions,
  TrajectoryRow,
  TrajectoryStep,
} from './trajectory/options.ts';

/**
 * What happened (solid line) against what was promised (dashed steps), over time. Due days carry the mark of their
 * verdict; a period without a figure is a gap with a mark on the axis that says why, never a zero; the line is not joined
 * across a break of the denominator. Throws where there are neither rows nor steps.
 */
export default function trajectory(rows: readonly TrajectoryRow[], options: TrajectoryOptions): SVGSVGElement {
  const draw = pen(options.document);
  const model = trajectoryModel(rows, options);
  const layout = trajectoryLayout(model, options);
  const years = yearLabels(model, layout, options);
  const gaps = gapLabels(model, layout, options, years);
  const bottom = Math.max(...[...years, ...gaps].map((label) => textBox(label).y1));
  const frame = {
    kind: layout.card ? 'trajectory-card' : 'trajectory',
    width: layout.width,
    height: bottom + 3,
    labels: options.labels,
  };
  return svgRoot(draw, frame, [
    ...drawAxes(draw, model, layout, { years, format: options.formatTick ?? options.format }),
    ...drawBackground(draw, model, layout),
    ...drawSeries(draw, model, layout, options),
    ...drawLabels(draw, plotLabels(model, layout, options), gaps, layout),
  ]);
}
