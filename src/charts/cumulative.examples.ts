import type { Language } from '../core/text.ts';
import { tellRunning } from '../i18n/promise-sentences.ts';
import * as chart from './cumulative.ts';
import type { CumulativeLabels, CumulativeOptions, CumulativeRow } from './cumulative.ts';
import { example } from './kit/example.ts';
import { sampleDay, sampleLabels, samplePercent as format, samplePeriod } from './kit/samples.examples.ts';

type Year = Omit<CumulativeRow, 'name'>;

/** An example of yearly shares of a whole from 2016 on. */
function schedule(title: { zh: string; en: string }, years: readonly Year[]) {
  const rows = (language: Language): CumulativeRow[] =>
    years.map((year, index) => ({ ...year, name: samplePeriod(language)(String(2016 + index)) }));
  return example<CumulativeRow, CumulativeOptions>({
    title,
    chart,
    rows,
    options: (language) => {
      const told = rows(language).map((row, index) => ({
        ...row,
        when: sampleDay(`${2016 + index}-12-31`, language),
        value: row.total,
      }));
      return { labels: labels(language, tellRunning(told, { language, format })), format };
    },
  });
}

function labels(language: Language, told: string): CumulativeLabels {
  if (language === 'zh')
    return {
      ...sampleLabels(language, '442分类救治：累计与当年', told),
      running: (total, due) => `累计${total} / 应达${due}`,
      yearly: (delivered, quota) => `当年${delivered} / 份额${quota}`,
    };
  return {
    ...sampleLabels(language, 'The 442 schedule: running total and each year', told),
    running: (total, due) => `total ${total} / due ${due}`,
    yearly: (delivered, quota) => `this year ${delivered} / quota ${quota}`,
  };
}

/** Too much in the first year carries over; the last year was not reported. */
export const shares = schedule({ zh: '442进度，末年未报送', en: 'The 442 schedule, the last year not reported' }, [
  { due: 40, quota: 40, total: 52, delivered: 52, verdict: 'met', status: 'reported' },
  { due: 80, quota: 40, total: 76.4, delivered: 24.4, verdict: 'missed', status: 'reported' },
  { due: 100, quota: 20, status: 'not-reported', verdict: 'no-data' },
]);

/** After a suppressed year the next one's own delivery is hidden too: with it the hidden total could be taken back. */
export const hidden = schedule({ zh: '一年已隐去，次年份额也不印', en: "A withheld year hides the next one's share" }, [
  { due: 40, quota: 40, status: 'suppressed', verdict: 'suppressed' },
  { due: 80, quota: 40, total: 84, delivered: 40, verdict: 'met', status: 'reported' },
  { due: 100, quota: 20, total: 100, delivered: 16, verdict: 'met', status: 'reported' },
]);
