import type { Language, Text } from '../core/text.ts';
import { tellFlow } from '../i18n/promise-sentences.ts';
import * as chart from './flow.ts';
import type { FlowOptions, FlowRow } from './flow.ts';
import { example } from './kit/example.ts';
import { sampleLabels } from './kit/samples.examples.ts';

const text = (zh: string, en: string): Text => ({ zh, en });
const [central, province, county, other] = [
  text('中央', 'Central'),
  text('省级', 'Province'),
  text('县级', 'County'),
  text('其他', 'Other'),
];
const [planting, processing, roads] = [
  text('种植', 'Planting'),
  text('农产品加工', 'Processing of farm products'),
  text('道路', 'Roads'),
];
const [running, accepted, stopped] = [
  text('实施中', 'Under way'),
  text('已验收', 'Accepted'),
  text('已停止', 'Stopped'),
];

const amounts: readonly (readonly [path: readonly Text[], value: number])[] = [
  [[central, planting, accepted], 320],
  [[central, processing, accepted], 96],
  [[central, roads, accepted], 180],
  [[province, processing, running], 41.5],
  [[county, planting, accepted], 210],
  [[county, planting, stopped], 12],
  [[county, roads, running], 90],
  [[other, roads, running], 3],
];

const rows = (language: Language): FlowRow[] =>
  amounts.map(([path, value]) => ({ path: path.map((name) => name[language]), value }));

const columns = (language: Language) =>
  (
    [
      [text('资金来源', 'Source'), [central, province, county, other]],
      [text('类别', 'Programme'), [planting, processing, roads]],
      [text('状态', 'Status'), [running, accepted, stopped]],
    ] as const
  ).map(([name, members]) => ({ name: name[language], members: members.map((member) => member[language]) }));

/** Three columns: who paid, for what, and how far it has come. */
export const money = example<FlowRow, FlowOptions>({
  title: { zh: '钱从哪来，用到哪去，到了哪一步', en: 'Who paid, for what, and how far it has come' },
  chart,
  rows,
  options: (language) => {
    const format = (value: number): string => (language === 'zh' ? `${value}万元` : `${value * 10} thousand yuan`);
    const all = rows(language);
    const told = columns(language).map(({ name, members }, index) => ({
      name,
      members: members.map((member) => ({
        name: member,
        value: all.reduce((sum, { path, value }) => (path[index] === member ? sum + value : sum), 0),
      })),
    }));
    return {
      labels: sampleLabels(
        language,
        language === 'zh' ? '资金流向' : 'Where the money comes from and goes',
        tellFlow(told, { language, format }),
      ),
      columns: columns(language),
      format,
    };
  },
});
