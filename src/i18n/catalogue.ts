import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './catalogue.en.json' with { type: 'json' };
import zh from './catalogue.zh.json' with { type: 'json' };
import { words } from './words.ts';

/** How portals and disclosure records list a dataset or the note of a release: both languages must have exactly these keys. */
export const catalogueTextsSchema = z.strictObject({
  page: words('title lead release releaseName releaseSummary releaseFirst summary size sizeOf items comma'),
  field: words(
    'name summary provider contact subject industry keywords updates access first last size items',
    'indexNumber made issuer documentNumber form responsible',
  ),
});
export type CatalogueTexts = z.output<typeof catalogueTextsSchema>;

const texts: Readonly<Record<Language, CatalogueTexts>> = {
  zh: catalogueTextsSchema.parse(zh),
  en: catalogueTextsSchema.parse(en),
};

/** The texts of the catalogue fields in a language. */
export function catalogueTexts(language: Language): CatalogueTexts {
  return texts[language];
}
