import type { Release } from '../../../src/core/release.ts';
import type { Text } from '../../../src/core/text.ts';
import { fileNotice, notGiven } from './words.ts';

/** The file that says what a release is, under which terms it may be used and how it is checked. */
export const readmeFile = 'README.txt';

/** `README.txt`, for those who got the files without the site: UTF-8 with byte-order mark and CRLF, for any editor. */
export function readmeText(release: Release): string {
  const { site } = release;
  const notice = fileNotice(site);
  const lines = (language: keyof Text): string[] => [
    `${site.title[language]} ${site.release}`,
    ...(notice ? [notice[language]] : []),
    '',
    ...partsOf(release).flatMap(([name, text]) => [name[language], `  ${text[language]}`, '']),
  ];
  return `\ufeff${[...lines('zh'), '-'.repeat(40), '', ...lines('en')].join('\r\n').trimEnd()}\r\n`;
}

type Part = readonly [name: Text, text: Text];

function partsOf({ site, plan }: Release): Part[] {
  return [
    [{ zh: '内容', en: 'Contents' }, contents(plan.title, site.asOf)],
    [{ zh: '发布单位', en: 'Publisher' }, site.identity.hostUnit ?? notGiven],
    [{ zh: '使用条件', en: 'Terms of use' }, site.licence],
    [
      { zh: '每一列的含义', en: 'What each column means' },
      {
        zh: '写在 data-dictionary.csv 和 data-dictionary.json；供程序读取的说明是 datapackage.json。',
        en: 'See data-dictionary.csv or data-dictionary.json; for programs, datapackage.json.',
      },
    ],
    [
      { zh: '空值', en: 'Empty cells' },
      {
        zh: '空值不是零：没有数字的原因写在 status 列。',
        en: 'Empty is not zero: the column status says why there is no figure.',
      },
    ],
    [
      { zh: '怎样核对', en: 'How to check' },
      {
        zh: '在本文件夹运行 sha256sum -c SHA256SUMS；每个文件都应显示“成功”或“OK”。',
        en: 'Run sha256sum -c SHA256SUMS in this folder: every file must be OK.',
      },
    ],
  ];
}

const contents = (plan: Text, asOf: string): Text => ({
  zh: `${plan.zh}的全部承诺、判定和所依据的数字，截至${asOf}。每张表有CSV、XLSX、JSON、Parquet、Arrow几种格式，内容相同。`,
  en: `Every promise of ${plan.en}, every verdict and the figures behind them, as of ${asOf}. Each table comes as CSV, XLSX, JSON, Parquet and Arrow with the same contents.`,
});
