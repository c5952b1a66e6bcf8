import { stringify } from 'yaml';
import { rule } from '../../../../src/core/judgement.ts';
import type { Release } from '../../../../src/core/release.ts';
import { aboutRelease } from './about.ts';
import { bilingual } from './table-schema.ts';

/** How a release is cited, for programs. */
export const citationFile = 'CITATION.cff';

/** Stands for the publisher where none is named, in the words that the pages use. */
const pending = { zh: '发布单位待填写', en: 'Publisher to be filled in' };

/**
 * `CITATION.cff` 1.2.0: what the box 如何引用 of the pages says. The hash of the manifest is not in it, because the
 * manifest lists this file.
 */
export function citationText(release: Release): string {
  const { site, plan } = release;
  const { title, description, day, keywords } = aboutRelease(release);
  const { hostUnit, domain } = site.identity;
  const terms = { zh: `使用条件：${site.licence.zh}`, en: `Terms of use: ${site.licence.en}` };
  const judged = { zh: `判定规则：${rule}。`, en: `Rule: ${rule}.` };
  return stringify(
    {
      'cff-version': '1.2.0',
      message: bilingual({ zh: '引用这份数据时，请用下列内容。', en: 'Please cite the data as follows.' }),
      type: 'dataset',
      title: bilingual({ zh: `${title.zh}：${plan.title.zh}`, en: `${title.en}: ${plan.title.en}` }),
      authors: [{ name: bilingual(hostUnit ?? pending) }],
      version: site.release,
      'date-released': day,
      ...(domain ? { url: `https://${domain}/` } : {}),
      abstract: [description, judged, terms].map(bilingual).join('\n'),
      keywords: [...new Set(keywords.flatMap(({ zh, en }) => [zh, en]))],
    },
    { lineWidth: 0 },
  );
}
