import { formatPeriod } from '../../../core/format-period.ts';
import type { StepVerdict } from '../../../core/judgement.ts';
import { make, part, say } from '../dom.ts';
import type { ExploreFacts } from '../facts.ts';
import { fitChoice, indicatorOf, periodsOf, wholeChoice, type Choice } from './choice.ts';

/** The controls beside the pictures: whatever can be brushed or tapped can also be said here. */
export interface Controls {
  /** Shows a choice. */
  write(choice: Choice): void;
  /** Shows the two ends of a stretch of time, while it is being brushed. */
  writePeriods(choice: Choice): void;
  /** The indicators in the list, in order. */
  offered(): string[];
}

export type OnChoice = (choice: Choice) => void;

/** Binds the controls of the page: every change of the reader is told as a whole choice that the release can answer. */
export function bindControls(root: HTMLElement, facts: ExploreFacts, onChoice: OnChoice): Controls {
  const select = (name: string) => part(root, name) as HTMLSelectElement;
  const [indicator, from, to, group] = [select('indicator'), select('from'), select('to'), select('group')];
  const boxes = [...root.querySelectorAll<HTMLInputElement>('input[name="verdict"]')];
  let current: Choice | undefined;
  const offered = (): string[] => [...indicator.options].map(({ value }) => value);
  const write = (choice: Choice): void => {
    current = choice;
    const known = indicatorOf(choice.indicator, facts);
    indicator.value = choice.indicator;
    const periods = periodsOf(known).map((period) => [period, formatPeriod(period, facts.language)] as const);
    const groups = known.groups.map(({ key, name }) => [key, key === '' ? facts.words.linked.total : name] as const);
    fillOptions(from, periods, choice.from);
    fillOptions(to, periods, choice.to);
    fillOptions(group, groups, choice.group);
    part(root, 'group-field').hidden = groups.length < 2;
    for (const box of boxes) box.checked = choice.verdicts.includes(box.value as StepVerdict);
    (part(root, 'indicator-page') as HTMLAnchorElement).href = known.page;
    writePlace(root, facts, offered(), choice.indicator);
  };
  const writePeriods = (choice: Choice): void => {
    current = choice;
    // Setting what is set already makes a browser look for the option again.
    if (from.value !== choice.from) from.value = choice.from;
    if (to.value !== choice.to) to.value = choice.to;
  };
  const change = (edit: Partial<Choice>): void => {
    if (!current) return;
    const next = fitChoice({ ...current, ...edit }, facts, current.indicator);
    write(next);
    onChoice(next);
  };
  const step = (by: number): void => {
    const all = offered();
    const next = all[all.indexOf(current?.indicator ?? '') + by];
    if (next !== undefined) change({ indicator: next });
  };
  const on = (element: HTMLElement, type: string, act: () => void): void => element.addEventListener(type, act);
  on(indicator, 'change', () => change({ indicator: indicator.value }));
  on(part(root, 'previous'), 'click', () => step(-1));
  on(part(root, 'next'), 'click', () => step(1));
  // An end beyond the other one takes it along.
  on(from, 'change', () =>
    change({ from: from.value, to: from.selectedIndex > to.selectedIndex ? from.value : to.value }),
  );
  on(to, 'change', () => change({ to: to.value, from: to.selectedIndex < from.selectedIndex ? to.value : from.value }));
  on(group, 'change', () => change({ group: group.value }));
  for (const box of boxes)
    on(box, 'change', () => {
      change({ verdicts: boxes.filter(({ checked }) => checked).map(({ value }) => value as StepVerdict) });
    });
  on(part(root, 'clear'), 'click', () => {
    if (current) change({ ...wholeChoice(current.indicator, facts), values: undefined });
  });
  part(root, 'linked-form').addEventListener('submit', (event) => event.preventDefault());
  return { write, writePeriods, offered };
}

function fillOptions(select: HTMLSelectElement, entries: readonly (readonly [string, string])[], value: string): void {
  const old = [...select.options].map((option) => option.value).join();
  if (old !== entries.map(([key]) => key).join())
    select.replaceChildren(...entries.map(([key, name]) => make('option', { value: key }, name)));
  select.value = value;
}

/** Where the indicator stands among those offered, and whether there is one before and after it. */
export function writePlace(
  root: HTMLElement,
  facts: ExploreFacts,
  offered: readonly string[],
  indicator: string,
): void {
  const at = offered.indexOf(indicator);
  part(root, 'indicator-place').textContent = say(facts.words.linked.place, { at: at + 1, count: offered.length });
  (part(root, 'previous') as HTMLButtonElement).disabled = at <= 0;
  (part(root, 'next') as HTMLButtonElement).disabled = at < 0 || at === offered.length - 1;
}
