import { textWidth, wrapText } from '../kit/measure.ts';
import { figureCell } from '../kit/words.ts';
import type { BulletOptions, BulletRow } from './options.ts';

export const size = 12;
const lineHeight = 16;
const gap = 14;

interface Text {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly bold?: boolean;
  readonly quiet?: boolean;
}

/** A row with its texts; `bar` is the middle of its bars. */
export interface Line {
  readonly row: BulletRow;
  readonly names: readonly Text[];
  readonly figures: readonly Text[];
  readonly top: number;
  readonly bar: number;
  readonly bottom: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** The bars' left and right ends. */
  readonly x0: number;
  readonly x1: number;
}

interface Words {
  readonly value: string;
  readonly due: string;
}

/** Names, bars and figures beside each other, or below each other where there is too little width. */
export function layBullets(rows: readonly BulletRow[], options: BulletOptions): Layout {
  const { width = 720 } = options;
  const words = rows.map((row) => wordsOf(row, options));
  const values = Math.max(0, ...words.map(({ value }) => textWidth(value, size, true)));
  const dues = Math.max(0, ...words.map(({ due }) => textWidth(due, size)));
  const figures = values + (dues ? dues + 12 : 0);
  const stacked = width < 560 || figures > width * 0.36;
  const room = stacked ? width - 4 : Math.min(220, Math.max(0, ...rows.map(({ name }) => textWidth(name, size))));
  const [x0, x1] = stacked ? [2, width - 3] : [room + 14, width - figures - 16];
  let top = 2;
  const lines = rows.map((row, index): Line => {
    const own = words[index] ?? { value: '', due: '' };
    const line = stacked
      ? layStacked(row, own, { top, width })
      : layBeside(row, own, { top, room, width, valuesEnd: width - (dues ? dues + 12 : 0) - 2 });
    top = line.bottom;
    return line;
  });
  return { width, height: top, lines, x0, x1 };
}

function wordsOf(row: BulletRow, { labels }: BulletOptions): Words {
  const due = row.dueText ?? (typeof row.due === 'number' ? row.format(row.due) : '');
  return { value: figureCell(row, labels, row.format), due: due && `${labels.due} ${due}` };
}

function layBeside(
  row: BulletRow,
  { value, due }: Words,
  { top, room, width, valuesEnd }: { top: number; room: number; width: number; valuesEnd: number },
): Line {
  const names = wrapText(row.name, size, room + 1);
  const tall = Math.max(1, names.length) * lineHeight;
  const bar = top + tall / 2 + 3;
  const first = bar + 4 - ((names.length - 1) * lineHeight) / 2;
  return {
    row,
    names: names.map((text, index) => ({ text, x: 2, y: first + index * lineHeight, anchor: 'start' })),
    figures: [
      { text: value, x: valuesEnd, y: bar + 4, anchor: 'end', bold: true },
      ...(due ? [{ text: due, x: width - 2, y: bar + 4, anchor: 'end', quiet: true } as const] : []),
    ],
    ...{ top, bar, bottom: top + tall + gap },
  };
}

/** The name, below it the figure and what was due, below them the bars. */
function layStacked(row: BulletRow, { value, due }: Words, { top, width }: { top: number; width: number }): Line {
  const names = wrapText(row.name, size, width - 4);
  const under = top + 12 + names.length * lineHeight;
  const beside = textWidth(value, size, true) + textWidth(due, size) + 20 <= width;
  const bar = under + (due && !beside ? lineHeight : 0) + 15;
  return {
    row,
    names: names.map((text, index) => ({ text, x: 2, y: top + 12 + index * lineHeight, anchor: 'start' })),
    figures: [
      { text: value, x: 2, y: under, anchor: 'start', bold: true },
      ...(due && beside ? [{ text: due, x: width - 2, y: under, anchor: 'end', quiet: true } as const] : []),
      ...(due && !beside ? [{ text: due, x: 2, y: under + lineHeight, anchor: 'start', quiet: true } as const] : []),
    ],
    ...{ top, bar, bottom: bar + 18 },
  };
}
