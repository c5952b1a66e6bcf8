import { codesText, typeForms, typeWords, type ColumnEntry, type TableEntry } from '../../../src/core/dictionary.ts';
import { rule } from '../../../src/core/judgement.ts';
import type { Release } from '../../../src/core/release.ts';
import type { Text } from '../../../src/core/text.ts';
import type { CellValue, Worksheet } from './workbook.ts';
import { fileNotice, notGiven } from './words.ts';

/** What the sheet 说明 says besides the columns. */
export interface Explained {
  readonly release: Release;
  /** Where the rows come from. */
  readonly source: Text;
  /** SHA-256 of the CSV with the same rows. */
  readonly csv: string;
}

type Line = readonly CellValue[];
const heading = (zh: string, en: string): Line => [`${zh} ${en}`];
const both = (zh: string, en: string, text: Text): Line => [`${zh} ${en}`, text.zh, text.en];

/** The sheet 说明: title, source, licence, release, the mark of demonstration data, every column, every code. */
export function explanationSheet(entry: TableEntry, explained: Explained): Worksheet {
  const coded = entry.columns.filter(({ codes }) => codes && codes.length > 0);
  const parts: Line[][] = [
    [heading(entry.title.zh, entry.title.en), ...aboutLines(entry, explained)],
    [heading('列', 'Columns'), columnHead, ...entry.columns.map(columnLine)],
    coded.length > 0 ? [heading('代码', 'Codes'), codeHead, ...coded.flatMap(codeLines)] : [],
  ];
  const headings = new Set<number>();
  let at = 0;
  for (const part of parts) {
    headings.add(at);
    at += part.length;
  }
  const widths = [26, 34, 34, 12, 12, 30, 50];
  return {
    name: '说明',
    columns: widths.map((width) => ({ kind: 'wrapped', width })),
    rows: parts.flat(),
    headings,
  };
}

function aboutLines({ rows, grain }: TableEntry, { release, source, csv }: Explained): Line[] {
  const { site } = release;
  const notice = fileNotice(site);
  return [
    ...(notice ? [both('数据提示', 'Notice', notice)] : []),
    both('数据集', 'Dataset', site.title),
    both('规划', 'Plan', release.plan.title),
    both('发布单位', 'Publisher', site.identity.hostUnit ?? notGiven),
    both('来源', 'Source', source),
    both('许可', 'Licence', site.licence),
    both('数据版本', 'Release', { zh: site.release, en: site.release }),
    both('截至', 'As of', { zh: site.asOf, en: site.asOf }),
    both('判定规则', 'Rule', { zh: rule, en: rule }),
    both('每一行是', 'One row is', grain),
    ['行数 Rows', String(rows)],
    ['同名CSV的SHA-256', csv],
    both('空值', 'Empty cells', {
      zh: '空值不是零；每列空值表示什么，写在下面',
      en: 'Empty is not zero: what it means is said below for each column',
    }),
  ];
}

const columnHead: Line = [
  '列 Column',
  '含义',
  'Meaning',
  '类型 Type',
  '单位 Unit',
  '空值表示 Empty means',
  '取值 Allowed codes',
];

function columnLine({ name, title, description, type, unit, empty, codes }: ColumnEntry): Line {
  const form = typeForms[type];
  return [
    name,
    withMore(title.zh, description?.zh, '。'),
    withMore(title.en, description?.en, '. '),
    form ? `${typeWords[type].zh}（${form.zh}）` : typeWords[type].zh,
    unit?.zh ?? null,
    empty ? `${empty.zh} ${empty.en}` : '没有空值 never empty',
    codesText(codes, 'zh'),
  ];
}

const withMore = (title: string, more: string | undefined, stop: string): string =>
  more === undefined ? title : `${title}${stop}${more}`;

const codeHead: Line = ['列 Column', '代码 Code', '中文', '', '', 'English', '含义 Meaning'];

function codeLines({ name, codes = [] }: ColumnEntry): Line[] {
  return codes.map(({ code, word, meaning }) => [
    name,
    code,
    word.zh,
    null,
    null,
    word.en,
    meaning ? `${meaning.zh} ${meaning.en}` : null,
  ]);
}
