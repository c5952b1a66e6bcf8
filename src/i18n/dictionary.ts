import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './dictionary.en.json' with { type: 'json' };
import zh from './dictionary.zh.json' with { type: 'json' };
import { words } from './words.ts';

/** The texts of the page of the data dictionary: both languages must have exactly these keys. */
export const dictionaryTextsSchema = z.strictObject({
  page: words(
    'title opening lead contents grain rows keyColumns key unit codes refersTo empty neverEmpty example download',
  ),
});
export type DictionaryTexts = z.output<typeof dictionaryTextsSchema>;

const texts: Readonly<Record<Language, DictionaryTexts>> = {
  zh: dictionaryTextsSchema.parse(zh),
  en: dictionaryTextsSchema.parse(en),
};

/** The texts of the page of the data dictionary in a language. */
export function dictionaryTexts(language: Language): DictionaryTexts {
  return texts[language];
}
