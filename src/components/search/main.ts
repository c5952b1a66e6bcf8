/**
 * The search box of the search page: fetches the index when the page opens, shows what is found by kind, keeps the
 * words in the address. Arrow keys go through the results, Escape goes back to the box and then empties it.
 */
import { findAll, type Found, type FoundGroup, type SearchIndex, type SearchKind } from './find.ts';

/** More than this many of a kind are shown on request only. */
const shownAtOnce = 10;

const form = document.querySelector<HTMLFormElement>('[data-finder]');
const field = form?.querySelector('input');
const output = form?.querySelector('output');
const list = form?.querySelector<HTMLElement>('.found');
if (form && field && output && list) void start({ form, field, output, list });

interface Parts {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  /** Says how many were found. */
  readonly output: HTMLOutputElement;
  readonly list: HTMLElement;
}

async function start(parts: Parts): Promise<void> {
  const { form, field, output } = parts;
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  form.addEventListener('submit', (event) => event.preventDefault());
  listenToKeys(parts);
  if (location.hash === '') field.focus();
  const index = await loadIndex(field.dataset['index'] ?? '');
  if (!index) {
    output.value = output.dataset['failed'] ?? '';
    return;
  }
  const show = (): void => showFound(parts, index);
  field.addEventListener('input', show);
  show();
}

async function loadIndex(address: string): Promise<SearchIndex | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as SearchIndex) : undefined;
  } catch {
    return undefined;
  }
}

function showFound({ field, output, list }: Parts, index: SearchIndex): void {
  const query = field.value.trim();
  history.replaceState(
    null,
    '',
    `${location.pathname}${query ? `?q=${encodeURIComponent(query)}` : ''}${location.hash}`,
  );
  const language = field.dataset['lang'] === 'en' ? 'en' : 'zh';
  const groups = findAll(index, query, language);
  const count = groups.reduce((sum, { found }) => sum + found.length, 0);
  const { found = '', none = '' } = output.dataset;
  output.value = query === '' ? '' : count === 0 ? none : found.replace('{count}', String(count));
  const names = JSON.parse(list.dataset['kinds'] ?? '{}') as Record<SearchKind, string>;
  list.replaceChildren(
    ...groups.map((group) =>
      makeSection(group, {
        heading: names[group.kind],
        all: output.dataset['all'] ?? '',
        root: field.dataset['root'] ?? '/',
        foreign: language === 'zh' ? 'en' : 'zh-CN',
      }),
    ),
  );
}

interface Words {
  readonly heading: string;
  readonly all: string;
  /** The address of the language's home page. */
  readonly root: string;
  /** The language that the other name is written in. */
  readonly foreign: string;
}

function makeSection({ kind, found }: FoundGroup, words: Words): HTMLElement {
  const section = make('section');
  const heading = make('h2', words.heading);
  heading.append(' ', make('small', String(found.length)));
  const items = make('ul');
  items.dataset['kind'] = kind;
  items.append(...found.slice(0, shownAtOnce).map((each) => makeItem(each, words)));
  section.append(heading, items);
  if (found.length > shownAtOnce) {
    const button = make('button', words.all.replace('{count}', String(found.length)));
    button.setAttribute('type', 'button');
    button.addEventListener('click', () => {
      const rest = found.slice(shownAtOnce).map((each) => makeItem(each, words));
      items.append(...rest);
      rest[0]?.querySelector('a')?.focus();
      button.remove();
    });
    section.append(button);
  }
  return section;
}

function makeItem({ path, name, other }: Found, { root, foreign }: Words): HTMLElement {
  const item = make('li');
  const anchor = make('a', name);
  anchor.setAttribute('href', root + path.replace(/^\//, ''));
  item.append(anchor);
  if (other !== undefined) {
    const small = make('small', other);
    small.setAttribute('lang', foreign);
    item.append(' ', small);
  }
  return item;
}

function make(name: string, text = ''): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function listenToKeys({ form, field, list }: Parts): void {
  form.addEventListener('keydown', (event) => {
    const stops: HTMLElement[] = [field, ...list.querySelectorAll<HTMLElement>('a, button')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else if (event.key === 'Escape' && at > 0) {
      event.preventDefault();
      field.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      field.value = '';
      field.dispatchEvent(new Event('input'));
    } else if (event.key === 'Enter' && at === 0) {
      event.preventDefault();
      stops[1]?.click();
    }
  });
}
