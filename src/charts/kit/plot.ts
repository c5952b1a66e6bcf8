import { plot as drawPlot, type PlotOptions } from '@observablehq/plot';
import { paint } from './paint.ts';
import { pen, type ChartLabels, type ChartOptions } from './svg.ts';

/** The style rules Observable Plot writes into every picture; charts.css carries them, and a test keeps the two alike. */
export const plotStyle =
  ':where(.chart) { --plot-background: white; display: block; height: auto; height: intrinsic; max-width: 100%; } :where(.chart text), :where(.chart tspan) { white-space: pre; }';

export interface PlottedFrame extends ChartOptions {
  readonly kind: string;
  readonly labels: Pick<ChartLabels, 'title' | 'description'>;
  /** Drawn after what Plot draws: legends. */
  readonly after?: readonly Node[];
  /** From `drawSpots`. */
  readonly spots?: Node;
}

/**
 * A chart made by Observable Plot, brought to the form of the others: no `<style>` of its own, the fixed class name, one
 * image to a screen reader, texts of 12 pixels. Plot styles nothing else inline as long as its `style` option is not used.
 */
export function plotted(
  { kind, labels, document = globalThis.document, width, after = [], spots }: PlottedFrame,
  options: PlotOptions,
): SVGSVGElement {
  const draw = pen(document);
  const svg = drawPlot({ ...options, ...(width === undefined ? {} : { width }), document, className: 'chart' });
  if (svg.localName !== 'svg')
    throw new Error(`unexpected ${svg.localName}: a plot without title, caption and legend is one svg`);
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  const attributes: Record<string, string> = {
    class: `chart chart-${kind}`,
    role: 'img',
    'font-size': '12',
    fill: paint('ink'),
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  svg.removeAttribute('font-family');
  svg.removeAttribute('style');
  const content = draw('g', { 'aria-hidden': 'true' }, ...svg.childNodes, ...after);
  for (const element of content.querySelectorAll('[aria-label]')) element.removeAttribute('aria-label');
  svg.append(
    draw('title', {}, labels.title),
    ...(labels.description ? [draw('desc', {}, labels.description)] : []),
    content,
    ...(spots ? [spots] : []),
  );
  return svg as SVGSVGElement;
}
