import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './reports.en.json' with { type: 'json' };
import zh from './reports.zh.json' with { type: 'json' };
import { words } from './words.ts';

/** The texts of the reports and of their page: both languages must have exactly these keys. */
export const reportsTextsSchema = z.strictObject({
  page: words(
    'lead year contents ways county countyNote meeting meetingNote townNote area html pdf docx absent demo file',
  ),
  cover: words('county town meeting asOf published hash qrAddress qrHash'),
  part: words('contents summary due missed late unknown headline method annex figures'),
  number: words('1 2 3 4 5 6 7 8 9'),
  text: words(
    'chapters matrix due due-none missed missed-none late late-none no-data no-data-none hidden blank blank-none',
    'headline method annex steps sources part description',
  ),
  town: words(
    'lead compared absent none note against reached short headline unlined unfigured undrawn own description',
  ),
  head: words('clause promise when due actual verdict result chapter'),
  meeting: words('conclusion chapters due weak headline unknown more description'),
});
export type ReportsTexts = z.output<typeof reportsTextsSchema>;

const texts: Readonly<Record<Language, ReportsTexts>> = {
  zh: reportsTextsSchema.parse(zh),
  en: reportsTextsSchema.parse(en),
};

/** The texts of the reports in a language. */
export function reportsTexts(language: Language): ReportsTexts {
  return texts[language];
}
