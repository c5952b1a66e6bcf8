import { z } from 'zod';
import type { Language } from '../core/text.ts';
import { words } from './words.ts';
import en from './what-if.en.json' with { type: 'json' };
import zh from './what-if.zh.json' with { type: 'json' };

/** The texts of “what if the rule were different”: both languages must have exactly these keys. */
export const whatIfSchema = z.strictObject({
  section: words('title lead scope script failed'),
  setting: words('bands near behind between plan step linear betweenNote eased easedNote shows weakest last day reset'),
  result: words('unchanged counted changed promise published changedTo none share percent same differs loading'),
  fragile: words('title rounding interpolation none'),
});
export type WhatIfTexts = z.output<typeof whatIfSchema>;

const texts: Readonly<Record<Language, WhatIfTexts>> = { zh: whatIfSchema.parse(zh), en: whatIfSchema.parse(en) };

/** The texts of “what if the rule were different” in a language. */
export function whatIfTexts(language: Language): WhatIfTexts {
  return texts[language];
}
