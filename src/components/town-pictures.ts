import * as bullet from '../charts/bullet.ts';
import type { BulletOptions, BulletRow } from '../charts/bullet.ts';
import * as multiples from '../charts/multiples.ts';
import type { MultiplesOptions, MultiplesRow } from '../charts/multiples.ts';
import type { Observation } from '../core/observation.ts';
import { periodEnd, type Day } from '../core/period.ts';
import { levelOf } from '../core/report-town.ts';
import type { Language } from '../core/text.ts';
import { tellMultiples } from '../i18n/chart-sentences.ts';
import { chartWords } from '../i18n/charts.ts';
import { fill } from '../i18n/messages.ts';
import { tellItems } from '../i18n/promise-sentences.ts';
import { signedDue } from '../i18n/sentences.ts';
import { areaOf, indicatorOf, latestDay, seriesOf, townsOf, unitOf, type Published } from '../query/published.ts';
import { drawCard, drawPicture, type Picture } from './picture.ts';
import { pictures, seriesOptions, seriesPicture } from './pictures.ts';
import { groupsText, type PromiseView } from './promise.ts';
import { targetAt } from './target.ts';
import { chartTexts, t } from './texts.ts';

export interface CoursesChoice {
  readonly indicator: string;
  readonly groups: string;
  readonly language: Language;
}

/** The series of an indicator in every town, small, with the county's behind each. */
export function coursesPicture(data: Published, { indicator, groups, language }: CoursesChoice): Picture | undefined {
  return pictures.remember(`courses|${indicator}|${groups}|${language}`, () => {
    const definition = indicatorOf(data, indicator);
    const named = (code: string): string => areaOf(data, code)[language === 'zh' ? 'name' : 'name_en'];
    const row = (code: string): MultiplesRow => ({ name: named(code), rows: seriesOf(data, indicator, code, groups) });
    const rows = townsOf(data)
      .map(({ code }) => row(code))
      .filter((each) => each.rows.length > 0);
    const county = row(data.site.area);
    const last = rows.flatMap((each) => each.rows.map(({ period }) => period)).reduce((a, b) => (b > a ? b : a), '');
    if (last === '') return undefined;
    const target = targetAt(data, indicator, { groups, period: last, language });
    const printing = seriesOptions(data, definition, language);
    const { page, sentence } = chartTexts(language);
    const places = fill(sentence.children, { count: rows.length });
    const labels = {
      ...chartWords(language),
      title: [definition.name[language], groupsText(definition, groups, language), page.courses]
        .filter(Boolean)
        .join(' · '),
      description: tellMultiples(
        rows.map((each) => each.rows),
        { language, ...printing, places },
      ),
      scale: (low: string, high: string) => fill(page.scale, { low, high }),
    };
    const compared = county.rows.length > 0 && definition.calculation !== 'sum' ? county : undefined;
    return drawPicture<MultiplesRow, MultiplesOptions>(
      multiples,
      rows,
      { ...printing, labels, compared, target },
      { id: 'm' },
    );
  });
}

/** A figure of a town beside the county's and what was due, as a row of bullets. */
export function bulletRow(data: Published, row: Observation, language: Language): BulletRow {
  const definition = indicatorOf(data, row.indicator);
  const { indicator, period, groups, status, value } = row;
  const target = targetAt(data, indicator, { groups, period, language });
  const sum = definition.calculation === 'sum';
  const county = sum
    ? undefined
    : seriesOf(data, indicator, data.site.area, groups).find((each) => each.period === period);
  return {
    name: [definition.name[language], groupsText(definition, groups, language)].filter(Boolean).join(' '),
    ...{ status, value, due: target?.value, dueText: target?.level, compared: county?.value },
    most: unitOf(data, definition.unit)?.measure === 'share' ? 100 : undefined,
    format: seriesOptions(data, definition, language).format,
  };
}

/** The figures of a town for a promise against the county's and the steps of the plan; undefined where it has none. */
export function townPromisePicture(data: Published, view: PromiseView, area: string): Picture | undefined {
  const { commitment, judgement, telling, evidence, asOf } = view;
  if (!evidence) return undefined;
  const { indicator, groups } = evidence.judging;
  const level = { commitment, indicator: evidence.indicator };
  const due = judgement.steps.filter(({ by }) => by <= asOf);
  const steps = due.filter((step) => levelOf([step], { ...level, period: step.by }) !== undefined);
  return seriesPicture(data, {
    ...{ indicator, groups, area, asOf, language: telling.language },
    steps: steps.map((step) => ({ by: step.by, value: step.due, upper: step.upper, label: signedDue(step, telling) })),
    title: commitment.name[telling.language],
  });
}

/** The bars of a row alone, for a cell of a table; empty where there is nothing to hold a figure against. */
export function bulletCell(data: Published, row: Observation, language: Language): string {
  const own = bulletRow(data, row, language);
  if (own.due === undefined || typeof own.value !== 'number') return '';
  const options = { labels: { ...chartWords(language), title: '' }, size: 'cell' as const };
  return drawCard<BulletRow, BulletOptions>(bullet, [own], options, 'b');
}

/** The latest figures of an area, up to a day, for the series that judge the headline promises. */
export function headlineRows(data: Published, area: string, asOf = latestDay(data)): Observation[] {
  return data.site.headline.flatMap((commitment) => {
    const judging = data.judgingByCommitment.get(commitment);
    const rows = judging && seriesOf(data, judging.indicator, area, judging.groups);
    return rows?.findLast(({ period }) => periodEnd(period) <= asOf) ?? [];
  });
}

export interface BulletsChoice {
  readonly language: Language;
  /** The day up to which figures are shown; default: the last. */
  readonly asOf?: Day;
}

/** The indicators of the headline promises in a town, beside the county's figures and what was due. */
export function bulletsPicture(
  data: Published,
  area: string,
  { language, asOf = latestDay(data) }: BulletsChoice,
): Picture | undefined {
  const rows = headlineRows(data, area, asOf);
  if (rows.length < 2) return undefined;
  return pictures.remember(`bullets|${area}|${language}|${asOf}`, () => {
    const place = areaOf(data, area);
    const name = language === 'zh' ? place.name : place.name_en;
    const items = rows.map((row) => bulletRow(data, row, language));
    const told = rows.map((row, index) => {
      const item = items[index] ?? bulletRow(data, row, language);
      const target = targetAt(data, row.indicator, { groups: row.groups, period: row.period, language });
      const reached = row.value === undefined ? undefined : target?.reaches(row.value);
      const text = row.value === undefined ? t(language).status[row.status] : item.format(row.value);
      return { ...item, text, due: target?.level, reached };
    });
    const title = fill(chartTexts(language).page['bullets-title'], { name });
    const labels = { ...chartWords(language), title, description: tellItems(told, language) };
    const compared = t(language).towns.county;
    return drawPicture<BulletRow, BulletOptions>(bullet, items, { labels, name, compared }, { id: 'b' });
  });
}
