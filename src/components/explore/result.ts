import type { AutoColumn } from '../../charts/auto.ts';
import { formatNumber } from '../../core/format.ts';
import type { Result, ResultColumn } from '../../query/database.ts';
import { followWidth } from './follow-width.ts';
import { columnTitle } from './completion.ts';
import { make, markOf, part } from './dom.ts';
import type { Place } from './explorer.ts';
import { profileTable } from './profile-table.ts';
import { resultTable } from './result-table.ts';

/** A chart of more rows than this would be a blot and keep the page busy: the table and the profile of its columns tell them. */
const mostDrawn = 10_000;

/** Shows the result of a query: the table, and above it the chart that fits, if one does. */
export async function showResult({ root, facts }: Place, { sql, result }: Answer): Promise<void> {
  const { console: words } = facts.words;
  const figure = part(root, 'result-figure');
  figure.replaceChildren();
  const titleOf = (column: string) => columnTitle(column, { sql, facts });
  const table = resultTable(result, { titleOf, label: words.result, empty: words.nullTitle });
  part(root, 'result-table').replaceChildren(table, ...(result.rows.length > 0 ? [profileTable(result, words)] : []));
  part(root, 'result').hidden = result.columns.length === 0;
  if (result.rows.length > 0 && result.rows.length <= mostDrawn) await drawResult({ figure, facts, result, titleOf });
}

/** A query and what it gave. */
export interface Answer {
  readonly sql: string;
  readonly result: Result;
}

interface Drawn {
  readonly figure: HTMLElement;
  readonly facts: Place['facts'];
  readonly result: Result;
  readonly titleOf: (column: string) => string | undefined;
}

async function drawResult({ figure, facts, result, titleOf }: Drawn): Promise<void> {
  const { default: auto, chooseChart } = await import('../../charts/auto.ts');
  const columns = namesFirst(result.columns.map(chartColumn));
  const rows = result.rows.map((row) =>
    Object.fromEntries(result.columns.map(({ name }, index) => [name, row[index]])),
  );
  const choice = chooseChart(rows, columns);
  if (!choice) return;
  const measure = choice.kind === 'line' ? choice.y : choice.value;
  const title = titleOf(measure) ?? measure;
  const host = make('div', { class: 'chart-box' });
  figure.replaceChildren(make('figcaption', {}, make('b', {}, title), markOf(facts)), host);
  const options = {
    labels: { ...facts.chart, title, empty: facts.chart.notReported },
    columns,
    format: (value: number): string => formatNumber(value, { decimals: 2 }),
  };
  followWidth(host, (document, width) => auto(rows, { ...options, document, width }), 'result-chart');
}

function chartColumn({ name, type, numeric }: ResultColumn): AutoColumn {
  if (type === 'BOOLEAN') return { name, type: 'boolean' };
  if (!numeric) return { name, type: 'text' };
  return { name, type: /INT/.test(type) ? 'integer' : 'number' };
}

/** A name says more beside a bar than an id does: names before the other columns of text. */
function namesFirst(columns: readonly AutoColumn[]): AutoColumn[] {
  const isName = ({ name }: AutoColumn): boolean => /^name|_name$|_zh$|_en$/.test(name);
  return [...columns.filter(isName), ...columns.filter((column) => !isName(column))];
}
