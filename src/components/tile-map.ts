import { ticks } from 'd3';
import * as tiles from '../charts/tiles.ts';
import type { TileRow, TilesOptions } from '../charts/tiles.ts';
import { formatPeriod } from '../core/format.ts';
import type { Language } from '../core/text.ts';
import { chartWords } from '../i18n/charts.ts';
import { fill } from '../i18n/messages.ts';
import { areaOf, indicatorOf, type Published } from '../query/published.ts';
import { link } from './link.ts';
import { drawPicture, type Picture } from './picture.ts';
import { pictures, seriesOptions } from './pictures.ts';
import { t } from './texts.ts';
import { townsTold, type TownFigure, type TownsChoice } from './towns.ts';

const mostClasses = 4;

/** Figures for narrow tiles: the legend beside them carries the unit. */
const shortFigures: Readonly<Record<Language, Intl.NumberFormat>> = {
  zh: new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumSignificantDigits: 4 }),
  en: new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 }),
};

/**
 * The towns as tiles, each a link to its own series. Undefined where a town has no place on the grid, or where so few
 * have a figure that there is nothing to compare.
 */
export function tilePicture(data: Published, choice: TownsChoice, figures: readonly TownFigure[]): Picture | undefined {
  const { indicator, groups, period, language, id = 't' } = choice;
  const towns = figures.filter(({ strong }) => !strong).flatMap((figure) => placed(data, figure, choice));
  const values = towns.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const breaks = classLimits(values);
  if (towns.length === 0 || breaks.length === 0) return undefined;
  const definition = indicatorOf(data, indicator);
  const words = t(language);
  const title = fill(words.commitment.towns, { period: formatPeriod(period, language) });
  const printing = seriesOptions(data, definition, language);
  const options = {
    ...printing,
    labels: {
      ...chartWords(language),
      title: `${definition.name[language]}${language === 'zh' ? '：' : ': '}${title}`,
      description: townsTold({ language }, figures, printing.format),
      notice: words.towns.map,
    },
    breaks,
    formatShort: (value: number) => shortFigures[language].format(value),
  };
  return pictures.remember(`m|${indicator}|${groups}|${period}|${language}`, () =>
    drawPicture<TileRow, TilesOptions>(tiles, towns, options, { id: `${id}m`, wide: 520 }),
  );
}

function placed(data: Published, figure: TownFigure, { indicator, language }: TownsChoice) {
  const { tile_column: column, tile_row: row } = areaOf(data, figure.code);
  if (column === undefined || row === undefined) return [];
  const { status, value } = figure;
  return [
    {
      name: shortName(figure.name, language),
      column,
      row,
      status,
      value,
      href: link(`/indicators/${indicator}/${figure.code}/`, language),
    },
  ];
}

function shortName(name: string, language: Language): string {
  return language === 'en' ? name.replace(/ (Town|Subdistrict)$/, '') : name;
}

/** Round limits between the values, at most four classes of them; none where all values are the same. */
function classLimits(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length < 3 || low === high) return [];
  for (let count = mostClasses; count > 0; count--) {
    const limits = ticks(low, high, count).filter((limit) => limit > low);
    if (limits.length > 0 && limits.length < mostClasses) return limits;
  }
  return [];
}
