import { facetNames, type Choice, type FacetValues } from './ledger-choice.ts';

/** One promise of the list on the page. */
export interface Row {
  readonly element: HTMLElement;
  readonly id: string;
  readonly values: FacetValues;
  /** As printed, for a search before its file has come. */
  readonly text: string;
  /** `2018 2018-12-31`, `open` or `none`: what the order of due days goes by. */
  readonly due: string;
  /** The heading it stands under as the page came. */
  readonly home: HTMLElement;
}

/** The rows of the list, in its order. */
export function readRows(list: HTMLElement): Row[] {
  return [...list.querySelectorAll<HTMLElement>('section li')].flatMap((element) => {
    const home = element.closest('section');
    if (!home) return [];
    const address = element.querySelector('a')?.getAttribute('href') ?? '';
    const values = Object.fromEntries(facetNames.map((name) => [name, (element.dataset[name] ?? '').split(' ')]));
    return {
      element,
      home,
      id: /\/commitments\/([^/]+)\//.exec(address)?.[1] ?? '',
      values: values as unknown as FacetValues,
      text: element.textContent,
      due: element.dataset['by'] ?? 'none',
    };
  });
}

/** Puts the rows under their chapters, or under the years in which they fall due. */
export function orderRows(list: HTMLElement, rows: readonly Row[], sort: Choice['sort']): void {
  if ((list.dataset['order'] ?? '') === sort) return;
  list.dataset['order'] = sort;
  for (const made of list.querySelectorAll('section[data-made]')) made.remove();
  const homes = new Set(rows.map(({ home }) => home));
  if (sort === '') {
    for (const home of homes) list.append(home);
    for (const { element, home } of rows) home.querySelector('ul')?.append(element);
    return;
  }
  const sections = new Map<string, HTMLElement>();
  for (const { element, due } of [...rows].sort((a, b) => compareDue(a.due, b.due))) {
    const key = due.split(' ')[0] ?? '';
    const section = sections.get(key) ?? makeSection(list, key);
    sections.set(key, section);
    section.querySelector('ul')?.append(element);
  }
  for (const home of homes) home.remove();
}

/** Days first, then promises whose day is only the plan's end, then those never due. */
function compareDue(a: string, b: string): number {
  const place = (due: string): string => (due === 'none' ? '2' : due === 'open' ? '1' : `0${due}`);
  return place(a).localeCompare(place(b), 'en');
}

function makeSection(list: HTMLElement, key: string): HTMLElement {
  const section = document.createElement('section');
  section.dataset['made'] = '';
  const heading = document.createElement('h2');
  const named = key === 'open' ? list.dataset['dueOpen'] : key === 'none' ? list.dataset['dueNone'] : undefined;
  heading.textContent = named ?? (list.dataset['dueYear'] ?? '').replace('{year}', key);
  section.append(heading, document.createElement('ul'));
  list.append(section);
  return section;
}
