import type { Language } from '../../core/text.ts';
import type { Published } from '../../query/published.ts';
import { byTheme } from '../themes.ts';
import { mechanismsByGroup } from '../mechanisms.ts';
import { townsOf } from '../../query/published.ts';
import { searchTexts, t } from '../texts.ts';
import { pageNames } from './pages.ts';

/** A heading of the site map with its links; paths are below the language. */
export interface MapSection {
  readonly heading: string;
  readonly entries: readonly { readonly path: string; readonly name: string }[];
}

/** Every section of the site with what lies right below it. A section without anything is left out. */
export function siteMap(data: Published, language: Language): MapSection[] {
  const { kind, map } = searchTexts(language);
  const words = t(language);
  const sections: MapSection[] = [
    { heading: map.pages, entries: pageNames.map((id) => ({ path: `/${id}/`, name: words.nav[id] })) },
    {
      heading: map.chapters,
      entries: data.plan.chapters.map(({ number, name }) => ({
        path: `/commitments/chapter/${number}/`,
        name: `${number} ${name[language]}`,
      })),
    },
    {
      heading: kind.clause,
      entries: data.plan.chapters.map(({ number, name }) => ({
        path: `/plan/${number}/`,
        name: `${number} ${name[language]}`,
      })),
    },
    {
      heading: map.themes,
      entries: byTheme(data).map(({ id, name }) => ({ path: `/indicators/#${id}`, name: name[language] })),
    },
    {
      heading: kind.area,
      entries: townsOf(data).map(({ code, name, name_en }) => ({
        path: `/towns/${code}/`,
        name: language === 'zh' ? name : name_en,
      })),
    },
    {
      heading: kind.mechanism,
      entries: mechanismsByGroup(data).flatMap(({ entries }) =>
        entries.map(({ id, mechanism }) => ({ path: `/mechanisms/${id}/`, name: mechanism.name[language] })),
      ),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}
