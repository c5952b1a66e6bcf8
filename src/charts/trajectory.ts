import { drawLegend } from './kit/legend.ts';
import { textBox } from './kit/measure.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, svgRoot } from './kit/svg.ts';
import type { Table } from './kit/table.ts';
import { gapLabels, yearLabels } from './trajectory/axis.ts';
import { drawAxes, drawBackground } from './trajectory/background.ts';
import { plotLabels } from './trajectory/labels.ts';
import { trajectoryLayout } from './trajectory/layout.ts';
import { legendEntries } from './trajectory/legend.ts';
import { trajectoryModel } from './trajectory/model.ts';
import { drawSeries } from './trajectory/series.ts';
import { momentPlaces, momentsOf, momentsTable } from './trajectory/table.ts';
import { drawLabels } from './trajectory/texts.ts';
import type { TrajectoryOptions, TrajectoryRow } from './trajectory/options.ts';

export type { TrajectoryLine, TrajectoryOptions, TrajectoryRow, TrajectoryStep } from './trajectory/options.ts';

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
  const bottom = Math.max(...[...years, ...gaps].map((label) => textBox(label).y1)) + 3;
  const entries = layout.card ? [] : legendEntries(model, options);
  const legend = drawLegend(draw, entries, { x: 2, y: bottom + 6, right: layout.width - 2 });
  const moments = momentsOf(model, options);
  const frame = {
    kind: layout.card ? 'trajectory-card' : 'trajectory',
    width: layout.width,
    height: entries.length > 0 ? legend.bottom : bottom,
    labels: options.labels,
    spots: drawSpots(draw, momentsTable(moments, model, options), momentPlaces(moments, layout)),
  };
  return svgRoot(draw, frame, [
    ...drawAxes(draw, model, layout, { years, format: options.formatTick ?? options.format }),
    ...drawBackground(draw, model, layout),
    ...drawSeries(draw, model, layout, options),
    ...drawLabels(draw, plotLabels(model, layout, options), gaps, layout),
    ...legend.nodes,
  ]);
}

/** A row for every period that anything stands at: the figure, what was due, the verdict, the figures compared with. */
export function tabulate(rows: readonly TrajectoryRow[], options: TrajectoryOptions): Table {
  const model = trajectoryModel(rows, options);
  return momentsTable(momentsOf(model, options), model, options);
}
