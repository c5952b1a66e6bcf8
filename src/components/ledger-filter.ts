/**
 * Makes the filters of the list of promises work together and at once. Without this script each filter is a link to an
 * anchor and the style sheet hides the other rows; with it verdict, kind, chapter and words are combined, and the
 * choice stands in the address.
 */
const facets = ['standing', 'kind', 'chapter'] as const;
type Facet = (typeof facets)[number];
type Choice = Record<Facet, string> & { words: string };

const panel = document.querySelector<HTMLElement>('[data-facets]');
const list = document.querySelector<HTMLElement>('[data-ledger]');
const field = panel?.querySelector<HTMLInputElement>('input');
const line = document.querySelector<HTMLElement>('.shown');
if (panel && list && field && line) start({ panel, list, field, line });

interface Parts {
  readonly panel: HTMLElement;
  readonly list: HTMLElement;
  readonly field: HTMLInputElement;
  /** Says how many promises are shown, and offers to show all. */
  readonly line: HTMLElement;
}

function start({ panel, list, field, line }: Parts): void {
  const choice = readChoice();
  const output = line.querySelector('output');
  const show = (): void => {
    const shown = filterRows(list, choice);
    line.hidden = !Object.values(choice).some(Boolean);
    if (!output) return;
    output.textContent =
      (shown ? output.dataset['shown'] : output.dataset['none'])?.replace('{count}', String(shown)) ?? '';
    markChosen(panel, choice);
    history.replaceState(null, '', address(choice));
  };
  panel.addEventListener('click', (event) => {
    const anchor = (event.target as Element).closest<HTMLAnchorElement>('a[data-value]');
    const facet = anchor?.closest<HTMLElement>('[data-facet]')?.dataset['facet'] as Facet | undefined;
    if (!anchor || !facet) return;
    event.preventDefault();
    const value = anchor.dataset['value'] ?? '';
    choice[facet] = choice[facet] === value ? '' : value;
    show();
  });
  field.addEventListener('input', () => {
    choice.words = field.value.trim();
    show();
  });
  window.addEventListener('hashchange', () => {
    Object.assign(choice, readChoice());
    show();
  });
  line.querySelector('[data-reset]')?.addEventListener('click', (event) => {
    event.preventDefault();
    Object.assign(choice, { standing: '', kind: '', chapter: '', words: '' });
    field.value = '';
    show();
  });
  field.value = choice.words;
  panel.querySelector('.search')?.removeAttribute('hidden');
  document.documentElement.dataset['live'] = '';
  show();
  if (!line.hidden) line.scrollIntoView();
}

/** `#missed`, `#kind-blank`, `#chapter-6` as the links say it, or `?standing=missed&chapter=6` for several at once. */
function readChoice(): Choice {
  const asked = new URLSearchParams(location.search);
  const choice: Choice = { standing: '', kind: '', chapter: '', words: asked.get('q') ?? '' };
  for (const facet of facets) choice[facet] = asked.get(facet) ?? '';
  const hash = decodeURIComponent(location.hash.slice(1));
  const [, prefix, value] = /^(kind|chapter)-(.+)$/.exec(hash) ?? [];
  if (prefix && value) choice[prefix as Facet] = value;
  else if (hash && document.querySelector(`[data-facet=standing] a[data-value="${CSS.escape(hash)}"]`))
    choice.standing = hash;
  return choice;
}

function address(choice: Choice): string {
  const asked = new URLSearchParams();
  for (const facet of facets) if (choice[facet]) asked.set(facet, choice[facet]);
  if (choice.words) asked.set('q', choice.words);
  const text = asked.toString();
  return location.pathname + (text ? `?${text}` : '');
}

function filterRows(list: HTMLElement, choice: Choice): number {
  const wanted = choice.words.toLowerCase().split(/\s+/).filter(Boolean);
  let all = 0;
  for (const section of list.querySelectorAll<HTMLElement>('section')) {
    let shown = 0;
    const chapter = !choice.chapter || section.dataset['chapter'] === choice.chapter;
    for (const row of section.querySelectorAll('li')) {
      const text = row.textContent.toLowerCase();
      const fits =
        chapter &&
        (!choice.standing || row.dataset['standing'] === choice.standing) &&
        (!choice.kind || row.dataset['kind'] === choice.kind) &&
        wanted.every((word) => text.includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    section.hidden = shown === 0;
    all += shown;
  }
  return all;
}

function markChosen(panel: HTMLElement, choice: Choice): void {
  for (const facet of facets)
    for (const anchor of panel.querySelectorAll<HTMLAnchorElement>(`[data-facet=${facet}] a`))
      if (anchor.dataset['value'] === choice[facet]) anchor.setAttribute('aria-current', 'true');
      else anchor.removeAttribute('aria-current');
}
