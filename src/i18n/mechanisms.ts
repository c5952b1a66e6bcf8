import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './mechanisms.en.json' with { type: 'json' };
import zh from './mechanisms.zh.json' with { type: 'json' };
import { words } from './words.ts';

/** The texts of the pages about mechanisms and of the notes on oddities: both languages must have exactly these keys. */
export const mechanismsSchema = z.strictObject({
  page: words(
    'title lead none published unpublished shown nothing offices officesNote',
    'clauses promises noPromises figures tables grain projects projectsNote notes about',
    'files mechanismFile demo',
  ),
  view: words('short of alone earlier noRows rows rowsCut yes no together outline since span'),
  state: words('on-time late undone unknown pending done'),
  summary: words('all late undone separator several'),
  note: words('title lead label clauses count'),
});
export type MechanismsTexts = z.output<typeof mechanismsSchema>;

const texts: Readonly<Record<Language, MechanismsTexts>> = {
  zh: mechanismsSchema.parse(zh),
  en: mechanismsSchema.parse(en),
};

/** The texts of these pages in a language. */
export function mechanismsTexts(language: Language): MechanismsTexts {
  return texts[language];
}
