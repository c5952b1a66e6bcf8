import type { Source } from '../../../../src/core/indicator.ts';
import type { Release } from '../../../../src/core/release.ts';
import type { Text } from '../../../../src/core/text.ts';
import { fileNotice } from '../words.ts';

/** What every catalogue says of a release: the same words, whatever the standard. */
export interface About {
  /** The same for every release of one plan. */
  readonly name: string;
  readonly title: Text;
  readonly description: Text;
  /** The day of publication; of a demonstration the day that the ledger refers to. */
  readonly day: string;
  readonly notice: Text | null;
  readonly keywords: readonly Text[];
  /** The area of the plan. */
  readonly area: Text & { readonly code: string };
}

/** What every catalogue says of a release. */
export function aboutRelease({ site, plan, areas }: Release): About {
  const notice = fileNotice(site);
  const own = areas.find(({ code }) => code === site.area);
  const mark = (language: keyof Text): string =>
    notice ? (language === 'zh' ? `${notice.zh}。` : `${notice.en}. `) : '';
  return {
    name: `sunledger-${site.area}`,
    title: {
      zh: `${site.title.zh}${notice ? ` · ${notice.zh}` : ''}`,
      en: `${site.title.en}${notice ? ` · ${notice.en}` : ''}`,
    },
    description: {
      zh: `${mark('zh')}${plan.title.zh}的全部承诺、判定和所依据的数字，截至${site.asOf}。空值不是零，原因见状态列。`,
      en: `${mark('en')}Every promise of ${plan.title.en}, every verdict and the figures behind them, as of ${site.asOf}. Empty is not zero: the column status says why.`,
    },
    day: site.releasedOn ?? site.asOf,
    notice,
    keywords: [plan.short, ...Object.values(site.themes), ...(site.catalogue?.keywords ?? [])],
    area: { code: site.area, zh: own?.name ?? site.area, en: own?.name_en ?? site.area },
  };
}

/** Every source that the release names, each once, in the order of the indicators and then the records tables. */
export function sourcesOf({ indicators, records, projects }: Release): readonly Source[] {
  const all = [
    ...Object.values(indicators).flatMap(({ source, references }) => [source, ...Object.values(references)]),
    ...Object.values(records).map(({ definition }) => definition.source),
    ...(projects ? [projects.source] : []),
  ];
  return [...new Map(all.map((source) => [`${source.producer.zh}\0${source.title.zh}`, source])).values()];
}
