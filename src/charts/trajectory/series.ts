import type { StepVerdict } from '../../core/judgement.ts';
import type { ObservationStatus } from '../../core/observation.ts';
import { drawMark } from '../kit/marks.ts';
import { paint } from '../kit/paint.ts';
import { round, type Pen } from '../kit/svg.ts';
import { instant } from '../kit/time.ts';
import type { Layout } from './layout.ts';
import type { Model, Point } from './model.ts';
import type { TrajectoryOptions, TrajectoryStep } from './options.ts';
import { dotPath, linePath, strokePath } from './strokes.ts';

interface JudgedStep extends TrajectoryStep {
  readonly verdict: StepVerdict;
  readonly date: Date;
  readonly point: Point | undefined;
}

/** The line, its dots, the periods without a figure, and the marks of the verdicts. */
export function drawSeries(draw: Pen, model: Model, layout: Layout, options: TrajectoryOptions): Node[] {
  const { own, baseline } = model;
  const judged = judgedSteps(model, options);
  const free = ({ date }: { date: Date }) => !judged.some((step) => step.date.getTime() === date.getTime());
  const full = own.points.filter((point) => !point.provisional && free(point));
  const open = [...own.points.filter((point) => point.provisional && free(point)), ...(baseline ? [baseline] : [])];
  const dot = layout.card ? 4 : 5;
  return [
    ...strokePath(draw, { class: 'line', colour: 'data', width: 2, d: linePath(own, layout) }),
    ...strokePath(draw, { class: 'line', colour: 'data', width: dot, round: true, d: dotPath(full, layout) }),
    ...open.map((point) => drawOpenDot(draw, point, layout)),
    ...own.gaps.filter(free).map(({ date, status }) => drawGap(draw, status, { x: layout.x(date), y: layout.plot.y1 })),
    ...judged.flatMap((step) => drawVerdict(draw, step, layout)),
  ];
}

function judgedSteps({ own }: Model, { steps = [] }: TrajectoryOptions): JudgedStep[] {
  return steps.flatMap(({ verdict, ...step }) => {
    if (!verdict) return [];
    const date = instant(step.by);
    return [{ ...step, verdict, date, point: own.points.find((point) => point.date.getTime() === date.getTime()) }];
  });
}

/** A provisional figure, or the starting point the plan states. */
function drawOpenDot(draw: Pen, { date, value }: { date: Date; value: number }, { x, y }: Layout): SVGElement {
  const ink = { fill: paint('paper'), stroke: paint('data'), 'stroke-width': 1.5 };
  return draw('circle', { cx: x(date), cy: y(value), r: 3, ...ink });
}

/** The mark of a verdict, and for a miss the distance to what was due. */
function drawVerdict(draw: Pen, { verdict, date, point, value }: JudgedStep, { x, y, plot, card }: Layout): Node[] {
  const height = markHeight(verdict, point?.value, value);
  const at = { x: x(date), y: height === undefined ? plot.y1 : y(height), scale: card ? 0.75 : 0.9 };
  const missing =
    point && verdict === 'missed' && value !== undefined ? `M${round(at.x)},${round(at.y)}V${round(y(value))}` : '';
  return [
    ...strokePath(draw, { class: 'gap', colour: 'missed', width: 1.2, d: missing }),
    ...(height === undefined ? [draw('circle', { cx: at.x, cy: at.y, r: 6, fill: paint('paper') })] : []),
    drawMark(draw, verdict, at),
  ];
}

/** The value a mark stands at: the figure; the step while nothing is due; none where there is no figure: on the axis. */
function markHeight(verdict: StepVerdict, observed: number | undefined, due: number | undefined): number | undefined {
  if (verdict === 'suppressed') return undefined;
  return observed ?? (verdict === 'no-data' ? undefined : due);
}

/** A period without a figure, on the axis and never at a height: a hollow tick, an asterisk, a dash. */
export function drawGap(draw: Pen, status: ObservationStatus, at: { x: number; y: number }): SVGElement {
  const paper = { fill: paint('paper') };
  if (status === 'suppressed')
    return draw('g', {}, draw('circle', { cx: at.x, cy: at.y, r: 6, ...paper }), drawMark(draw, 'suppressed', at));
  const [left, shape, width] =
    status === 'not-applicable' ? ([4, 'h8', 3] as const) : ([2.5, 'v-4h5v8h-5z', 1.2] as const);
  const d = `M${round(at.x - left)},${round(at.y)}${shape}`;
  return draw('path', { class: status, d, ...paper, stroke: paint('ink-2'), 'stroke-width': width });
}
