import type { Language, Text } from '../core/text.ts';
import { tellItems } from '../i18n/promise-sentences.ts';
import * as chart from './bullet.ts';
import type { BulletOptions, BulletRow } from './bullet.ts';
import { example } from './kit/example.ts';
import { sampleLabels, samplePercent } from './kit/samples.examples.ts';

interface Item extends Omit<BulletRow, 'name' | 'format'> {
  readonly text: Text;
  readonly unit?: Text;
}

const yuan: Text = { zh: '元', en: ' yuan' };
const items: readonly Item[] = [
  {
    text: { zh: '义务教育巩固率', en: 'Retention rate of compulsory education' },
    status: 'reported',
    value: 98.4,
    due: 98,
    dueText: '≥98%',
    compared: 98.1,
    most: 100,
  },
  {
    text: { zh: '学前三年毛入园率', en: 'Gross preschool enrolment ratio' },
    status: 'provisional',
    value: 96.2,
    due: 99,
    dueText: '≥99%',
    compared: 97.8,
    most: 100,
  },
  {
    text: { zh: '贫困户人均可支配收入', en: 'Disposable income per person of poor households' },
    status: 'reported',
    value: 9120,
    compared: 8860,
    unit: yuan,
  },
  {
    text: { zh: '重点村标准化卫生室覆盖率', en: 'Key villages with a standard clinic' },
    status: 'reported',
    value: 0,
    due: 100,
    compared: 97.9,
    most: 100,
  },
  {
    text: { zh: '患病贫困人口累计救治率', en: 'Patients treated, running share' },
    status: 'suppressed',
    due: 100,
    compared: 100,
    most: 100,
  },
  {
    text: { zh: '电商服务站', en: 'E-commerce stations' },
    status: 'not-reported',
    unit: { zh: '个', en: ' stations' },
  },
];

const rows = (language: Language): BulletRow[] =>
  items.map(({ text, unit, ...row }) => ({
    ...row,
    name: text[language],
    format: (value) => (unit ? `${value.toLocaleString('en-US')}${unit[language]}` : samplePercent(value)),
  }));

const told = (language: Language): string =>
  tellItems(
    rows(language).map((row) => ({
      ...row,
      text: typeof row.value === 'number' ? row.format(row.value) : '',
      due: typeof row.due === 'number' ? (row.dueText ?? row.format(row.due)) : undefined,
      reached: typeof row.value === 'number' && typeof row.due === 'number' ? row.value >= row.due : undefined,
    })),
    language,
  );

const options = (language: Language): Omit<BulletOptions, 'width'> => ({
  labels: sampleLabels(
    language,
    language === 'zh' ? '一个地区的主要指标' : 'Main indicators of an area',
    told(language),
  ),
  name: language === 'zh' ? '甲街道' : 'Subdistrict A',
  compared: language === 'zh' ? '全域' : 'Whole area',
});

/** An area beside the whole and what was due: reached, missed, nothing due, zero, suppressed, not reported. */
export const list = example<BulletRow, BulletOptions>({
  title: { zh: '一个地区对照全域和应达', en: 'An area beside the whole and what was due' },
  chart,
  rows,
  options,
});
