import type { Result, ResultColumn, Value } from '../../query/database.ts';
import { make } from './dom.ts';

export interface TableOptions {
  /** What a column is called, where that is known. */
  readonly titleOf: (column: string) => string | undefined;
  readonly label: string;
  /** What a screen reader says of a cell without a value. */
  readonly empty: string;
}

/** Beyond this many rows only those in sight are in the page. */
const wholeUpTo = 200;
const margin = 30;

/** A result as a table in a frame that scrolls; of a long one only the rows in sight are made. */
export function resultTable(result: Result, options: TableOptions): HTMLElement {
  const { columns, rows } = result;
  const body = make('tbody');
  const long = rows.length > wholeUpTo;
  const table = make(
    'table',
    { class: long ? 'result is-long' : 'result', 'aria-rowcount': String(rows.length + 1) },
    ...(long ? [columnWidths(columns, rows)] : []),
    make('thead', {}, make('tr', { 'aria-rowindex': '1' }, ...columns.map((column) => head(column, options.titleOf)))),
    body,
  );
  const frame = make(
    'div',
    { class: 'result-frame', role: 'region', 'aria-label': options.label, tabindex: '0' },
    table,
  );
  const line = (index: number): HTMLElement => row(rows[index] ?? [], { index, columns, empty: options.empty });
  if (long) showWindow(frame, body, { count: rows.length, columns: columns.length, line });
  else body.append(...rows.map((_, index) => line(index)));
  return frame;
}

function head({ name, type, numeric }: ResultColumn, titleOf: TableOptions['titleOf']): HTMLElement {
  const title = titleOf(name);
  return make(
    'th',
    { scope: 'col', class: numeric ? 'number' : undefined },
    make('b', {}, name),
    title ? make('span', {}, title) : undefined,
    make('small', {}, type.toLowerCase()),
  );
}

interface RowOptions {
  readonly index: number;
  readonly columns: readonly ResultColumn[];
  readonly empty: string;
}

function row(values: readonly Value[], { index, columns, empty }: RowOptions): HTMLElement {
  const cells = values.map((value, column) => {
    if (value === null) return make('td', { class: 'null' }, make('span', { title: empty }, 'NULL'));
    const text = String(value);
    const prose = text.includes('\n') || textColumns(text) > 30;
    const kind = columns[column]?.numeric ? 'number' : prose ? 'prose' : undefined;
    return make('td', { class: kind, title: prose ? text : undefined }, text);
  });
  return make('tr', { 'aria-rowindex': String(index + 2) }, ...cells);
}

interface Windowed {
  readonly count: number;
  readonly columns: number;
  readonly line: (index: number) => HTMLElement;
}

/** Keeps the rows in sight, and some above and below, between two spacers. All rows are equally high. */
function showWindow(frame: HTMLElement, body: HTMLElement, { count, columns, line }: Windowed): void {
  const spacer = (): HTMLTableCellElement => make('td', { colspan: String(columns), class: 'spacer' });
  const [above, below] = [spacer(), spacer()];
  let height = 0;
  let shown = -1;
  const update = (): void => {
    const first = height === 0 ? 0 : Math.floor(frame.scrollTop / height);
    const start = Math.max(0, first - margin);
    if (start === shown) return;
    shown = start;
    const end = Math.min(count, first + Math.ceil(frame.clientHeight / (height || 30)) + margin);
    const lines = Array.from({ length: end - start }, (_, step) => line(start + step));
    above.style.height = `${start * height}px`;
    below.style.height = `${(count - end) * height}px`;
    body.replaceChildren(
      make('tr', { 'aria-hidden': 'true' }, above),
      ...lines,
      make('tr', { 'aria-hidden': 'true' }, below),
    );
    const [sample] = lines;
    if (height > 0 || !sample) return;
    height = sample.getBoundingClientRect().height;
    shown = -1;
    if (height > 0) update();
  };
  frame.addEventListener('scroll', () => requestAnimationFrame(update), { passive: true });
  requestAnimationFrame(update);
}

/** Widths from the widest of the first rows, so that columns stay where they are while rows come and go. */
function columnWidths(columns: readonly ResultColumn[], rows: readonly (readonly Value[])[]): HTMLElement {
  const group = make('colgroup');
  for (const [index, { name, type }] of columns.entries()) {
    const texts = rows.slice(0, wholeUpTo).map((values) => String(values[index] ?? 'NULL'));
    const widest = Math.max(...[name, type, ...texts].map(textColumns));
    const column = make('col');
    column.style.width = `${Math.min(40, widest) + 3}ch`;
    group.append(column);
  }
  return group;
}

/** How many half-width characters a text takes. */
function textColumns(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}
