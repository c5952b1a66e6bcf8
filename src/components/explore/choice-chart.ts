import { mount } from '../../charts/mount.ts';
import { makeReadable } from '../../charts/reader.ts';
import { formatPeriod } from '../../core/format.ts';
import { valueText, type ShownChoice } from './choice-notes.ts';
import { make, say } from './dom.ts';
import { latestPeriod, type Figure } from './figures.ts';
import { mostSeries } from './state.ts';

/** Draws a picture for a width in a document that is not shown, or nothing where none fits. */
export type Draw = (document: Document, width: number) => SVGSVGElement | undefined;

/**
 * Draws a choice: one series against what was due, a few series as lines, or places side by side for the latest period
 * that has figures. Drawn again when the room changes. A choice that makes no picture gets words instead.
 */
export async function drawChoice(host: HTMLElement, shown: ShownChoice): Promise<void> {
  const { facts, series, figures, view } = shown;
  const { pick } = facts.words;
  if (figures.length === 0) return words(host, pick.noRows);
  if (figures.every(({ value }) => value === null)) return words(host, pick.noFigure);
  const tooMany = view === 'time' && series.length > mostSeries;
  const period = latestPeriod(figures) ?? '';
  const note = [
    ...(tooMany ? [say(pick.tooMany, { count: series.length, most: mostSeries })] : []),
    ...(tooMany || view === 'places' ? [say(pick.sideOne, { period: formatPeriod(period, facts.language) })] : []),
  ];
  if (note.length > 0) host.before(make('p', { class: 'quiet small' }, note.join(facts.language === 'zh' ? '' : ' ')));
  const draw = tooMany || view === 'places' ? await placesDrawing(shown, period) : await timeDrawing(shown);
  followWidth(host, draw, 'pick-chart');
}

function words(host: HTMLElement, text: string): void {
  host.replaceChildren(make('p', { class: 'quiet' }, text));
}

/** Draws now and again whenever the room has changed by more than a little. `id` is the picture's name on the page. */
export function followWidth(host: HTMLElement, draw: Draw, id: string): void {
  let drawn = 0;
  const redraw = (): void => {
    const width = Math.min(860, Math.max(300, host.clientWidth));
    if (!host.isConnected || Math.abs(width - drawn) < 8) return;
    drawn = width;
    const picture = draw(document.implementation.createHTMLDocument(''), width);
    if (picture) makeReadable(mount(host, () => picture, { id }));
  };
  const observer = new ResizeObserver(() => {
    if (host.isConnected) redraw();
    else observer.disconnect();
  });
  observer.observe(host);
  redraw();
}

function labelsOf({ facts, title }: ShownChoice) {
  const { chart } = facts;
  return { ...chart, title };
}

async function timeDrawing(shown: ShownChoice): Promise<Draw> {
  const { facts, indicator, series, due } = shown;
  const format = valueText(facts, indicator);
  const labels = labelsOf(shown);
  const [only] = series.length === 1 ? series : [];
  if (only) {
    const { default: trajectory } = await import('../../charts/trajectory.ts');
    const options = {
      labels,
      format,
      steps: due?.steps,
      between: due?.linear ? ('linear' as const) : ('step' as const),
      namePeriod: (period: string) => formatPeriod(period, facts.language),
    };
    return (document, width) => trajectory(only.figures, { ...options, document, width });
  }
  const { default: auto } = await import('../../charts/auto.ts');
  const rows = series.flatMap(({ name, figures }) => figures.map(({ period, value }) => ({ period, name, value })));
  const columns = [
    { name: 'period', type: 'text' },
    { name: 'name', type: 'text' },
    { name: 'value', type: 'number' },
  ] as const;
  return (document, width) =>
    auto(rows, { labels: { ...labels, empty: facts.chart.notReported }, columns, format, document, width });
}

async function placesDrawing(shown: ShownChoice, period: string): Promise<Draw> {
  const { facts, indicator, series } = shown;
  const { default: towns } = await import('../../charts/towns.ts');
  const several = new Set(series.map(({ area }) => area)).size > 1;
  const rows = series.flatMap(({ name, area, figures }) =>
    figures
      .filter((figure) => figure.period === period)
      .map((figure) => ({ ...townRow(figure), name, strong: several && area === facts.choice.area })),
  );
  const labels = labelsOf(shown);
  const formatCounts = (numerator: number, denominator: number): string =>
    `${numerator.toLocaleString('en-US')}/${denominator.toLocaleString('en-US')}`;
  return (document, width) =>
    towns(rows, { labels, format: valueText(facts, indicator), formatCounts, document, width });
}

function townRow({ status, value, low, high, numerator, denominator }: Figure) {
  return { status, value, low, high, numerator, denominator };
}
