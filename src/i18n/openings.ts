import { z } from 'zod';
import type { Day } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { tellVerdicts, type LedgerCounts } from './ledger.ts';
import { fill } from './messages.ts';
import en from './openings.en.json' with { type: 'json' };
import zh from './openings.zh.json' with { type: 'json' };
import { whenDay } from './sentences.ts';
import { word, words } from './words.ts';

/** The sentences that pages begin with: both languages must have exactly these keys. */
export const openingsSchema = z.strictObject({
  ledger: words('due none whole chapter chosen'),
  promises: words('judged about unjudged none'),
  plan: word,
  mechanisms: words('some all'),
  mechanism: words('tables figures nothing'),
  indicators: word,
  absent: word,
  latest: word,
  towns: word,
  town: words('figures due hidden missing'),
  downloads: word,
  explore: word,
  method: word,
  about: word,
  search: word,
  comma: word,
  stop: word,
});
export type OpeningsTexts = z.output<typeof openingsSchema>;

const texts: Readonly<Record<Language, OpeningsTexts>> = { zh: openingsSchema.parse(zh), en: openingsSchema.parse(en) };

/** The sentences that pages begin with, in a language. */
export function openingsTexts(language: Language): OpeningsTexts {
  return texts[language];
}

/** What a sentence is about and the day it is true of. */
export interface Subject {
  readonly name: string;
  readonly asOf: Day;
}

/** A list of promises: how many, how many of them due on the day, and what became of these. */
export function tellLedger(counts: LedgerCounts, { name, asOf }: Subject, language: Language): string {
  const { ledger } = texts[language];
  const { all, due } = counts;
  const when = whenDay(asOf, language);
  if (due === 0) return fill(ledger.none, { name, all, when });
  return fill(ledger.due, { name, all, due, when, parts: tellVerdicts(counts.counts, language) });
}

/** What became of the promises that an indicator judges, or that a mechanism is about; in words where there is none. */
export function tellPromises(
  counts: LedgerCounts,
  { asOf, of }: { readonly asOf: Day; readonly of: 'indicator' | 'mechanism' },
  language: Language,
): string {
  const { promises } = texts[language];
  const [name, none] = of === 'indicator' ? [promises.judged, promises.unjudged] : [promises.about, promises.none];
  return counts.all === 0 ? none : tellLedger(counts, { name, asOf }, language);
}

/** The figures of a place: how many, how many of them beside a level due, and how many of these reach it. */
export interface PlaceCounts {
  readonly figures: number;
  readonly reached: number;
  readonly short: number;
  readonly hidden: number;
  readonly missing: number;
}

/** A place in one sentence, without a score and without a comparison with others. */
export function tellPlace({ figures, reached, short, hidden, missing }: PlaceCounts, name: string, language: Language) {
  const { town, comma, stop } = texts[language];
  const due = reached + short;
  return (
    [
      fill(town.figures, { name, count: figures }),
      ...(due > 0 ? [fill(town.due, { due, reached, short })] : []),
      ...(hidden > 0 ? [fill(town.hidden, { hidden })] : []),
      ...(missing > 0 ? [fill(town.missing, { missing })] : []),
    ].join(comma) + stop
  );
}
