import type { Text } from '../../src/core/text.ts';
import type { Progress } from '../data/output/effects.ts';

/** How the six stages of the data build are called on the terminal. */
export const stageNames: Readonly<Record<Progress['stage'], Text>> = {
  read: { zh: '读取', en: 'Reading' },
  check: { zh: '检查', en: 'Checking' },
  scan: { zh: '扫描大表（行）', en: 'Scanning large tables (rows)' },
  derive: { zh: '汇总', en: 'Deriving' },
  protect: { zh: '保密处理', en: 'Protecting' },
  judge: { zh: '判定', en: 'Judging' },
  publish: { zh: '写出数据', en: 'Publishing' },
};
