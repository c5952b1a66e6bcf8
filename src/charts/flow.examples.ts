import flow, { type FlowRow } from './flow.ts';
import type { Example } from './kit/samples.ts';

const rows: readonly FlowRow[] = [
  { path: ['中央', '种植', '已验收'], value: 320 },
  { path: ['中央', '道路', '已验收'], value: 180 },
  { path: ['县级', '种植', '已验收'], value: 210 },
  { path: ['县级', '种植', '已停止'], value: 12 },
  { path: ['县级', '道路', '实施中'], value: 90 },
  { path: ['其他', '道路', '实施中'], value: 3 },
];
const columns = [
  { name: '资金来源', members: ['中央', '省级', '县级', '其他'] },
  { name: '类别', members: ['种植', '道路'] },
  { name: '状态', members: ['实施中', '已验收', '已停止'] },
];
const words: Readonly<Record<string, string>> = {
  ...{ 中央: 'Central', 省级: 'Province', 县级: 'County', 其他: 'Other', 种植: 'Planting', 道路: 'Roads' },
  ...{ 已验收: 'Accepted', 已停止: 'Stopped', 实施中: 'Under way' },
};
const english = (name: string): string => words[name] ?? name;

export const wide: Example = (document) => {
  const svg = flow(rows, { document, labels: { title: '资金流向' }, columns, format: (value) => `${value}万元` });
  if (!svg) throw new Error('missing picture: expected one of these rows');
  return svg;
};

export const narrow: Example = (document) => {
  const svg = flow(
    rows.map(({ path, value }) => ({ path: path.map(english), value })),
    {
      document,
      width: 344,
      labels: { title: 'Where the money comes from and goes' },
      columns: [
        { name: 'Source', members: columns[0]?.members.map(english) ?? [] },
        { name: 'Programme', members: columns[1]?.members.map(english) ?? [] },
        { name: 'Status', members: columns[2]?.members.map(english) ?? [] },
      ],
      format: (value) => `${value}`,
    },
  );
  if (!svg) throw new Error('missing picture: expected one of these rows');
  return svg;
};
