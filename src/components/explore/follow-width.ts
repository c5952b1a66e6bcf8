import { mount } from '../../charts/mount.ts';

/** Draws a picture for a width in a document that is not shown, or nothing where none fits. */
export type Draw = (document: Document, width: number) => SVGSVGElement | undefined;

/** Draws now and again whenever the room has changed by more than a little. `id` is the picture's name on the page. */
export function followWidth(host: HTMLElement, draw: Draw, id: string): void {
  let drawn = 0;
  const redraw = (): void => {
    const width = Math.min(860, Math.max(300, host.clientWidth));
    if (!host.isConnected || Math.abs(width - drawn) < 8) return;
    drawn = width;
    const picture = draw(document.implementation.createHTMLDocument(''), width);
    if (picture) mount(host, () => picture, { id });
  };
  const observer = new ResizeObserver(() => {
    if (host.isConnected) redraw();
    else observer.disconnect();
  });
  observer.observe(host);
  redraw();
}
