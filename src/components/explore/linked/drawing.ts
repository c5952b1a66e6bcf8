import type { View } from './clauses.ts';
import type { Shown } from './shown.ts';
import type { ViewHost } from './view-host.ts';

/** When the views are drawn. */
export interface Drawing {
  open(
    hosts: readonly (readonly [View, ViewHost])[],
    state: () => { shown?: Shown | undefined; brushed?: View | undefined },
  ): void;
  /** Draws a view in one of the next frames, as things stand then. */
  soon(view: View): void;
  /** One step for each view, which draws it with all that a reader can do in it. */
  steps(shown: Shown): (() => void)[];
}

/**
 * One view in a frame, so that no frame is long, and each view as of the newest answers: while a brush moves faster than
 * pictures can follow, those between are left out. The view in which something is brushed stays as it is.
 */
export function scheduleDrawing(): Drawing {
  let hosts: ReadonlyMap<View, ViewHost> = new Map();
  let state: Parameters<Drawing['open']>[1] = () => ({});
  const waiting = new Set<View>();
  const draw = (): void => {
    const { shown, brushed } = state();
    if (!shown || !brushed) return void waiting.clear();
    waiting.delete(brushed);
    for (const view of waiting) {
      waiting.delete(view);
      if (hosts.get(view)?.draw(shown, true)) break;
    }
    if (waiting.size > 0) requestAnimationFrame(draw);
  };
  return {
    open(given, of) {
      hosts = new Map(given);
      state = of;
    },
    soon(view) {
      if (waiting.size === 0) requestAnimationFrame(draw);
      waiting.add(view);
    },
    steps(shown) {
      return [...hosts.values()].map((host) => () => void host.draw(shown));
    },
  };
}
