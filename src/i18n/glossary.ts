import { z } from 'zod';
import { ownTerms, type OwnTerm } from '../core/glossary.ts';
import { paces, standings } from '../core/judgement.ts';
import type { Language } from '../core/text.ts';
import en from './glossary.en.json' with { type: 'json' };
import zh from './glossary.zh.json' with { type: 'json' };
import { word, words } from './words.ts';

/** The product's own terms whose words stand in the messages: verdicts, pace words, kinds of promises. */
type Told = (typeof standings)[number] | `pace-${(typeof paces)[number]}` | Extract<OwnTerm, `kind-${string}`>;
/** Those that are explained here alone. */
export type ExplainedTerm = Exclude<OwnTerm, Told>;

const explained = [...ownTerms.ledger, 'schedule', ...ownTerms.figures] as const satisfies readonly ExplainedTerm[];
const each = <Shape extends z.ZodType>(shape: Shape) =>
  z.strictObject(Object.fromEntries(explained.map((id) => [id, shape])) as Record<ExplainedTerm, Shape>);

/** The texts of the page of terms: both languages must have exactly these keys. */
export const glossaryTextsSchema = z.strictObject({
  page: words('title lead description see source other contents'),
  group: words('ledger verdict pace kind figures'),
  pace: words('achieved on-schedule just-behind behind far-behind below-baseline'),
  name: each(word),
  text: each(word),
  // Other ways of writing one of the product's own terms, verdicts included.
  also: z.record(z.string(), z.array(word)),
});
export type GlossaryTexts = z.output<typeof glossaryTextsSchema>;

const texts: Readonly<Record<Language, GlossaryTexts>> = {
  zh: glossaryTextsSchema.parse(zh),
  en: glossaryTextsSchema.parse(en),
};

/** The texts of the page of terms in a language. */
export function glossaryTexts(language: Language): GlossaryTexts {
  return texts[language];
}
