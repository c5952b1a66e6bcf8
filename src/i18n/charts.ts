import { z } from 'zod';
import type { Standing } from '../core/judgement.ts';
import type { Language } from '../core/text.ts';
import { chartPhrases } from './chart-phrases.ts';
import en from './charts.en.json' with { type: 'json' };
import zh from './charts.zh.json' with { type: 'json' };
import { t } from './messages.ts';
import { word, words } from './words.ts';

/** The texts of pictures: the words inside them and the sentences about them. Both languages have exactly these keys. */
export const chartsSchema = z.strictObject({
  words: words(
    'notReported suppressed notApplicable provisional vintage zoomed zoomedAcross',
    'period place item group step chapter kind month state count value due verdict counts interval total',
    'delivered quota took should from to actual plan held stated compared before name lasting bounded',
    'unbounded',
  ),
  sentence: words(
    'stop comma semicolon list parts named at from-to from-to-break up down same none absent-periods absent-places',
    'absent-groups places children all-equal one-place between reach step step-none running amounts amount more',
    'sum steps tally tally-part events event-part stages stage-part spans spans-closed with-due short short-part short-of',
    'classes fullest absent-cells',
  ),
  figure: words(
    'source release rule page date stop more save-svg save-png saved failed copy copied embed embed-lead embed-page',
    'no-embed no-domain table',
  ),
  page: words(
    'courses courses-note scale bullets bullets-note bullets-title schedule schedule-note running yearly calendar',
    'calendar-note calendar-title events late undone several on-time-state late-state undone-state unknown-state',
    'pending-state done-state matrix-title',
  ),
  embed: words('title areas years back svg'),
  gallery: words('title lead invented keys source date'),
  // The name of each chart and what it is for.
  kinds: z.record(z.string(), word),
  uses: z.record(z.string(), word),
});
export type ChartsTexts = z.output<typeof chartsSchema>;

const texts: Readonly<Record<Language, ChartsTexts>> = {
  zh: chartsSchema.parse({ ...zh, sentence: chartPhrases('zh') }),
  en: chartsSchema.parse({ ...en, sentence: chartPhrases('en') }),
};

/** The texts of pictures in a language. */
export function chartsTexts(language: Language): ChartsTexts {
  return texts[language];
}

/** What charts print besides names and numbers. */
export function chartWords(
  language: Language,
): ChartsTexts['words'] & { standing: Readonly<Record<Standing, string>> } {
  return { ...texts[language].words, standing: t(language).standing };
}
