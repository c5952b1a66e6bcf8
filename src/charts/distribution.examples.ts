import type { Language } from '../core/text.ts';
import { tellClasses } from '../i18n/chart-sentences.ts';
import * as chart from './distribution.ts';
import type { DistributionOptions, DistributionRow } from './distribution.ts';
import { example } from './kit/example.ts';
import { sampleLabels, samplePercent as format } from './kit/samples.examples.ts';

const counts = [3, 1, 0, 2, 4, 8, 13, 17, 12, 6];
const classes = counts.map((all, index) => ({ low: index * 10, high: index * 10 + 10, all, kept: all }));
const absent: readonly DistributionRow[] = [
  { status: 'suppressed', all: 5, kept: 5 },
  { status: 'not-reported', all: 2, kept: 2 },
  { status: 'not-applicable', all: 1, kept: 1 },
];
const whole: readonly DistributionRow[] = [...classes, ...absent];

/** As after a brush in another picture: some cells of some classes are chosen. */
const part: readonly DistributionRow[] = whole.map((row, index) => ({
  ...row,
  kept: index % 3 === 0 ? 0 : Math.ceil(row.all / 2),
}));

const options = (rows: readonly DistributionRow[]) => (language: Language) => {
  const zh = language === 'zh';
  return {
    labels: {
      ...sampleLabels(
        language,
        zh ? '签约率的分布' : 'Contract rates, distribution',
        tellClasses(rows, { language, format }),
      ),
      ...(zh ? { cells: '全部格数', chosen: '选中格数' } : { cells: 'All cells', chosen: 'Chosen cells' }),
    },
    format,
  };
};

/** Nothing chosen: every cell is dark. */
export const cells = example<DistributionRow, DistributionOptions>({
  title: { zh: '数值分布，没有数字的另列', en: 'Classes of figures; cells without a figure apart' },
  chart,
  rows: () => whole,
  options: options(whole),
});

/** Chosen by a brush elsewhere. */
export const chosen = example<DistributionRow, DistributionOptions>({
  title: { zh: '选中其中一部分', en: 'Some cells chosen' },
  chart,
  rows: () => part,
  options: options(part),
});
