import type { Day } from '../../core/period.ts';
import { textWidth, wrapText, type Anchor } from './measure.ts';
import { instant } from './time.ts';

export interface LaneText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly quiet: boolean;
}

/** A line of the axis, with its year where the name fits; the name's middle is given. */
export interface YearTick {
  readonly x: number;
  readonly label?: { readonly text: string; readonly x: number };
}

const size = 12;
const small = 11;

/** Name and summary on one line where they fit, otherwise below each other. */
export function laneTexts(name: string, summary: string, { y, width }: { y: number; width: number }) {
  const beside = textWidth(name, size, true) + textWidth(summary, size) + 24 <= width;
  const names = wrapText(name, size, width - 14);
  const summaries = wrapText(summary, size, width - 14);
  const line = (index: number): number => y + 12 + index * 17;
  if (beside && names.length === 1) {
    const texts: LaneText[] = [
      { text: name, x: 4, y: line(0), anchor: 'start', quiet: false },
      { text: summary, x: width - 4, y: line(0), anchor: 'end', quiet: true },
    ];
    return { texts, bottom: line(0) };
  }
  const texts = [...names, ...summaries].map((text, index): LaneText => ({
    text,
    x: 4,
    y: line(index),
    anchor: 'start',
    quiet: index >= names.length,
  }));
  return { texts, bottom: line(texts.length - 1) };
}

/** A line at every new year, and the year's name in the middle of what the picture shows of it. */
export function yearTicks(
  { start, end }: { readonly start: Day; readonly end: Day },
  scale: (date: Date) => number,
  right: number,
): YearTick[] {
  const first = Number(start.slice(0, 4));
  const years = Array.from({ length: Number(end.slice(0, 4)) - first + 1 }, (_, index) => first + index);
  return years.map((year) => {
    const x = scale(instant(`${year}-01-01`));
    const next = Math.min(right, scale(instant(`${year + 1}-01-01`)));
    const text = String(year);
    return next - x >= textWidth(text, small) + 2 ? { x, label: { text, x: (x + next) / 2 } } : { x };
  });
}
