import { textWidth, wrapText } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { pen } from './kit/svg.ts';

const size = 12;
const line = 17;
const pad = 8;
/** A pointer further from every place than this is on none of them. */
const near = 48;

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => Math.min(index + 1, last),
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowLeft: (index) => Math.max(index - 1, 0),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** A place of a picture that says something: one of `drawSpots`, or a link. */
type Place = SVGGraphicsElement;

/**
 * Lets a reader go through the places of a drawn chart: by the arrow keys from one stop of the Tab key, by pointer and by
 * touch. The place is told to a screen reader as a symbol of the picture and shown beside it, drawn into the picture
 * itself, so that no style is needed. Escape hides what is shown. Links stay links.
 */
export function makeReadable(svg: SVGSVGElement): void {
  const places = [...svg.querySelectorAll<Place>('.spots > *, a')].filter((place) => tellPlace(place));
  const spots = places.filter(({ localName }) => localName !== 'a');
  if (places.length === 0) return;
  if (spots.length > 0) svg.setAttribute('role', 'graphics-document');
  spots[0]?.setAttribute('tabindex', '0');
  const show = (place: Place | undefined): void => showTip(svg, place);
  svg.addEventListener('pointermove', (event) => show(placeAt(svg, places, event)));
  svg.addEventListener('pointerdown', (event) => show(placeAt(svg, places, event)));
  svg.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse') show(places.find((place) => place === svg.ownerDocument.activeElement));
  });
  // On the places, not on the picture: browsers let the Tab key stop at a picture that listens for focus.
  for (const place of places) {
    place.addEventListener('focus', () => show(place));
    place.addEventListener('blur', () => show(undefined));
  }
  svg.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return show(undefined);
    const index = spots.findIndex((spot) => spot === event.target);
    const next = index < 0 ? undefined : steps[event.key]?.(index, spots.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    spots.forEach((spot, at) => spot.setAttribute('tabindex', at === next ? '0' : '-1'));
    spots[next]?.focus();
  });
}

/** Makes of the title, which only a resting pointer shows, a name that is read out. False where there is none. */
function tellPlace(place: Place): boolean {
  const title = [...place.children].find(({ localName }) => localName === 'title');
  const lines = title?.textContent.split('\n') ?? [];
  if (lines.length === 0) return false;
  title?.remove();
  const comma = place.closest('[lang]')?.getAttribute('lang')?.startsWith('zh') ? '，' : ', ';
  place.setAttribute('aria-label', lines.join(comma));
  place.setAttribute('data-lines', lines.join('\n'));
  if (place.localName === 'a') return true;
  place.setAttribute('role', 'graphics-symbol');
  place.setAttribute('tabindex', '-1');
  return true;
}

/** The place under a pointer, or the nearest one. */
function placeAt(svg: SVGSVGElement, places: readonly Place[], { clientX, clientY }: PointerEvent): Place | undefined {
  const { left, top, width } = svg.getBoundingClientRect();
  const scale = svg.viewBox.baseVal.width / (width || 1);
  const [x, y] = [(clientX - left) * scale, (clientY - top) * scale];
  let best: { place: Place; away: number; centre: number } | undefined;
  for (const place of places) {
    const box = place.getBBox();
    const away = Math.hypot(
      Math.max(box.x - x, 0, x - box.x - box.width),
      Math.max(box.y - y, 0, y - box.y - box.height),
    );
    const centre = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    if (away <= near && (!best || away < best.away || (away === best.away && centre < best.centre)))
      best = { place, away, centre };
  }
  return best?.place;
}

/** Draws what a place says beside it, within the picture; takes away what was shown before. */
function showTip(svg: SVGSVGElement, place: Place | undefined): void {
  const shown = svg.querySelector<SVGGElement>('.tip');
  if (place && shown?.dataset['of'] === place.dataset['lines']) return;
  shown?.remove();
  for (const active of svg.querySelectorAll('.is-shown')) active.classList.remove('is-shown');
  if (!place) return;
  place.classList.add('is-shown');
  svg.append(drawTip(svg, place));
}

function drawTip(svg: SVGSVGElement, place: Place): SVGElement {
  const { width: whole, height: tall } = svg.viewBox.baseVal;
  const told = place.dataset['lines'] ?? '';
  const lines = told.split('\n').flatMap((text) => wrapText(text, size, Math.min(whole - 2 * pad - 4, 300)));
  const width = Math.max(...lines.map((text, index) => textWidth(text, size, index === 0))) + 2 * pad;
  const height = lines.length * line + pad;
  const box = place.getBBox();
  const wide = box.width > whole / 2;
  const x = Math.max(1, Math.min(whole - width - 1, box.x + (wide ? box.width : box.width / 2 + width / 2) - width));
  const above = box.y - height - 4;
  const y = above >= 0 ? above : Math.min(box.y + box.height + 4, Math.max(0, tall - height));
  const draw = pen(svg.ownerDocument);
  return draw(
    'g',
    { class: 'tip', 'data-of': told, 'aria-hidden': 'true', 'pointer-events': 'none' },
    draw('rect', { x, y, width, height, rx: 3, fill: paint('paper'), stroke: paint('ink-2') }),
    ...lines.map((text, index) =>
      draw(
        'text',
        { x: x + pad, y: y + 17 + index * line, fill: paint('ink'), 'font-weight': index === 0 ? 600 : undefined },
        text,
      ),
    ),
  );
}
