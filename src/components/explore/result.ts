import type { AutoColumn } from '../../charts/auto.ts';
import { formatNumber } from '../../core/format.ts';
import type { Result } from '../../query/database.ts';
import { followWidth } from './choice-chart.ts';
import { markOf } from './choice.ts';
import { make, part } from './dom.ts';
import type { Place } from './explorer.ts';
import { resultTable } from './result-table.ts';

/** Shows the result of a query: the table, and above it the chart that fits, if one does. */
export async function showResult({ root, facts }: Place, result: Result): Promise<void> {
  const { console: words } = facts.words;
  const table = part(root, 'result-table');
  const figure = part(root, 'result-figure');
  const empty = result.columns.length === 0 || result.rows.length === 0;
  part(root, 'result').hidden = result.columns.length === 0;
  figure.replaceChildren();
  table.replaceChildren(resultTable(result, { language: facts.language, label: words.result, empty: words.nullTitle }));
  if (!empty) await drawResult({ figure, facts, result });
}

interface Drawn {
  readonly figure: HTMLElement;
  readonly facts: Place['facts'];
  readonly result: Result;
}

async function drawResult({ figure, facts, result }: Drawn): Promise<void> {
  const { default: auto, chooseChart } = await import('../../charts/auto.ts');
  const columns: AutoColumn[] = result.columns.map(({ name, numeric, type }) => ({
    name,
    type: type === 'BOOLEAN' ? 'boolean' : numeric ? (/INT/.test(type) ? 'integer' : 'number') : 'text',
  }));
  const rows = result.rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
  if (!chooseChart(rows, columns)) return;
  const { console: words, pick } = facts.words;
  const host = make('div', { class: 'chart-box' });
  figure.replaceChildren(make('figcaption', {}, make('b', {}, words.chart), markOf(facts)), host);
  const labels = { title: words.chart, empty: pick.noRows };
  const format = (value: number): string => formatNumber(value, { decimals: 2 });
  followWidth(host, (document, width) => auto(rows, { labels, columns, format, document, width }), 'result-chart');
}
