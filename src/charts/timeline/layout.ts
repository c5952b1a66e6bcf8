import { scaleUtc } from 'd3';
import { laneTexts, yearTicks, type LaneText, type YearTick } from '../kit/lanes.ts';
import { textWidth, wrapText } from '../kit/measure.ts';
import { instant } from '../kit/time.ts';
import type { TimelineOptions, TimelineRow } from '../timeline.ts';
import { clusterEvents, stateOf, states, type State } from './events.ts';

export interface Mark {
  readonly state: State;
  readonly x: number;
  readonly from: number | undefined;
  readonly radius: number;
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
  readonly ticks: readonly YearTick[];
  readonly key: readonly KeyEntry[];
}

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
