import * as towns from '../charts/towns.ts';
import type { TownRow, TownsOptions } from '../charts/towns.ts';
import { formatNumber, formatPeriod } from '../core/format.ts';
import { intervalOf } from '../core/interval.ts';
import type { Observation } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import { reachesDue } from '../core/reaches.ts';
import { leftOver } from '../core/remaining.ts';
import type { Language } from '../core/text.ts';
import { tellPlaces } from '../i18n/chart-sentences.ts';
import { chartWords } from '../i18n/charts.ts';
import { fill } from '../i18n/messages.ts';
import { signedDue } from '../i18n/sentences.ts';
import { areaOf, indicatorOf, sliceOf, unitOf, type Published } from '../query/published.ts';
import { goalOf } from './figures.ts';
import { drawPicture, type Picture } from './picture.ts';
import { pictures, seriesOptions } from './pictures.ts';
import { comparedPeriod, type PromiseView } from './promise.ts';
import { chartTexts, t } from './texts.ts';

/** A level due that towns are read beside, and whether a value keeps to it. */
export interface Target {
  readonly value: number;
  readonly label: string;
  /** The same without words: ≥98%. */
  readonly level: string;
  readonly reaches: (value: number) => boolean;
}

export interface TownsChoice {
  readonly indicator: string;
  readonly groups: string;
  readonly period: Period;
  readonly language: Language;
  readonly target?: Target | undefined;
  /** The name of the picture on the page, where there are several. */
  readonly id?: string;
}

/** A town's figure with the counts behind it and, for a rate made of counts, its 95 % interval. */
export interface TownFigure extends TownRow {
  readonly code: string;
  readonly row: Observation;
}

/** The towns side by side for one period, in administrative order, the county last. */
export function townFigures(
  data: Published,
  { indicator, groups, period, language }: Omit<TownsChoice, 'target'>,
): TownFigure[] {
  const definition = indicatorOf(data, indicator);
  const county = data.site.area;
  const rows = sliceOf(data, indicator, period, groups);
  const towns = rows.filter(({ area }) => data.areaByCode.get(area)?.parent === county);
  if (towns.length === 0) return [];
  return [...towns, ...rows.filter(({ area }) => area === county)].map((row) => {
    const [low, high] = intervalOf(row, definition, (key) => unitOf(data, key)) ?? [];
    const { name, name_en } = areaOf(data, row.area);
    return {
      code: row.area,
      row,
      name: language === 'zh' ? name : name_en,
      status: row.status,
      value: row.value,
      numerator: row.numerator,
      denominator: row.denominator,
      ...(low !== undefined && high !== undefined && { low, high }),
      strong: row.area === county,
    };
  });
}

/** The towns of a promise at the period it was last judged on, with the level due then. */
export function promiseTowns(
  data: Published,
  view: PromiseView,
): { choice: TownsChoice; figures: TownFigure[] } | undefined {
  const { evidence, judgement, telling } = view;
  const period = comparedPeriod(view);
  if (!evidence || !period || evidence.judging.area !== data.site.area) return undefined;
  const sum = evidence.indicator.calculation === 'sum';
  const step = sum ? undefined : judgement.steps.find((candidate) => candidate.period === period);
  const target =
    step?.due === undefined
      ? undefined
      : {
          value: step.due,
          level: signedDue(step, telling),
          label: `${t(telling.language).commitment.due} ${signedDue(step, telling)}`,
          reaches: reachesDue(step, view.commitment.direction),
        };
  const { indicator, groups } = evidence.judging;
  const choice = { indicator, groups, period, language: telling.language, target };
  const figures = townFigures(data, choice);
  return figures.length > 0 ? { choice, figures } : undefined;
}

/** Draws the towns side by side. */
export function townsPicture(
  data: Published,
  choice: TownsChoice,
  figures: readonly TownFigure[],
): Picture | undefined {
  const { indicator, groups, period, language, target, id = 't' } = choice;
  if (!figures.some(({ value }) => typeof value === 'number')) return undefined;
  return pictures.remember(`t|${indicator}|${groups}|${period}|${language}|${target?.label ?? ''}|${id}`, () =>
    drawPicture<TownFigure, TownsOptions>(towns, figures, townsOptions(data, choice, figures), { id }),
  );
}

function townsOptions(data: Published, choice: TownsChoice, figures: readonly TownFigure[]) {
  const { indicator, period, language, target } = choice;
  const definition = indicatorOf(data, indicator);
  const goal = goalOf(data, choice);
  const words = t(language);
  const printing = seriesOptions(data, definition, language);
  return {
    ...printing,
    labels: {
      ...chartWords(language),
      title: [definition.name[language], fill(words.commitment.towns, { period: formatPeriod(period, language) })].join(
        language === 'zh' ? '：' : ': ',
      ),
      description: townsTold(choice, figures, printing.format),
    },
    formatCounts: (numerator: number, denominator: number) => {
      const counts = `${formatNumber(numerator)}/${formatNumber(denominator)}`;
      const left = leftOver({ status: 'reported', numerator, denominator }, definition, goal);
      if (!left || left.of === 'nobody') return counts;
      const short = fill(chartTexts(language).sentence['short-of'], { count: formatNumber(left.count) });
      return counts + (language === 'zh' ? `，${short}` : `, ${short}`);
    },
    target,
  };
}

/** The towns in a sentence, and the county's own figure. */
export function townsTold(
  { language, target }: Pick<TownsChoice, 'language' | 'target'>,
  figures: readonly TownFigure[],
  format: (value: number) => string,
): string {
  const own = figures.filter(({ strong }) => !strong);
  const places = fill(chartTexts(language).sentence.children, { count: own.length });
  const due = target && { text: target.level, reaches: target.reaches };
  return tellPlaces(own, { language, format, places, due });
}
