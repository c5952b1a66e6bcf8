import { formatNumber, formatPeriod } from '../../core/format.ts';
import { valueText, type ShownChoice } from './choice-notes.ts';
import { make } from './dom.ts';
import type { ExploreFacts } from './facts.ts';
import type { Figure, Series } from './figures.ts';

/** The figures of a choice: one series in full, several with a row each and a column per period. */
export function choiceTable(shown: ShownChoice): HTMLElement {
  const [only] = shown.series.length === 1 ? shown.series : [];
  return only ? fullTable(shown, only) : crossTable(shown);
}

function fullTable({ facts, indicator, title }: ShownChoice, { figures }: Series): HTMLElement {
  const { pick } = facts.words;
  const print = valueText(facts, indicator);
  const number = (value: number | null): string => (value === null ? '' : formatNumber(value, { decimals: 2 }));
  const counts = figures.some(({ denominator, numerator }) => denominator !== null || numerator !== null);
  const intervals = figures.some(({ low }) => low !== null);
  const heads = [
    ...[pick.period, pick.value],
    ...(counts ? [pick.numerator, pick.denominator] : []),
    ...(intervals ? [pick.interval] : []),
    pick.status,
  ];
  const rows = figures.map((figure) => [
    formatPeriod(figure.period, facts.language),
    cellText(figure, facts, print),
    ...(counts ? [number(figure.numerator), number(figure.denominator)] : []),
    ...(intervals ? [intervalText(figure, print)] : []),
    facts.statusWords[figure.status],
  ]);
  return table(title, heads, rows);
}

function crossTable({ facts, indicator, series, figures, title }: ShownChoice): HTMLElement {
  const print = valueText(facts, indicator);
  const periods = [...new Set(figures.map(({ period }) => period))].sort();
  const { place, group } = facts.words.pick;
  const several = new Set(series.map(({ area }) => area)).size > 1;
  const heads = [several ? place : group, ...periods.map((period) => formatPeriod(period, facts.language))];
  const rows = series.map(({ name, figures: own }) => {
    const byPeriod = new Map(own.map((figure) => [figure.period, figure]));
    return [name, ...periods.map((period) => cellText(byPeriod.get(period), facts, print))];
  });
  return table(title, heads, rows);
}

/** A value, or the words that stand in its place: never a blank, never a zero. */
function cellText(figure: Figure | undefined, { chart }: ExploreFacts, print: (value: number) => string): string {
  if (!figure) return '';
  if (figure.status === 'suppressed') return chart.suppressed;
  if (figure.status === 'not-applicable') return chart.notApplicable;
  return figure.value === null ? chart.notReported : print(figure.value);
}

function intervalText({ low, high }: Figure, print: (value: number) => string): string {
  return low === null || high === null ? '' : `${print(low)}–${print(high)}`;
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  return make(
    'table',
    { class: 'figures' },
    make('caption', { class: 'visually-hidden' }, title),
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    make(
      'tbody',
      {},
      ...rows.map(([name, ...cells]) =>
        make('tr', {}, make('th', { scope: 'row' }, name), ...cells.map((cell) => make('td', {}, cell))),
      ),
    ),
  );
}
