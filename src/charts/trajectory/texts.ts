import type { TextAt } from '../kit/measure.ts';
import { halo, paint, type Paint } from '../kit/paint.ts';
import { round, type Attributes, type Pen } from '../kit/svg.ts';
import type { GapLabel } from './axis.ts';
import type { Label, Role } from './labels.ts';
import { sizes, type Layout } from './layout.ts';
import { drawGap } from './series.ts';
import { strokePath } from './strokes.ts';

/** Texts by role, each role one group. */
export function drawLabels(draw: Pen, labels: readonly Label[], gaps: readonly GapLabel[], { ends }: Layout): Node[] {
  const of = (...roles: Role[]) => labels.filter(({ role }) => roles.includes(role));
  const end = (role: (typeof ends)[number]['role']) => ends.filter((label) => label.role === role);
  const moved = ends.filter(({ y, size, end: line }) => Math.abs(y - size * 0.36 - line) > 5);
  const leaders = moved.map(
    ({ x, y, size, end: line }) => `M${round(x - 6)},${round(line)}L${round(x - 2)},${round(y - size * 0.36)}`,
  );
  return [
    ...strokePath(draw, { class: 'leader', colour: 'ink-3', width: 0.8, d: leaders.join('') }),
    ...writeGroup(draw, of('step'), { class: 'label-step', ...ink('target'), ...halo }),
    ...writeGroup(draw, [...of('yardstick'), ...end('yardstick')], { class: 'label-step', ...ink('target'), ...halo }),
    ...writeGroup(draw, [...of('reference', 'vintage', 'note'), ...end('reference')], {
      class: 'label-reference',
      ...ink('ink-2'),
      ...halo,
    }),
    ...writeGroup(draw, [...of('value', 'last', 'baseline'), ...end('own')], {
      class: 'label-value',
      ...ink('data'),
      ...halo,
    }),
    ...writeGroup(draw, gaps, { class: 'label-state', ...ink('ink-2') }),
    ...gaps.flatMap(({ keyOf, x, y }) => (keyOf ? [drawGap(draw, keyOf, { x: x - 8, y: y - 4 })] : [])),
  ];
}

function ink(colour: Paint): Attributes {
  return { fill: paint(colour) };
}

function writeGroup(draw: Pen, texts: readonly TextAt[], attributes: Attributes): Node[] {
  if (texts.length === 0) return [];
  const write = ({ text, x, y, anchor, size, bold }: TextAt) => {
    const own = {
      'text-anchor': anchor === 'middle' ? undefined : anchor,
      'font-size': size === sizes.label ? undefined : size,
      'font-weight': bold ? 600 : undefined,
    };
    return draw('text', { x, y, ...own }, text);
  };
  return [draw('g', { ...attributes, 'text-anchor': 'middle' }, ...texts.map(write))];
}
