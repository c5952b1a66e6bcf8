import { standings } from '../core/judgement.ts';
import type { Language } from '../core/text.ts';
import { tellTally } from '../i18n/promise-sentences.ts';
import { example } from './kit/example.ts';
import { sampleLabels } from './kit/samples.examples.ts';
import * as chart from './matrix.ts';
import type { MatrixOptions, MatrixRow } from './matrix.ts';

const chapters: Readonly<Record<Language, readonly string[]>> = {
  zh: ['2 总体要求', '5 教育支持', '6 健康医疗'],
  en: ['2 General requirements', '5 Education', '6 Health'],
};

const rows = (language: Language): MatrixRow[] =>
  chapters[language].flatMap((group, chapter) => {
    const count = 48 - 13 * chapter;
    return Array.from({ length: count }, (_, index) => ({
      group,
      name: `${group.slice(0, 1)}.${index + 1}`,
      standing: standings[Math.floor((index / count) * standings.length)] ?? 'met',
    }));
  });

/** Every standing there is, in three chapters. */
export const chaptersShown = example<MatrixRow, MatrixOptions>({
  title: { zh: '一格一承诺', en: 'One mark per promise' },
  chart,
  rows,
  options: (language) => ({
    labels: sampleLabels(
      language,
      language === 'zh' ? '三章承诺的判定' : 'Verdicts on the promises of three chapters',
      tellTally(
        standings.flatMap((standing) => rows(language).flatMap((row) => (row.standing === standing ? [standing] : []))),
        language,
      ),
    ),
    formatCount: (count) => (language === 'zh' ? `${count}项` : `${count} promises`),
  }),
});
