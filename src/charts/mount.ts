import { identify, type RenderOptions } from './render.ts';

/**
 * Draws a chart into a page whose policy is `style-src 'self'`. The chart is made in a document of its own, which is not
 * shown and never lays anything out, so that what Plot writes there is not yet style; the node is tidied and only then
 * brought over. Replaces what the host held and returns the picture.
 */
export function mount(
  host: Element,
  draw: (document: Document) => SVGSVGElement,
  options: RenderOptions,
): SVGSVGElement {
  const drawn = identify(draw(host.ownerDocument.implementation.createHTMLDocument('')), options);
  const node = host.ownerDocument.adoptNode(drawn);
  host.replaceChildren(node);
  return node;
}

/** A standing picture file (from `exportSvg`) as PNG, `scale` pixels to a pixel. Throws where the browser cannot draw it. */
export async function rasterize(svg: string, { scale = 2 }: { scale?: number } = {}): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas: this browser draws no pictures to save');
  context.scale(scale, scale);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('no picture: the canvas could not be saved'))),
      'image/png',
    );
  });
}
