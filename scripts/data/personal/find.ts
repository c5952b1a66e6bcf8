import { findChats, findEmails, findTelephones } from './contact.ts';
import type { Context, Hit } from './kind.ts';
import { findNumbers } from './number.ts';
import { unmask } from './plain.ts';
import { findWords } from './words.ts';

/**
 * Everything personal in one text: identity numbers, telephone numbers, cards, masked forms, dates of birth,
 * addresses, e-mail and chat accounts, names after a label; also through full-width digits, spaces, dots, dashes and
 * characters without width. Places are those of the text as given, in order, without overlaps.
 */
export function findPersonal(text: string, context: Context): Hit[] {
  const plain = unmask(text);
  const found = [
    ...findNumbers(plain.text, context),
    ...findTelephones(plain.text, context),
    ...findEmails(plain.text, context),
    ...findChats(plain.text, context),
    ...findWords(plain.text, context),
  ];
  const hits = found.map((hit) => ({ ...hit, start: plain.origin(hit.start), end: plain.origin(hit.end) }));
  return withoutOverlaps(hits);
}

function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}
