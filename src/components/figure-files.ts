import { exportSvg, type PageLine } from '../charts/export.ts';
import { rasterize } from '../charts/mount.ts';

/** What a figure says of itself, or what stands below it and its neighbours. */
const part = (figure: HTMLElement, name: string): string =>
  (figure.closest('[data-credit]') ?? figure).querySelector(`[data-part=${name}]`)?.textContent.trim() ?? '';

/** Saves the picture of a figure as a file that stands alone: title, source, date, mark and its page are drawn inside. */
export async function saveFigure(figure: HTMLElement, kind: 'svg' | 'png'): Promise<void> {
  const { file } = figure.dataset;
  const text = file ? await fetchText(file) : compose(figure);
  const blob = kind === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await rasterize(text);
  save(blob, `${figure.dataset['name'] ?? 'sunledger'}.${kind}`);
}

/** The file that the site has of a picture that is not drawn on the page, or drawn small. */
async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no picture: ${address} answers ${response.status}`);
  return await response.text();
}

function compose(figure: HTMLElement): string {
  const drawn = [...figure.querySelectorAll<SVGSVGElement>('svg.chart')];
  const node = drawn.find(({ classList }) => classList.contains('chart-wide')) ?? drawn[0];
  if (!node) throw new Error('no picture: the figure holds none');
  return exportSvg(node, {
    title: node.querySelector('title')?.textContent ?? '',
    told: node.querySelector('desc')?.textContent ?? '',
    source: part(figure, 'source'),
    date: part(figure, 'date'),
    mark: part(figure, 'mark') || undefined,
    page: pageOf(figure),
  });
}

/** The page of a figure. While the site's own domain is not known, it is where the reader reads it. */
function pageOf({ dataset }: HTMLElement): PageLine | undefined {
  const { page = '', pageLine: text = '' } = dataset;
  if (!text) return undefined;
  if (page.startsWith('https:')) return { text, address: page };
  if (!location.protocol.startsWith('http')) return { text };
  const address = location.origin + page;
  return { text: text.replace(page, address), address };
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
