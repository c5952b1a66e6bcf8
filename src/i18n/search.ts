import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './search.en.json' with { type: 'json' };
import zh from './search.zh.json' with { type: 'json' };
import { words } from './words.ts';

/** The texts of the search page: both languages must have exactly these keys. */
export const searchTextsSchema = z.strictObject({
  page: words('title lead label hint found none failed script all map mapNote'),
  kind: words('promise indicator area mechanism clause term table page'),
  map: words('chapters themes pages'),
});
export type SearchTexts = z.output<typeof searchTextsSchema>;

const texts: Readonly<Record<Language, SearchTexts>> = {
  zh: searchTextsSchema.parse(zh),
  en: searchTextsSchema.parse(en),
};

/** The texts of the search page in a language. */
export function searchTexts(language: Language): SearchTexts {
  return texts[language];
}
