import { identify } from '../../../charts/render.ts';
import { patch } from '../../../charts/patch.ts';
import { makeReadable } from '../../../charts/reader.ts';
import { make, part, say } from '../dom.ts';
import { addBrush, type BrushOptions } from './brush.ts';
import type { View } from './clauses.ts';
import { placesOf } from './choice.ts';
import { contentOf, drawings } from './draw.ts';
import type { Stops } from './line-view.ts';
import type { Shown } from './shown.ts';
import { addTaps, type Tap } from './taps.ts';

/** What a view lets the reader do with its picture. */
export interface Doing {
  readonly brush?: (shown: Shown, width: number) => (Stops & Omit<BrushOptions, keyof Stops>) | undefined;
  /** Taps by the number of the spot; a spot that cannot be tapped has none. */
  readonly taps?: (shown: Shown) => readonly (Omit<Tap, 'spot'> | undefined)[];
}

/** A picture on the page. */
export interface ViewHost {
  /**
   * Draws; `lively` while something is being brushed: then without what a reader can only use afterwards, by changing the
   * picture that is there. False where there was nothing to change.
   */
  draw(shown: Shown, lively?: boolean): boolean;
}

const widest = 860;
const narrowest = 260;

/** The place of a view on the page. It draws again when the room changes. */
export function openViewHost(root: HTMLElement, view: View, doing: Doing): ViewHost {
  const host = part(root, `view-${view}`);
  let width = host.clientWidth;
  let last: Shown | undefined;
  let content: string | undefined;
  /** The picture drawn last while something is brushed. It has no listeners. */
  let moving: SVGSVGElement | undefined;
  const draw = (shown: Shown, lively = false): boolean => {
    last = shown;
    const drawing = contentOf(view, shown);
    if (lively && drawing === content) return false;
    content = drawing;
    const fitting = Math.round(Math.min(widest, Math.max(narrowest, width)));
    const drawn = drawings[view](shown, { document: blank(), width: fitting, lively });
    const focused = lively ? -1 : focusedSpot(host);
    const before = lively ? moving : undefined;
    moving = undefined;
    if (!drawn) host.replaceChildren(make('p', { class: 'quiet' }, emptyText(view, shown)));
    else if (lively) moving = move(host, identify(drawn, { id: `linked-${view}` }), before);
    else {
      const svg = document.adoptNode(identify(drawn, { id: `linked-${view}` }));
      host.replaceChildren(svg);
      bring(svg, shown, { doing, width: fitting });
      if (focused >= 0) spotsOf(svg)[focused]?.focus();
    }
    return true;
  };
  // The room is only asked for when it changes: asking while pictures are being changed lays out the page each time.
  new ResizeObserver(() => {
    const room = host.clientWidth;
    if (room === 0 || Math.abs(room - width) <= 8) return;
    width = room;
    if (last) draw(last);
  }).observe(host);
  return { draw };
}

/** Puts a picture into its place, or changes the one that is there into it. Gives the one on the page. */
function move(host: HTMLElement, drawn: SVGSVGElement, before: SVGSVGElement | undefined): SVGSVGElement {
  if (before) patch(before, drawn);
  else host.replaceChildren(drawn);
  return before ?? drawn;
}

/** One document in which all pictures are made: it is not shown and lays nothing out. */
let made: Document | undefined;
function blank(): Document {
  return (made ??= document.implementation.createHTMLDocument(''));
}

function bring(svg: SVGSVGElement, shown: Shown, { doing, width }: { doing: Doing; width: number }): void {
  makeReadable(svg);
  const brush = doing.brush?.(shown, width);
  if (brush) addBrush(svg, brush);
  const spots = spotsOf(svg);
  const taps = (doing.taps?.(shown) ?? []).flatMap((tap, index) => {
    const spot = spots[index];
    return tap && spot ? [{ ...tap, spot }] : [];
  });
  addTaps(svg, taps);
}

function spotsOf(svg: ParentNode): SVGElement[] {
  return [...svg.querySelectorAll<SVGElement>('.spots > *')];
}

/** The number of the spot that has the keyboard, to give it back after drawing again; −1 where none has. */
function focusedSpot(host: HTMLElement): number {
  const svg = host.querySelector('svg.chart');
  return svg ? spotsOf(svg).findIndex((spot) => spot === document.activeElement) : -1;
}

function emptyText(view: View, { facts, answers, indicator }: Shown): string {
  const { linked } = facts.words;
  const area = facts.areas.find(({ code }) => code === facts.choice.area)?.name ?? '';
  if (view === 'map' && placesOf(indicator, facts).length === 0) return say(linked.noPlaces, { area });
  return answers.shape.length === 0 ? linked.noneChosen : linked.noFigure;
}
