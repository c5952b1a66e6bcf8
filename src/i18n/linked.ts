import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './linked.en.json' with { type: 'json' };
import zh from './linked.zh.json' with { type: 'json' };
import { words } from './words.ts';

/** The texts of the linked views: both languages must have exactly these keys. */
export const linkedSchema = z.strictObject({
  /** What the page itself carries. */
  page: words('title lead before waiting line lineHint map mapHint side sideHint shape shapeHint table'),
  /** What its script shows. */
  app: words(
    'indicator previous next place page verdicts verdictsHint steps from to low high allGroups total',
    'someChildren chosenOf chosenCells periodChildren notice cells chosen sumOf counted wholeCounted known',
    'provisional suppressed silent inapplicable partly addsRatio addsNot targetOnly target verdictPeriods filters',
    'clear remove periods one values noPlaces noFigure noneChosen placeHead sql csv arrow copyLink copied copyFailed',
    'saveView viewName saved saveFailed views noViews viewRelease delete deleteNamed figure svg png cite copyCite',
    'citeCopied citeText source asOf pageLine',
  ),
});
export type LinkedTexts = z.output<typeof linkedSchema>;

const texts: Readonly<Record<Language, LinkedTexts>> = { zh: linkedSchema.parse(zh), en: linkedSchema.parse(en) };

/** The texts of the linked views in a language. */
export function linkedTexts(language: Language): LinkedTexts {
  return texts[language];
}
