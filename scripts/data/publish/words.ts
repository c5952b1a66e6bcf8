import type { StepVerdict, Standing } from '../../../src/core/judgement.ts';
import type { ObservationStatus } from '../../../src/core/observation.ts';
import type { Site } from '../../../src/core/site.ts';
import type { Text } from '../../../src/core/text.ts';

/** The Chinese words of the published tables. Codes stand beside them in a column of their own. */
export const statusWords: Record<ObservationStatus, string> = {
  reported: '已报告',
  provisional: '初步数',
  'not-reported': '未报告',
  'not-applicable': '不适用',
  suppressed: '已作保密处理',
};

export const verdictWords: Record<StepVerdict, string> = {
  met: '按期达到',
  'met-late': '逾期达到',
  missed: '未达到',
  'no-data': '暂无数据',
  'not-due': '未到期',
  suppressed: '已作保密处理',
  'not-comparable': '口径不可比',
  withdrawn: '已撤销',
};

export const standingWords: Record<Standing, string> = { ...verdictWords, blank: '规划未填', unjudged: '不作判定' };

/** What marks a fictitious figure, and what marks the others in a dataset that holds some. */
export const demonstration: Text = { zh: '示例数据（虚构）', en: 'Demonstration data (fictitious)' };
const beside: Text = {
  zh: '数据集含示例数据（虚构），本行除外',
  en: 'The dataset holds demonstration data (fictitious); not this row',
};

/** The notice of a row: null in an official dataset. */
export function rowNotice(site: Pick<Site, 'dataset'>, fictitious: boolean): string | null {
  if (site.dataset === 'official') return null;
  return fictitious ? `${demonstration.zh} ${demonstration.en}` : `${beside.zh} ${beside.en}`;
}

/** The notice of a whole file: null in an official dataset. */
export function fileNotice(site: Pick<Site, 'dataset'>): Text | null {
  return site.dataset === 'official' ? null : demonstration;
}
