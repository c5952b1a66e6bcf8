import type { Site } from '../../../src/core/site.ts';
import type { Text } from '../../../src/core/text.ts';

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

/** What stands where the publisher has given nothing: never a guess. */
export const notGiven: Text = { zh: '未填写', en: 'not given' };
