import { scaleUtc } from 'd3';
import { textWidth, wrapText, type Anchor } from '../kit/measure.ts';
import { instant } from '../kit/time.ts';
import type { TimelineOptions, TimelineRow } from '../timeline.ts';
import { clusterEvents, stateOf, states, type State } from './events.ts';

export interface Mark {
  readonly state: State;
  readonly x: number;
  readonly from: number | undefined;
  readonly radius: number;
}

export interface LaneText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly quiet: boolean;
}

export interface LaneLine {
  readonly texts: readonly LaneText[];
  /** Where the marks stand. */
  readonly line: number;
  readonly marks: readonly Mark[];
}

export interface KeyEntry {
  readonly state?: State;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly bottom: number };
  readonly lanes: readonly LaneLine[];
  readonly ticks: readonly { readonly x: number; readonly label?: { readonly text: string; readonly x: number } }[];
  readonly key: readonly KeyEntry[];
}

const size = 12;
const small = 11;

/** Places everything. Lanes stand in the order in which they first appear. */
export function timelineLayout(rows: readonly TimelineRow[], options: TimelineOptions): Layout {
  const { start, end, width = 720 } = options;
  const [left, right] = [10, width - 10];
  const scale = scaleUtc([instant(start), instant(end)], [left, right]).clamp(true);
  let y = 4;
  const names = [...new Set(rows.map(({ lane }) => lane))];
  const lanes = names.map((name): LaneLine => {
    const own = rows.filter(({ lane }) => lane === name);
    const { texts, bottom } = laneTexts(name, summaryOf(own, options), { y, width });
    const line = bottom + 16;
    y = line + 18;
    const marks = clusterEvents(own, options.asOf).map(({ state, at, from, count }) => ({
      state,
      x: scale(at),
      from: from === undefined ? undefined : scale(from),
      radius: Math.min(9, 4 + Math.sqrt(count - 1) * 0.9),
    }));
    return { texts, line, marks };
  });
  const bottom = y - 8;
  const key = keyOf(rows, options, { y: bottom + 34, width, several: lanes.some(({ marks }) => marks.some(isMany)) });
  const height = (key.at(-1)?.y ?? bottom + 16) + 6;
  return { width, height, plot: { left, right, bottom }, lanes, ticks: yearTicks(options, scale, right), key };
}

const isMany = ({ radius }: Mark): boolean => radius > 4;

function summaryOf(rows: readonly TimelineRow[], { asOf, labels }: TimelineOptions): string {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>;
  for (const row of rows) {
    const state = stateOf(row, asOf);
    if (state) counts[state] += 1;
  }
  return labels.summary(counts);
}

/** Name and summary on one line where they fit, otherwise below each other. */
function laneTexts(name: string, summary: string, { y, width }: { y: number; width: number }) {
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

/** A line at every new year, named where the name fits into the picture. */
function yearTicks({ start, end }: TimelineOptions, scale: (date: Date) => number, right: number): Layout['ticks'] {
  const first = Number(start.slice(0, 4));
  const years = Array.from({ length: Number(end.slice(0, 4)) - first + 1 }, (_, index) => first + index);
  let taken = -Infinity;
  return years.map((year) => {
    const x = scale(instant(`${year}-01-01`));
    const text = String(year);
    const fits = x + 2 > taken && x + 2 + textWidth(text, small) <= right + 8;
    if (!fits) return { x };
    taken = x + 2 + textWidth(text, small) + 8;
    return { x, label: { text, x: x + 2 } };
  });
}

function keyOf(
  rows: readonly TimelineRow[],
  { asOf, labels }: TimelineOptions,
  { y, width, several }: { y: number; width: number; several: boolean },
): KeyEntry[] {
  const found = new Set(rows.map((row) => stateOf(row, asOf)));
  const entries: { state?: State; text: string }[] = states
    .filter((state) => found.has(state))
    .map((state) => ({ state, text: labels.states[state] }));
  if (several) entries.push({ text: labels.several });
  let [x, line] = [4, y];
  return entries.flatMap((entry) => {
    const lead = entry.state ? 16 : 0;
    return wrapText(entry.text, small, width - 28).map((text, index) => {
      const wide = lead + textWidth(text, small);
      if (index > 0 || (x > 4 && x + wide > width - 4)) [x, line] = [4, line + 17];
      const placed = { ...(index === 0 && entry.state ? { state: entry.state } : {}), text, x, y: line };
      x += wide + 16;
      return placed;
    });
  });
}
