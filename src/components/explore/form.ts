import { make, part, say } from './dom.ts';
import type { ExploreFacts } from './facts.ts';
import { fitChoice, indicatorOf, type Choice } from './state.ts';

/** The form that says a choice. */
export interface ChoiceForm {
  /** Shows a choice in the form. */
  write(choice: Choice): void;
}

/** Binds the form of the page: every change of the reader is told as a whole choice that the release can answer. */
export function bindForm(root: ParentNode, facts: ExploreFacts, onChoice: (choice: Choice) => void): ChoiceForm {
  const form = part(root, 'pick') as HTMLFormElement;
  const inputs = (name: string) => [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
  const [boxes, radios] = [inputs('area'), inputs('view')];
  const select = (name: string): HTMLSelectElement => part(form, name) as HTMLSelectElement;
  const [indicator, from, to, group] = [select('indicator'), select('from'), select('to'), select('group')];
  let current: Choice | undefined;

  const read = (): Choice => ({
    indicator: indicator.value,
    areas: boxes.filter(({ checked }) => checked).map(({ value }) => value),
    from: Number(from.value),
    to: Number(to.value),
    group: group.value,
    view: radios.find(({ checked }) => checked)?.value === 'places' ? 'places' : 'time',
  });
  const write = (choice: Choice): void => {
    current = choice;
    const facet = indicatorOf(choice.indicator, facts);
    indicator.value = choice.indicator;
    options(from, yearOptions(facet.years), String(choice.from));
    options(to, yearOptions(facet.years), String(choice.to));
    options(group, groupOptions(facet.groups, facts), choice.group);
    group.disabled = facet.groups.length < 2;
    for (const box of boxes) {
      box.checked = choice.areas.includes(box.value);
      box.disabled = !facet.areas.includes(box.value);
    }
    for (const radio of radios) radio.checked = radio.value === choice.view;
    (part(form, 'indicator-page') as HTMLAnchorElement).href = facet.page;
    part(form, 'places-chosen').textContent = chosenText(choice, facts);
  };
  const tell = (choice: Choice): void => {
    const fitted = fitChoice(choice, facts);
    write(fitted);
    onChoice(fitted);
  };
  const towns = facts.areas.filter(({ town }) => town).map(({ code }) => code);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', (event) => {
    const next = read();
    const last = event.target instanceof HTMLInputElement && event.target.name === 'area' && next.areas.length === 0;
    // The last place cannot be taken away: a choice without a place is none.
    tell(last && current ? current : next);
  });
  part(form, 'all-towns').addEventListener('click', () => tell({ ...read(), areas: towns, view: 'places' }));
  part(form, 'only-county').addEventListener('click', () =>
    tell({ ...read(), areas: [facts.choice.area], view: 'time' }),
  );
  // On a phone the list of places would push the picture out of sight; what is chosen stays in its heading.
  (part(form, 'places') as HTMLDetailsElement).open = matchMedia('(min-width: 56.01rem)').matches;
  return { write };
}

function chosenText({ areas }: Choice, { areas: known, language, words }: ExploreFacts): string {
  const names = known.filter(({ code }) => areas.includes(code)).map(({ name }) => name);
  const separator = language === 'zh' ? '、' : ', ';
  return names.length > 3 ? say(words.pick.chosen, { count: names.length }) : names.join(separator);
}

function yearOptions([first, last]: readonly [number, number]): [string, string][] {
  return Array.from({ length: last - first + 1 }, (_, index) => [String(first + index), String(first + index)]);
}

function groupOptions(groups: readonly { key: string; name: string }[], { words }: ExploreFacts): [string, string][] {
  const named = groups.map(({ key, name }): [string, string] => [key, key === '' ? words.pick.total : name]);
  return groups.length > 1 ? [...named, ['*', words.pick.allGroups]] : named;
}

function options(select: HTMLSelectElement, entries: readonly (readonly [string, string])[], value: string): void {
  select.replaceChildren(...entries.map(([key, name]) => make('option', { value: key }, name)));
  select.value = value;
}
