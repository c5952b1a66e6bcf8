import auto, { type AutoColumn, type AutoRow } from './auto.ts';
import { samplePercent as format, type Example } from './kit/samples.ts';

const columns: AutoColumn[] = [
  { name: 'area_zh', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'value', type: 'number' },
];
const figures: Readonly<Record<string, readonly (number | null)[]>> = {
  历山街道: [40.1, 62, 81.3, 90.2],
  南麻街道: [42.5, null, 80.9, 90.8],
  大张庄镇: [33, 51.7, 69.8, 90],
};

const rows: AutoRow[] = Object.entries(figures).flatMap(([area, values]) =>
  values.map((value, index) => ({ area_zh: area, period: String(2015 + index), value })),
);

function drawn(picture: SVGSVGElement | undefined): SVGSVGElement {
  if (!picture) throw new Error('no chart fits the example');
  return picture;
}

export const lines: Example = (document) =>
  drawn(auto(rows, { document, columns, format, labels: { title: '三个镇街', empty: '无数值' } }));

export const linesNarrow: Example = (document) =>
  drawn(auto(rows, { document, width: 340, columns, format, labels: { title: '三个镇街', empty: '无数值' } }));

export const categories: Example = (document) =>
  drawn(
    auto(
      rows.filter(({ period }) => period === '2016'),
      { document, width: 340, columns, format, labels: { title: '2016年', empty: '无数值' } },
    ),
  );
