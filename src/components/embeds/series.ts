import { groupPath } from '../../core/judging.ts';
import { fill } from '../../i18n/messages.ts';
import { indicatorOf, seriesOf, townsOf, type Published } from '../../query/published.ts';
import { comparedAreas } from '../compared.ts';
import { seriesCredit } from '../credit.ts';
import { comparedYears, lastPeriodOf, shownGroups, yearsOf } from '../indicator.ts';
import { seriesPicture, type SeriesChoice } from '../pictures.ts';
import { targetAt } from '../target.ts';
import { chartTexts } from '../texts.ts';
import { tilePicture } from '../tile-map.ts';
import { coursesPicture } from '../town-pictures.ts';
import { townFigures, townsPicture } from '../towns.ts';
import type { Draw, Drawings, EmbedSet } from './embed.ts';

type Series = Pick<SeriesChoice, 'indicator' | 'area' | 'groups'>;

/** An indicator's own pictures: its series in the plan's area, one for each group where there is no total, and its towns. */
export function seriesDrawings(data: Published, indicators = Object.keys(data.indicators)): Drawings {
  return indicators.flatMap((indicator): Drawings => {
    const { area } = data.site;
    const own = seriesShown(data, indicator).map(
      (groups) => [seriesPath(data, indicator, groups), seriesDraw({ indicator, area, groups })] as const,
    );
    return [...own, [coursesEmbedPath(indicator), coursesDraw(indicator)]];
  });
}

/** The series of an indicator in the areas beside the plan's own, and its towns side by side in each year. */
export function seriesSets(data: Published, indicators = Object.keys(data.indicators)): [string, EmbedSet][] {
  return indicators.flatMap((indicator): [string, EmbedSet][] => {
    const page = `/indicators/${indicator}/`;
    const named = (form: 'areas' | 'years'): EmbedSet['title'] => {
      return (language) =>
        fill(chartTexts(language).embed[form], { name: indicatorOf(data, indicator).name[language] });
    };
    return [
      [`indicators/${indicator}/areas`, { page, title: named('areas'), items: areaItems(data, indicator) }],
      [`indicators/${indicator}/years`, { page, title: named('years'), items: yearItems(data, indicator) }],
    ];
  });
}

/** The address below /embed/ of a series; undefined where its picture has none. */
export function seriesEmbedPath(data: Published, { indicator, area, groups }: Series): string | undefined {
  const own = area === data.site.area;
  const known = (own ? seriesShown(data, indicator) : shownGroups(data, indicator)).includes(groups);
  if (!known || seriesOf(data, indicator, area, groups).every(({ value }) => value === undefined)) return undefined;
  return own ? seriesPath(data, indicator, groups) : `indicators/${indicator}/areas#${place(area, groups)}`;
}

/** The address below /embed/ of the towns side by side in a year, as rows or as tiles. */
export function yearEmbedPath(
  { indicator, groups }: Pick<Series, 'indicator' | 'groups'>,
  year: number,
  form: 'rows' | 'tiles',
): string {
  return `indicators/${indicator}/years#${place(form === 'tiles' ? `tiles-${year}` : String(year), groups)}`;
}

/** The address below /embed/ of the series of every town. */
export function coursesEmbedPath(indicator: string): string {
  return `indicators/${indicator}/courses`;
}

const place = (name: string, groups: string): string => (groups === '' ? name : `${name}-${groupPath(groups)}`);

function seriesDraw({ indicator, area, groups }: Series): Draw {
  return (data, language) => {
    const picture = seriesPicture(data, { indicator, area, groups, language });
    if (!picture) return undefined;
    const compared = comparedAreas(data, { indicator, area, groups });
    const rows = [area, ...compared].flatMap((code) => seriesOf(data, indicator, code, groups));
    const page = `/indicators/${indicator}/${area === data.site.area ? '' : `${area}/`}`;
    return { picture, credit: seriesCredit(data, { indicator, rows, language }), page };
  };
}

function coursesDraw(indicator: string): Draw {
  return (data, language) => {
    const [groups, ...others] = shownGroups(data, indicator);
    if (groups === undefined || others.length > 0) return undefined;
    const picture = coursesPicture(data, { indicator, groups, language });
    const rows = townsOf(data).flatMap(({ code }) => seriesOf(data, indicator, code, groups));
    return (
      picture && {
        picture,
        credit: seriesCredit(data, { indicator, rows, language }),
        page: `/indicators/${indicator}/`,
      }
    );
  };
}

function areaItems(data: Published, indicator: string): Map<string, Draw> {
  const items = data.areas.flatMap(({ code: area }) =>
    shownGroups(data, indicator).flatMap((groups) => {
      const drawn = area !== data.site.area && seriesEmbedPath(data, { indicator, area, groups }) !== undefined;
      return drawn ? [[place(area, groups), seriesDraw({ indicator, area, groups })] as const] : [];
    }),
  );
  return new Map(items);
}

function yearItems(data: Published, indicator: string): Map<string, Draw> {
  const items = yearsOf(data, indicator).flatMap((year) =>
    shownGroups(data, indicator).flatMap((groups, index) =>
      (['rows', 'tiles'] as const).map((form): [string, Draw] => {
        const [, name = ''] = yearEmbedPath({ indicator, groups }, year, form).split('#');
        return [name, yearDraw({ indicator, groups, year, form, id: `t${index}` })];
      }),
    ),
  );
  return new Map(items);
}

interface YearChoice extends Pick<Series, 'indicator' | 'groups'> {
  readonly year: number;
  readonly form: 'rows' | 'tiles';
  readonly id: string;
}

function yearDraw({ indicator, groups, year, form, id }: YearChoice): Draw {
  return (data, language) => {
    const period = lastPeriodOf(data, indicator, year);
    if (period === undefined) return undefined;
    const target = targetAt(data, indicator, { groups, period, language });
    const choice = { indicator, groups, period, language, target, id };
    const figures = townFigures(data, choice);
    if (figures.length === 0) return undefined;
    const picture = (form === 'rows' ? townsPicture : tilePicture)(data, choice, figures);
    const credit = seriesCredit(data, { indicator, rows: figures.map(({ row }) => row), language });
    const dated = comparedYears(data, indicator).includes(year) ? `${year}/` : '';
    return picture && { picture, credit, page: `/indicators/${indicator}/${dated}` };
  };
}

/** The series that stand for an indicator in the plan's area. */
function seriesShown(data: Published, indicator: string): readonly string[] {
  return shownGroups(data, indicator).filter((groups) => seriesOf(data, indicator, data.site.area, groups).length > 0);
}

function seriesPath(data: Published, indicator: string, groups: string): string {
  const path = `indicators/${indicator}`;
  return seriesShown(data, indicator).length > 1 ? `${path}/${groupPath(groups)}` : path;
}
