import { part } from '../dom.ts';
import type { Choice } from './choice.ts';
import type { Bins } from './queries.ts';
import { classesWithin, limitsOf } from './stretch.ts';

/** The two sliders that choose a stretch of values by key. */
export interface Ranges {
  /** Shows the stretch of a choice among the classes, its ends in words. */
  write(choice: Choice, bins: Bins, print: (value: number) => string): void;
}

/** Binds the sliders. `onValues` is told every stretch as it moves; the whole is none. */
export function bindRanges(root: HTMLElement, onValues: (values: Choice['values'], done: boolean) => void): Ranges {
  const [low, high] = ['low', 'high'].map((name) => part(root, name) as HTMLInputElement);
  if (!low || !high) throw new Error('missing sliders; expected two');
  let bins: Bins | undefined;
  const read = (moved: HTMLInputElement, done: boolean): void => {
    if (!bins) return;
    if (Number(low.value) > Number(high.value)) (moved === low ? high : low).value = moved.value;
    const [first, last] = [Number(low.value), Number(high.value)];
    onValues(first === 0 && last === bins.count - 1 ? undefined : limitsOf([first, last], bins), done);
  };
  for (const range of [low, high]) {
    range.addEventListener('input', () => read(range, false));
    range.addEventListener('change', () => read(range, true));
  }
  return {
    write({ values }, classes, print) {
      bins = classes;
      const usable = classes.count > 1;
      const [first, last] = values ? classesWithin(values, classes) : [0, classes.count - 1];
      const [from, to] = limitsOf([first, last], classes);
      for (const [range, index, limit] of [
        [low, first, from],
        [high, last, to],
      ] as const) {
        range.disabled = !usable;
        range.max = String(Math.max(0, classes.count - 1));
        range.value = String(index);
        range.setAttribute('aria-valuetext', print(limit));
        const said = range.parentElement?.querySelector('span');
        if (said) said.textContent = usable ? print(limit) : '';
      }
    },
  };
}
