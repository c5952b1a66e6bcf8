import type { Standing, StepVerdict } from './judgement.ts';
import type { ObservationStatus } from './observation.ts';
import type { Text } from './text.ts';

/** What the status of a figure is called. */
export const status = {
  reported: { zh: '已报送', en: 'Reported' },
  provisional: { zh: '初步数', en: 'Provisional' },
  'not-reported': { zh: '未报送', en: 'Not reported' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  suppressed: { zh: '已隐去', en: 'Withheld' },
} as const satisfies Record<ObservationStatus, Text>;

/** What the verdict on a step is called. */
export const verdict = {
  met: { zh: '按期达到', en: 'Kept on time' },
  'met-late': { zh: '逾期达到', en: 'Kept late' },
  missed: { zh: '未达到', en: 'Missed' },
  'no-data': { zh: '暂无数据', en: 'No data' },
  'not-due': { zh: '未到期', en: 'Not due yet' },
  suppressed: { zh: '已作保密处理', en: 'Withheld for privacy' },
  'not-comparable': { zh: '口径不可比', en: 'Not comparable' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<StepVerdict, Text>;

/** What the verdict on a promise is called. */
export const standing = {
  ...verdict,
  blank: { zh: '规划未填', en: 'Left blank by the plan' },
  unjudged: { zh: '不作判定', en: 'Not judged' },
} as const satisfies Record<Standing, Text>;
