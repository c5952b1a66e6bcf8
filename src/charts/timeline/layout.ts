import { scaleUtc } from 'd3';
import { laneTexts, yearTicks, type LaneText, type YearTick } from '../kit/lanes.ts';
import { instant } from '../kit/time.ts';
import type { TimelineOptions, TimelineRow } from '../timeline.ts';
import { clusterEvents, stateOf, states, type State } from './events.ts';

export interface Mark {
  readonly lane: string;
  readonly state: State;
  readonly month: string;
  readonly count: number;
  readonly x: number;
  readonly from: number | undefined;
  readonly radius: number;
  readonly y: number;
}

export interface LaneLine {
  readonly texts: readonly LaneText[];
  /** Where the marks stand that have room for themselves. */
  readonly line: number;
  /** Where the lowest of them stand. */
  readonly last: number;
  readonly marks: readonly Mark[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly bottom: number };
  readonly lanes: readonly LaneLine[];
  readonly ticks: readonly YearTick[];
}

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
    const clusters = clusterEvents(own, options.asOf).map(({ state, month, at, from, count }) => ({
      ...{ lane: name, state, month, count },
      x: scale(at),
      from: from === undefined ? undefined : scale(from),
      radius: Math.min(9, 4 + Math.sqrt(count - 1) * 0.9),
    }));
    const marks = packMarks(clusters, line);
    const last = Math.max(line, ...marks.map((mark) => mark.y));
    y = last + 18;
    return { texts, line, last, marks };
  });
  const bottom = y - 8;
  return { width, height: bottom + 22, plot: { left, right, bottom }, lanes, ticks: yearTicks(options, scale, right) };
}

/** Marks stand on the day they are about; where that is taken, in the first free row below. */
function packMarks(clusters: readonly Omit<Mark, 'y'>[], line: number): Mark[] {
  const ends: number[] = [];
  const marks: Mark[] = [];
  for (const mark of [...clusters].sort((a, b) => leftEnd(a) - leftEnd(b))) {
    const free = ends.findIndex((end) => end < leftEnd(mark));
    const row = free < 0 ? ends.length : free;
    ends[row] = mark.x + mark.radius + 1;
    marks.push({ ...mark, y: line + row * 20 });
  }
  return marks.sort((a, b) => a.x - b.x || a.y - b.y);
}

function leftEnd({ x, from, radius }: Omit<Mark, 'y'>): number {
  return Math.min(from ?? x, x - radius);
}

function summaryOf(rows: readonly TimelineRow[], { asOf, labels }: TimelineOptions): string {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>;
  for (const row of rows) {
    const state = stateOf(row, asOf);
    if (state) counts[state] += 1;
  }
  return labels.summary(counts);
}
