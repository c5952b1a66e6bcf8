import type { StepVerdict } from '../../core/judgement.ts';
import { drawMark } from '../kit/marks.ts';
import type { TextAt } from '../kit/measure.ts';
import { halo, paint, type Paint } from '../kit/paint.ts';
import { round, type Attributes, type Pen } from '../kit/svg.ts';
import { instant } from '../kit/time.ts';
import type { Label, Role } from './labels.ts';
import { sizes, type Layout } from './layout.ts';
import type { Gap, Model, Point, Series } from './model.ts';
import type { TrajectoryOptions } from './options.ts';

const stroke = (colour: Paint, width: number, extra: Attributes = {}): Attributes => ({
  fill: 'none',
  stroke: paint(colour),
  'stroke-width': width,
  ...extra,
});

/** Hairlines, numbers and years. */
export function drawAxes(
  draw: Pen,
  model: Model,
  layout: Layout,
  options: TrajectoryOptions,
  years: readonly TextAt[],
): Node[] {
  const { plot, x, y, ticks } = layout;
  const right = layout.ends.length ? plot.x1 + 4 : layout.width - 4;
  const format = options.formatTick ?? options.format;
  const bottom = plot.y1;
  const places = model.withinYears
    ? model.years.map((year) => x(instant(`${year}-12-31`)))
    : years.map((year) => year.x);
  const marks = places.filter((place) => place >= plot.x0).map((place) => `M${round(place)},${round(bottom)}v4`);
  const zero = model.range[0] < 0 && model.range[1] > 0 ? `M${plot.x0},${round(y(0))}H${round(right)}` : '';
  return [
    draw('path', {
      class: 'grid',
      ...stroke('rule', 1),
      d: ticks.map((tick) => `M${round(plot.x0)},${round(y(tick))}H${round(right)}`).join('') || undefined,
    }),
    draw('path', {
      class: 'axis',
      ...stroke('ink-3', 1),
      d: `M${round(plot.x0)},${round(bottom)}H${round(right)}${marks.join('')}${zero}`,
    }),
    draw(
      'g',
      { class: 'ticks', 'font-size': sizes.small, fill: paint('ink-2'), 'text-anchor': 'end' },
      ...ticks.map((tick) => draw('text', { x: plot.x0 - 5, y: y(tick) + 4 }, format(tick))),
      draw(
        'g',
        { 'text-anchor': 'middle' },
        ...years.map(({ text, x: at, y: base }) => draw('text', { x: at, y: base }, text)),
      ),
    ),
  ].filter((node) => node.hasAttribute('d') || node.localName === 'g');
}

/** Breaks, comparison lines and target steps: everything that lies behind what happened. */
export function drawBackground(draw: Pen, model: Model, layout: Layout): Node[] {
  const { plot, x, y } = layout;
  const nodes: Node[] = [];
  if (model.own.breaks.length > 0)
    nodes.push(
      draw('path', {
        class: 'break',
        ...stroke('ink-2', 1, { 'stroke-dasharray': '1 2' }),
        d: model.own.breaks.map((date) => `M${round(x(date))},${plot.y0}V${round(plot.y1)}`).join(''),
      }),
    );
  const references = model.references.map((line) => linePath(line, layout)).join('');
  if (references) nodes.push(draw('path', { class: 'reference', ...stroke('ink-3', 1.2), d: references }));
  const dots = model.references.map(({ points }) => dotPath(points, layout)).join('');
  if (dots)
    nodes.push(draw('path', { class: 'reference', ...stroke('ink-3', 3.5, { 'stroke-linecap': 'round' }), d: dots }));
  const yardstick = model.yardstick && linePath(model.yardstick, layout);
  if (yardstick)
    nodes.push(
      draw('path', { class: 'target', ...stroke('target', 1.4, { 'stroke-dasharray': '5 3' }), d: yardstick }),
    );
  if (model.yardstick)
    nodes.push(
      draw('path', {
        class: 'target',
        ...stroke('target', 4, { 'stroke-linecap': 'round' }),
        d: dotPath(model.yardstick.points, layout),
      }),
    );
  const steps = model.treads.map(({ from, to, start, value, step }, index) => {
    const before = model.treads[index - 1];
    const riser = before ? `V${round(y(start))}` : '';
    const move = before ? '' : `M${round(x(from))},${round(y(start))}`;
    const end = `L${round(x(to))},${round(y(value))}`;
    const upper =
      step.upper === undefined
        ? ''
        : `M${round(x(from))},${round(y(step.upper))}H${round(x(to))}M${round(x(to))},${round(y(value))}`;
    return move + riser + end + upper;
  });
  if (steps.length > 0)
    nodes.push(
      draw('path', { class: 'target', ...stroke('target', 1.4, { 'stroke-dasharray': '5 3' }), d: steps.join('') }),
    );
  const last = model.treads.at(-1);
  if (last && x(last.to) < plot.x1 - 2)
    nodes.push(
      draw('path', {
        class: 'target',
        ...stroke('target', 1, { 'stroke-dasharray': '1 4' }),
        d: `M${round(x(last.to))},${round(y(last.value))}H${round(plot.x1)}`,
      }),
    );
  return nodes;
}

/** The line, its dots, the periods without a figure, and the marks of the verdicts. */
export function drawSeries(draw: Pen, model: Model, layout: Layout, { steps = [] }: TrajectoryOptions): Node[] {
  const { x, y, plot } = layout;
  const judged = new Map(steps.filter(({ verdict }) => verdict).map((step) => [instant(step.by).getTime(), step]));
  const plain = model.own.points.filter(({ date, provisional }) => !provisional && !judged.has(date.getTime()));
  const open = model.own.points.filter(({ date, provisional }) => provisional && !judged.has(date.getTime()));
  const nodes: Node[] = [];
  const path = linePath(model.own, layout);
  if (path) nodes.push(draw('path', { class: 'line', ...stroke('data', 2, { 'stroke-linejoin': 'round' }), d: path }));
  if (plain.length > 0)
    nodes.push(
      draw('path', {
        class: 'line',
        ...stroke('data', layout.card ? 4 : 5, { 'stroke-linecap': 'round' }),
        d: dotPath(plain, layout),
      }),
    );
  for (const point of open)
    nodes.push(
      draw('circle', {
        cx: x(point.date),
        cy: y(point.value),
        r: 3,
        fill: paint('paper'),
        stroke: paint('data'),
        'stroke-width': 1.5,
      }),
    );
  if (model.baseline)
    nodes.push(
      draw('circle', {
        cx: x(model.baseline.date),
        cy: y(model.baseline.value),
        r: 3,
        fill: paint('paper'),
        stroke: paint('data'),
        'stroke-width': 1.2,
      }),
    );
  nodes.push(
    ...drawGaps(
      draw,
      model.own.gaps.filter(({ date }) => !judged.has(date.getTime())),
      layout,
    ),
  );
  for (const { by, value, verdict } of judged.values()) {
    const point = model.own.points.find(({ date }) => date.getTime() === instant(by).getTime());
    const place = markPlace(verdict ?? 'not-due', point?.value, value);
    if (point && verdict === 'missed' && value !== undefined)
      nodes.push(
        draw('path', {
          class: 'gap',
          ...stroke('missed', 1.2),
          d: `M${round(x(instant(by)))},${round(y(point.value))}V${round(y(value))}`,
        }),
      );
    const at = { x: x(instant(by)), y: place === undefined ? plot.y1 : y(place), scale: layout.card ? 0.75 : 0.9 };
    if (place === undefined) nodes.push(draw('circle', { cx: at.x, cy: at.y, r: 6, fill: paint('paper') }));
    if (verdict) nodes.push(drawMark(draw, verdict, at));
  }
  return nodes;
}

/** The height of a mark: at the figure, at the step while nothing is due, on the axis where there is no figure. */
function markPlace(verdict: StepVerdict, observed: number | undefined, due: number | undefined): number | undefined {
  if (verdict === 'suppressed' || verdict === 'no-data') return undefined;
  return observed ?? due;
}

/** On the axis, never at a height: a hollow tick, an asterisk, a dash. */
function drawGaps(draw: Pen, gaps: readonly Gap[], { x, plot }: Layout): Node[] {
  return gaps.map(({ date, status }) => {
    const at = { x: x(date), y: plot.y1 };
    if (status === 'suppressed')
      return draw(
        'g',
        {},
        draw('circle', { cx: at.x, cy: at.y, r: 6, fill: paint('paper') }),
        drawMark(draw, 'suppressed', at),
      );
    const shape = status === 'not-applicable' ? 'h8' : 'v-4h5v8h-5z';
    const left = status === 'not-applicable' ? 4 : 2.5;
    return draw('path', {
      class: status,
      d: `M${round(at.x - left)},${round(at.y)}${shape}`,
      fill: paint('paper'),
      stroke: paint('ink-2'),
      'stroke-width': status === 'not-applicable' ? 3 : 1.2,
    });
  });
}

/** Texts by role, each role one group. */
export function drawLabels(draw: Pen, labels: readonly Label[], gaps: readonly TextAt[], { ends }: Layout): Node[] {
  const write = ({ text, x, y, anchor, size, bold }: TextAt) =>
    draw(
      'text',
      {
        x,
        y,
        'text-anchor': anchor === 'middle' ? undefined : anchor,
        'font-size': size === sizes.label ? undefined : size,
        'font-weight': bold ? 600 : undefined,
      },
      text,
    );
  const group = (role: Role | 'state', colour: Paint, texts: readonly TextAt[]) =>
    texts.length > 0
      ? [
          draw(
            'g',
            { class: `label-${role}`, fill: paint(colour), 'text-anchor': 'middle', ...(role === 'state' ? {} : halo) },
            ...texts.map(write),
          ),
        ]
      : [];
  const of = (...roles: Role[]) => labels.filter(({ role }) => roles.includes(role));
  const leaders = ends.filter(({ y, size, end }) => Math.abs(y - size * 0.36 - end) > 5);
  return [
    ...(leaders.length > 0
      ? [
          draw('path', {
            class: 'leader',
            ...stroke('ink-3', 0.8),
            d: leaders
              .map(({ x, y, size, end }) => `M${round(x - 6)},${round(end)}L${round(x - 2)},${round(y - size * 0.36)}`)
              .join(''),
          }),
        ]
      : []),
    ...group('step', 'target', of('step')),
    ...group('yardstick', 'target', [...of('yardstick'), ...ends.filter(({ role }) => role === 'yardstick')]),
    ...group('reference', 'ink-2', [
      ...of('reference', 'vintage', 'note'),
      ...ends.filter(({ role }) => role === 'reference'),
    ]),
    ...group('value', 'data', [...of('value', 'last', 'baseline'), ...ends.filter(({ role }) => role === 'own')]),
    ...group('state', 'ink-2', gaps),
  ];
}

function linePath({ runs }: Series, { x, y }: Layout): string {
  return runs
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map(({ date, value }) => `${round(x(date))},${round(y(value))}`).join('L')}`)
    .join('');
}

/** Dots as a path of lines without length: round ends make them circles, and a whole series is one element. */
function dotPath(points: readonly Point[], { x, y }: Layout): string {
  return points.map(({ date, value }) => `M${round(x(date))},${round(y(value))}h0`).join('');
}
