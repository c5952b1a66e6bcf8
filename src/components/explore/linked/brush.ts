import { pen } from '../../../charts/kit/svg.ts';

/** Stretches along a picture that can be chosen together, from left to right. */
export interface BrushOptions {
  /** The limits of the stretches: one more than there are stretches. */
  readonly limits: readonly number[];
  readonly top: number;
  readonly bottom: number;
  /** The first and the last stretch chosen; absent where none is. */
  readonly value?: readonly [first: number, last: number] | undefined;
  /** A pointer is near: a brush may begin. */
  readonly onNear: () => void;
  readonly onMove: (value: readonly [number, number] | undefined) => void;
  readonly onEnd: (value: readonly [number, number] | undefined) => void;
}

/** Pixels on either side of an end that take hold of it. */
const grip = 10;
/** A pointer that moves less than this taps. */
const still = 4;

type Stretch = readonly [number, number];

interface Drag {
  readonly startX: number;
  /** The stretch that stays while the other end moves, or where a new choice began. */
  readonly anchor: number;
  /** For moving the whole: how far behind the pointer it begins, and how long it is. */
  readonly moving?: { readonly offset: number; readonly length: number };
  moved: boolean;
}

/**
 * Lets a pointer choose stretches of a picture: across the picture a new one, at an end of the chosen one to widen it,
 * inside it to move it; a tap chooses one stretch, and again none. Up and down the page scrolls as ever. By key the same
 * is done with the controls below the picture.
 */
export function addBrush(svg: SVGSVGElement, options: BrushOptions): void {
  const { limits, top, bottom, onNear, onMove, onEnd } = options;
  const draw = pen(svg.ownerDocument);
  const [start = 0, end = 0] = [limits[0], limits.at(-1)];
  const area = draw('rect', { class: 'brush-area', x: start, y: top, width: end - start, height: bottom - top });
  const band = draw('g', { class: 'brush-band' });
  svg.append(draw('g', { class: 'brush', 'aria-hidden': 'true' }, band, area));
  let value = options.value;
  let drag: Drag | undefined;
  const show = (next: Stretch | undefined): void => {
    value = next;
    showBand(band, next, options);
  };
  show(value);
  // Measured when a pointer comes, not at each of its moves: other pictures change meanwhile.
  let place = { left: 0, scale: 1 };
  const measure = (): void => {
    const { left, width } = svg.getBoundingClientRect();
    place = { left, scale: svg.viewBox.baseVal.width / (width || 1) };
  };
  const at = ({ clientX }: PointerEvent): number => (clientX - place.left) * place.scale;
  area.addEventListener('pointerenter', () => {
    measure();
    onNear();
  });
  area.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    measure();
    onNear();
    drag = begin(at(event), value, limits);
    area.setPointerCapture(event.pointerId);
  });
  area.addEventListener('pointermove', (event) => {
    const x = at(event);
    if (!drag) return void area.setAttribute('data-over', overWhat(x, value, limits));
    if (!drag.moved && Math.abs(x - drag.startX) < still) return;
    drag.moved = true;
    // What the picture says at each place is for a pointer that looks, not for one that draws.
    event.stopPropagation();
    const next = stretchTo(x, drag, limits);
    if (value && next[0] === value[0] && next[1] === value[1]) return;
    show(next);
    onMove(next);
  });
  const finish = (event: PointerEvent): void => {
    if (!drag) return;
    const { moved, startX } = drag;
    drag = undefined;
    if (event.type === 'pointercancel' && !moved) return;
    if (!moved) show(tapped(startX, value, limits));
    const whole = value?.[0] === 0 && value[1] === limits.length - 2;
    if (whole) show(undefined);
    onEnd(value);
  };
  area.addEventListener('pointerup', finish);
  area.addEventListener('pointercancel', finish);
}

/** The stretch a point lies in. */
export function stretchAt(x: number, limits: readonly number[]): number {
  const index = limits.findIndex((limit) => x < limit) - 1;
  return index < 0 ? (x < (limits[0] ?? 0) ? 0 : limits.length - 2) : index;
}

function begin(x: number, value: Stretch | undefined, limits: readonly number[]): Drag {
  const here = stretchAt(x, limits);
  const over = overWhat(x, value, limits);
  if (!value || over === 'none') return { startX: x, anchor: here, moved: false };
  if (over === 'start') return { startX: x, anchor: value[1], moved: false };
  if (over === 'end') return { startX: x, anchor: value[0], moved: false };
  return { startX: x, anchor: here, moving: { offset: here - value[0], length: value[1] - value[0] }, moved: false };
}

/** What a pointer would take hold of. */
function overWhat(
  x: number,
  value: Stretch | undefined,
  limits: readonly number[],
): 'none' | 'start' | 'end' | 'inside' {
  if (!value) return 'none';
  const [from = 0, to = 0] = [limits[value[0]], limits[value[1] + 1]];
  if (Math.abs(x - from) <= grip) return 'start';
  if (Math.abs(x - to) <= grip) return 'end';
  return x > from && x < to ? 'inside' : 'none';
}

function stretchTo(x: number, { anchor, moving }: Drag, limits: readonly number[]): Stretch {
  const here = stretchAt(x, limits);
  if (!moving) return [Math.min(anchor, here), Math.max(anchor, here)];
  const last = limits.length - 2;
  const first = Math.max(0, Math.min(last - moving.length, here - moving.offset));
  return [first, first + moving.length];
}

function tapped(x: number, value: Stretch | undefined, limits: readonly number[]): Stretch | undefined {
  const here = stretchAt(x, limits);
  return value?.[0] === here && value[1] === here ? undefined : [here, here];
}

function showBand(band: SVGElement, value: Stretch | undefined, { limits, top, bottom }: BrushOptions): void {
  const draw = pen(band.ownerDocument);
  const [from = 0, to = 0] = value ? [limits[value[0]], limits[value[1] + 1]] : [];
  // A choice made by key may reach beyond a picture that is about to be drawn anew: then there is nothing to show on it.
  if (from >= to) return void band.replaceChildren();
  const height = bottom - top;
  band.replaceChildren(
    draw('rect', { class: 'brush-chosen', x: from, y: top, width: to - from, height }),
    ...[from, to].map((x) =>
      draw('rect', { class: 'brush-end', x: x - 1.5, y: top + height / 2 - 12, width: 3, height: 24, rx: 1.5 }),
    ),
  );
}
