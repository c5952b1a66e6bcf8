import type { Language } from '../core/text.ts';
import en from './chart-phrases.en.json' with { type: 'json' };
import zh from './chart-phrases.zh.json' with { type: 'json' };

/** What the sentences about pictures are made of. Their keys are checked with the other texts of pictures. */
export type ChartPhrases = typeof zh;

const phrases: Readonly<Record<Language, ChartPhrases>> = { zh, en };

/** The same as `chartsTexts(language).sentence`, without all other texts: scripts of pages make sentences of these. */
export function chartPhrases(language: Language): ChartPhrases {
  return phrases[language];
}
