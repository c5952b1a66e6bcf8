/**
 * Makes the filters of the list of promises work together and at once. Without this script each filter is a link to a
 * page of its own; with it verdict, kind, chapter, due year, population, data and words are combined, the list can be put in order
 * of due days, and the choice stands in the address.
 */
import { facetNames, fitsChoice, isNarrowed, readChoice, writeChoice, type Choice } from './ledger-choice.ts';
import { orderRows, readRows, type Row } from './ledger-rows.ts';
import { searchText, type SearchIndex } from './search/find.ts';
import { findsWords, searchWords } from './search/match.ts';

interface Parts {
  readonly panel: HTMLElement;
  readonly list: HTMLElement;
  readonly field: HTMLInputElement;
  /** Says how many promises are shown, and offers to show all. */
  readonly line: HTMLElement;
  readonly output: HTMLOutputElement;
}

const panel = document.querySelector<HTMLElement>('[data-facets]');
const list = document.querySelector<HTMLElement>('[data-ledger]');
const field = panel?.querySelector<HTMLInputElement>('input');
const line = document.querySelector<HTMLElement>('.shown');
const output = line?.querySelector('output');
if (panel && list && field && line && output) start({ panel, list, field, line, output });

function start(parts: Parts): void {
  const { panel, list, field, line } = parts;
  const rows = readRows(list);
  // A page of one choice holds only its own rows: any other choice is made on the page that holds them all.
  const fixed = panel.dataset['fixed'];
  const sorted = panel.dataset['sort'] === 'due';
  const choice = readChoice(location.search);
  if (sorted) choice.sort = 'due';
  let index: PromiseTexts | undefined;
  const show = (): void => {
    const written = writeChoice(sorted ? { ...choice, sort: '' } : choice);
    history.replaceState(null, '', location.pathname + written + location.hash);
    if (!sorted) orderRows(list, rows, choice.sort);
    sayShown(parts, { shown: filterRows(rows, choice, index), choice });
    markChosen(panel, choice);
  };
  const choose = (name: keyof Choice, value: string): void => {
    Object.assign(choice, { [name]: choice[name] === value ? '' : value });
    if (sorted || (fixed && name !== 'sort')) location.assign(addressOfAll(panel, choice, name));
    else show();
  };
  panel.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const anchor = (event.target as Element).closest<HTMLAnchorElement>('a[data-value]');
    const name = anchor?.closest<HTMLElement>('[data-facet]')?.dataset['facet'] as keyof Choice | undefined;
    if (!anchor || !name) return;
    event.preventDefault();
    choose(name, anchor.dataset['value'] ?? '');
  });
  field.addEventListener('input', () => {
    choice.words = field.value.trim();
    show();
  });
  const load = (): void => {
    void loadIndex(panel.dataset['index'] ?? '').then((loaded) => {
      index = loaded;
      if (choice.words) show();
    });
  };
  field.addEventListener('focus', load, { once: true });
  if (!fixed)
    line.querySelector('[data-reset]')?.addEventListener('click', (event) => {
      event.preventDefault();
      Object.assign(choice, readChoice(''));
      field.value = '';
      show();
      field.focus();
    });
  listenToKeys(field);
  field.value = choice.words;
  if (choice.words) load();
  panel.querySelector('.search')?.removeAttribute('hidden');
  show();
}

/** `/` goes to the search box; Escape empties it. */
function listenToKeys(field: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    const typing = (event.target as Element).closest('input, textarea, select');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    } else if (event.key === 'Escape' && typing === field && field.value) {
      event.preventDefault();
      field.value = '';
      field.dispatchEvent(new Event('input'));
    }
  });
}

/** Pinyin and the other language come from a file that only a search needs; without it names are searched as printed. */
async function loadIndex(address: string): Promise<PromiseTexts | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? promiseTexts((await response.json()) as SearchIndex) : undefined;
  } catch {
    return undefined;
  }
}

/** What each promise is searched in, by its id. */
interface PromiseTexts {
  readonly texts: ReadonlyMap<string, string>;
  readonly readings: SearchIndex['readings'];
}

function promiseTexts({ groups, readings }: SearchIndex): PromiseTexts {
  const promises = groups.filter(({ kind }) => kind === 'promise');
  const texts = promises.flatMap((group) => group.ids.map((id, at) => [id, searchText(group, at)] as const));
  return { texts: new Map(texts), readings };
}

/** The address of the whole list with the choice of this page and the one just made. */
function addressOfAll(panel: HTMLElement, choice: Choice, changed: keyof Choice): string {
  const [name = '', value = ''] = (panel.dataset['fixed'] ?? '').split('=');
  const kept = name === changed ? {} : { [name]: value };
  return (panel.dataset['root'] ?? '') + writeChoice({ ...choice, ...kept });
}

/** Hides what does not fit, and headings left without a row; gives how many fit. */
function filterRows(rows: readonly Row[], choice: Choice, index: PromiseTexts | undefined): number {
  const words = searchWords(choice.words);
  const kept = new Set<Element | null>();
  let shown = 0;
  for (const { element, id, values, text } of rows) {
    const fits = fitsChoice(values, choice) && findsWords(words, index?.texts.get(id) ?? text, index?.readings);
    element.hidden = !fits;
    if (!fits) continue;
    shown += 1;
    kept.add(element.closest('section'));
  }
  for (const { element } of rows) {
    const section = element.closest('section');
    if (section) section.hidden = !kept.has(section);
  }
  return shown;
}

function sayShown({ panel, line, output }: Parts, { shown, choice }: { shown: number; choice: Choice }): void {
  line.hidden = !isNarrowed(choice) && panel.dataset['fixed'] === undefined;
  const text = shown ? output.dataset['shown'] : output.dataset['none'];
  if (isNarrowed(choice)) output.textContent = (text ?? '').replace('{count}', String(shown));
}

function markChosen(panel: HTMLElement, choice: Choice): void {
  const [fixedName = '', fixedValue = ''] = (panel.dataset['fixed'] ?? '').split('=');
  for (const name of [...facetNames, 'sort'] as const)
    for (const anchor of panel.querySelectorAll<HTMLAnchorElement>(`[data-facet=${name}] a`)) {
      const value = name === fixedName ? fixedValue : choice[name];
      if (anchor.dataset['value'] === value) {
        anchor.setAttribute('aria-current', 'true');
        bringIntoRow(anchor);
      } else anchor.removeAttribute('aria-current');
    }
}

/** On a phone each facet is one line that is pushed sideways: the choice made should be seen in it. */
function bringIntoRow(anchor: HTMLElement): void {
  const row = anchor.closest('ul');
  if (row && row.scrollWidth > row.clientWidth)
    row.scrollLeft = anchor.offsetLeft - row.offsetLeft - (row.clientWidth - anchor.offsetWidth) / 2;
}
