import type { View } from './clauses.ts';
import type { Shown } from './shown.ts';
import type { ViewHost } from './view-host.ts';

/** When the views are drawn. */
export interface Drawing {
  open(
    hosts: readonly (readonly [View, ViewHost])[],
    state: () => { shown?: Shown | undefined; brushed?: View | undefined },
  ): void;
  /** Draws a view in the next frame. */
  soon(view: View): void;
  /** Draws all views now, with all that a reader can do in them. */
  all(): void;
}

/** Answers that come within one frame are drawn together; the view in which something is brushed stays as it is. */
export function scheduleDrawing(): Drawing {
  let hosts: ReadonlyMap<View, ViewHost> = new Map();
  let state: Parameters<Drawing['open']>[1] = () => ({});
  const waiting = new Set<View>();
  const draw = (): void => {
    const { shown, brushed } = state();
    const due = [...waiting].filter((view) => view !== brushed);
    waiting.clear();
    if (shown && brushed) for (const view of due) hosts.get(view)?.draw(shown, true);
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
    all() {
      const { shown } = state();
      if (shown) for (const host of hosts.values()) host.draw(shown);
    },
  };
}
