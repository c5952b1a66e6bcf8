import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './mechanisms.en.json' with { type: 'json' };
import zh from './mechanisms.zh.json' with { type: 'json' };

const word = z.string().min(1);

type Split<Line extends string> = Line extends `${infer First} ${infer Rest}` ? First | Split<Rest> : Line;

/** A section of texts: its keys, separated by spaces. */
function words<const Line extends string>(...lines: Line[]) {
  const keys = lines.flatMap((line) => line.split(' ')) as Split<Line>[];
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, word])) as Record<Split<Line>, typeof word>);
}

/** The texts of the pages about mechanisms and of the notes on oddities: both languages must have exactly these keys. */
export const mechanismsSchema = z.strictObject({
  page: words(
    'title lead none count published unpublished shown nothing offices officesNote',
    'clauses promises noPromises figures tables grain projects projectsNote notes about',
    'files mechanismFile demo',
  ),
  view: words('short of alone earlier noRows rows rowsCut yes no together outline'),
  state: words('on-time late undone pending done'),
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
