/** A place of a picture that can be chosen by a tap. */
export interface Tap {
  /** A spot of the picture, after `makeReadable` where that is used. */
  readonly spot: SVGElement;
  readonly chosen: boolean;
  readonly onTap: () => void;
}

/** Makes spots of a picture into switches: by pointer, by touch, and by Enter and Space from the keys that reach them. */
export function addTaps(svg: SVGSVGElement, taps: readonly Tap[]): void {
  if (taps.length === 0) return;
  svg.setAttribute('role', 'group');
  for (const { spot, chosen, onTap } of taps) {
    spot.setAttribute('role', 'button');
    spot.setAttribute('aria-pressed', String(chosen));
    spot.classList.add('is-switch');
    spot.addEventListener('click', onTap);
    spot.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onTap();
    });
  }
}
