import type { Language } from '../../core/text.ts';
import { published } from '../../query/published.ts';
import { Memory } from '../../query/remember.ts';
import { link } from '../link.ts';
import { glossaryGroups } from './terms.ts';

/** Words so common that a link would only disturb. */
const plain = new Set(['ledger', 'promise', 'clause', 'step', 'rule', 'evidence', 'release', 'kind-baseline']);

/** A piece of a text; with `term` it is a way of writing that term. */
export interface Piece {
  readonly text: string;
  readonly term?: string;
}

interface Finder {
  readonly pattern: RegExp;
  readonly ids: ReadonlyMap<string, string>;
}

/** Finds ways of writing terms in texts: the longest first, in Latin script as whole words only. */
export function termFinder(names: readonly (readonly [name: string, id: string])[]): Finder {
  const ids = new Map<string, string>();
  for (const [name, id] of names) if (!ids.has(name.toLowerCase())) ids.set(name.toLowerCase(), id);
  const forms = [...ids.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      const head = /^[a-z0-9]/.test(name) ? '(?<![A-Za-z0-9])' : '';
      const tail = /[a-z0-9]$/.test(name) ? '(?![A-Za-z0-9])' : '';
      return head + escaped + tail;
    });
  return { pattern: new RegExp(forms.join('|') || '(?!)', 'gi'), ids };
}

/** A text cut into pieces at the terms in it. */
export function splitAtTerms(text: string, { pattern, ids }: Finder): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const term = ids.get(found.toLowerCase());
    if (term === undefined) continue;
    if (index > done) pieces.push({ text: text.slice(done, index) });
    pieces.push({ text: found, term });
    done = index + found.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** The text as HTML, with a link at each term that `seen` does not have yet; `seen` learns them. */
export function markTerms(pieces: readonly Piece[], seen: Set<string>, addressOf: (term: string) => string): string {
  return pieces
    .map(({ text, term }) => {
      if (term === undefined || seen.has(term)) return escapeHtml(text);
      seen.add(term);
      return `<a class="term" href="${escapeHtml(addressOf(term))}">${escapeHtml(text)}</a>`;
    })
    .join('');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const finders = new Memory<Finder>();
const cut = new Memory<Piece[]>();
const seenOn = new WeakMap<object, Set<string>>();

function finderFor(language: Language): Finder {
  return finders.remember(language, () =>
    termFinder(
      glossaryGroups(published(), language)
        .flatMap(({ entries }) => entries)
        .filter(({ id }) => !plain.has(id))
        .flatMap(({ id, name, also }) => [name, ...also].map((each) => [each, id] as const)),
    ),
  );
}

/**
 * For the texts of one page, in the order in which they stand on it: HTML in which the first use of each term links to
 * its explanation. `page`: any object that is the page's own, such as its request.
 */
export function termLinker(page: object, language: Language): (text: string) => string {
  const seen = seenOn.get(page) ?? new Set<string>();
  seenOn.set(page, seen);
  const addressOf = (term: string): string => `${link('/glossary/', language)}#${term}`;
  return (text) =>
    markTerms(
      cut.remember(`${language}|${text}`, () => splitAtTerms(text, finderFor(language))),
      seen,
      addressOf,
    );
}
