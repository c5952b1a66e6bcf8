import type { ObservationStatus } from '../../../core/observation.ts';
import { shapeRows, shapeStops } from './shape-view.ts';
import { periodsOf, type Choice } from './choice.ts';
import { lineStops } from './line-view.ts';
import { mapRows } from './map-view.ts';
import type { Shown } from './shown.ts';
import { sideView } from './side-view.ts';
import { classesWithin, limitsOf } from './stretch.ts';
import type { Dimension, View } from './clauses.ts';
import type { Doing } from './view-host.ts';

/** What pictures tell when they are used. */
export interface Told {
  /** A tap: a choice by itself. */
  readonly change: (edit: Partial<Choice>) => void;
  /** A brush, while it moves and when it is let go. */
  readonly brush: (dimension: Dimension, edit: Partial<Choice>, done: boolean) => void;
  /** A brush may begin. */
  readonly warm: (dimension: Dimension) => void;
}

/** With a code put in, or taken out where it was in. */
export function toggle<Code extends string>(codes: readonly Code[], code: Code): Code[] {
  return codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code];
}

/** What can be done in each view. */
export function doingsOf(told: Told): Readonly<Record<View, Doing>> {
  return {
    line: { brush: (shown, width) => lineBrush(shown, width, told) },
    map: {
      taps: (shown) =>
        mapRows(shown).map(({ code, strong = false }) => ({
          chosen: strong,
          onTap: () => told.change({ places: toggle(shown.choice.places, code) }),
        })),
    },
    side: { taps: (shown) => sideTaps(shown, told) },
    shape: {
      brush: (shown, width) => shapeBrush(shown, width, told),
      taps: (shown) => shapeTaps(shown, told),
    },
  };
}

function lineBrush(shown: Shown, width: number, { brush, warm }: Told) {
  const stops = lineStops(shown, width);
  if (!stops) return undefined;
  const periods = periodsOf(shown.indicator);
  const { from, to } = shown.choice;
  const [first = '', last = ''] = [periods[0], periods.at(-1)];
  const value = from === first && to === last ? undefined : ([periods.indexOf(from), periods.indexOf(to)] as const);
  const edit = (next: readonly [number, number] | undefined): Partial<Choice> => ({
    from: (next && periods[next[0]]) ?? first,
    to: (next && periods[next[1]]) ?? last,
  });
  return {
    ...stops,
    value,
    onNear: () => warm('periods'),
    onMove: (next: readonly [number, number] | undefined) => brush('periods', edit(next), false),
    onEnd: (next: readonly [number, number] | undefined) => brush('periods', edit(next), true),
  };
}

function shapeBrush(shown: Shown, width: number, { brush, warm }: Told) {
  const stops = shapeStops(shown, width);
  if (!stops) return undefined;
  const { bins, choice } = shown;
  const edit = (next: readonly [number, number] | undefined): Partial<Choice> => ({
    values: next && limitsOf(next, bins),
    states: [],
  });
  return {
    ...stops,
    value: choice.values && classesWithin(choice.values, bins),
    onNear: () => warm('values'),
    onMove: (next: readonly [number, number] | undefined) => brush('values', edit(next), false),
    onEnd: (next: readonly [number, number] | undefined) => brush('values', edit(next), true),
  };
}

/** Below the classes, each reason of having no figure can be tapped. */
function shapeTaps(shown: Shown, { change }: Told) {
  const { states } = shown.choice;
  const tapOf = (status: ObservationStatus) => ({
    chosen: states.includes(status),
    onTap: () => change({ states: toggle(states, status), values: undefined }),
  });
  return shapeRows(shown).map((row) => ('status' in row ? tapOf(row.status) : undefined));
}

function sideTaps(shown: Shown, { change }: Told) {
  const side = sideView(shown);
  const { choice, indicator } = shown;
  if (side.kind === 'groups')
    return side.rows.map(({ key }) => ({
      chosen: key === choice.group,
      onTap: () => change({ group: key === choice.group ? (indicator.groups[0]?.key ?? '') : key }),
    }));
  return side.rows.map(({ key }) => ({
    chosen: key === '' ? choice.places.length === 0 : choice.places.includes(key),
    onTap: () => change({ places: key === '' ? [] : toggle(choice.places, key) }),
  }));
}
