import { formatNumber } from '../../core/format.ts';
import type { Result, Value } from '../../query/database.ts';
import { make, say } from './dom.ts';
import type { ExploreFacts } from './facts.ts';
import { profileColumn, type ColumnProfile } from './profile.ts';

type Words = ExploreFacts['words']['console'];

/** Each column of a result in a row: counted when the reader opens it, over the rows shown. */
export function profileTable({ columns, rows, truncated }: Result, words: Words): HTMLElement {
  const details = make('details', { class: 'fold' }, make('summary', {}, words.profile));
  const fill = (): void => {
    if (!details.open || details.childElementCount > 1) return;
    const heads = [words.column, words.type, words.emptyCells, words.distinct, words.ends, words.middle, words.spread];
    const lines = columns.map((column, index) =>
      profileRow(
        profileColumn(
          column,
          rows.map((row) => row[index] ?? null),
        ),
        words,
      ),
    );
    details.append(
      ...(truncated ? [make('p', { class: 'quiet small' }, say(words.profileCut, { count: rows.length }))] : []),
      make(
        'div',
        { class: 'result-frame', role: 'region', 'aria-label': words.profile, tabindex: '0' },
        make(
          'table',
          { class: 'result' },
          make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
          make('tbody', {}, ...lines),
        ),
      ),
    );
  };
  details.addEventListener('toggle', fill);
  return details;
}

function profileRow(profile: ColumnProfile, words: Words): HTMLElement {
  const { name, type, empty, distinct, least, most, mean, median, bins, frequent } = profile;
  const print = (value: Value | undefined): string =>
    typeof value === 'number' ? formatNumber(value, { decimals: 2 }) : String(value ?? '');
  const ends = least === undefined ? '' : `${print(least)} – ${print(most)}`;
  const middle = mean === undefined ? '' : say(words.meanMedian, { mean: print(mean), median: print(median) });
  const often = (frequent ?? []).map(([value, count]) => `${value} × ${count.toLocaleString('en-US')}`).join('; ');
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, make('b', {}, name)),
    make('td', {}, type.toLowerCase()),
    make('td', { class: 'number' }, empty.toLocaleString('en-US')),
    make('td', { class: 'number' }, distinct.toLocaleString('en-US')),
    make('td', { class: 'prose' }, ends),
    make('td', {}, middle),
    make('td', { class: 'prose' }, bins ? spread(bins) : often),
  );
}

const [barWidth, barHeight] = [8, 24];

/** Ten bars beside each other; what they show stands in words, too. */
function spread(bins: readonly number[]): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const most = Math.max(...bins, 1);
  const attributes = {
    viewBox: `0 0 ${bins.length * barWidth} ${barHeight}`,
    ...{ width: String(bins.length * barWidth), height: String(barHeight), class: 'spread', role: 'img' },
    'aria-label': bins.join(', '),
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  for (const [index, count] of bins.entries()) {
    const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const height = (count / most) * barHeight;
    const box = { x: index * barWidth, y: barHeight - height, width: barWidth - 1, height };
    for (const [name, value] of Object.entries(box)) bar.setAttribute(name, String(value));
    svg.append(bar);
  }
  return svg;
}
