import { exportSvg } from '../charts/export.ts';
import { rasterize } from '../charts/mount.ts';

const part = (figure: HTMLElement, name: string): string =>
  figure.querySelector(`[data-part=${name}]`)?.textContent.trim() ?? '';

/** Saves the picture of a figure as a file that stands alone: title, source, date and mark are drawn inside. */
export async function saveFigure(figure: HTMLElement, kind: 'svg' | 'png'): Promise<void> {
  const drawn = [...figure.querySelectorAll<SVGSVGElement>('svg.chart')];
  const node = drawn.find(({ classList }) => classList.contains('chart-wide')) ?? drawn[0];
  if (!node) throw new Error('no picture: the figure holds none');
  const text = exportSvg(node, {
    title: node.querySelector('title')?.textContent ?? '',
    told: node.querySelector('desc')?.textContent ?? '',
    source: part(figure, 'source'),
    date: part(figure, 'date'),
    mark: part(figure, 'mark') || undefined,
  });
  const blob = kind === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await rasterize(text);
  save(blob, `${figure.dataset['name'] ?? 'sunledger'}.${kind}`);
}

function save(blob: Blob, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(blob);
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
