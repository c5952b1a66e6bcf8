import type { Indicator } from '../../src/core/indicator.ts';
import type { Site } from '../../src/core/site.ts';
import type { Text } from '../../src/core/text.ts';

/** What an official release needs beyond an input without problems; empty when it has all of it. */
export function unmetRequirements(site: Site, indicators: Readonly<Record<string, Indicator>>): Text[] {
  const unmet: Text[] = [];
  if (site.dataset !== 'official')
    unmet.push({
      zh: `site.yml：dataset 是 ${site.dataset}；正式发布应为 official`,
      en: `site.yml: dataset is ${site.dataset}; a release needs official`,
    });
  for (const field of ['hostUnit', 'operatorUnit', 'siteIdCode', 'icp', 'psb', 'domain'] as const)
    if (site.identity[field] === undefined)
      unmet.push({ zh: `site.yml：缺少 identity.${field}`, en: `site.yml: identity.${field} is missing` });
  for (const [id, { source, references }] of Object.entries(indicators))
    if ([source, ...Object.values(references)].some(({ kind }) => kind === 'demonstration'))
      unmet.push({
        zh: `indicators/${id}.yml：来源是示例数据（虚构）`,
        en: `indicators/${id}.yml: its source is demonstration data (fictitious)`,
      });
  return unmet;
}

/** What this version cannot do yet and an official release must not go without. */
export const unfinished: readonly Text[] = [
  { zh: '对校验和的签名', en: 'the signature of the checksums' },
  { zh: '更正记录和与上一版的比较', en: 'the revision ledger and the comparison with the release before' },
];

/** Why `--release` is refused, as one text. */
export function releaseRefusal(unmet: readonly Text[]): Text {
  const list = (texts: readonly Text[], language: keyof Text): string =>
    texts.map((text) => `  - ${text[language]}`).join('\n');
  return {
    zh: [
      '不能正式发布，没有生成任何文件。',
      ...(unmet.length > 0 ? ['输入还不符合要求：', list(unmet, 'zh')] : []),
      '这个版本还没有：',
      list(unfinished, 'zh'),
    ].join('\n'),
    en: [
      'No official release is possible; nothing was written.',
      ...(unmet.length > 0 ? ['The input does not meet the requirements:', list(unmet, 'en')] : []),
      'This version does not have yet:',
      list(unfinished, 'en'),
    ].join('\n'),
  };
}
