import { dueLevels, type Direction } from '../core/commitment.ts';
import { formatNumber, formatPeriod, formatValue } from '../core/format.ts';
import type { Indicator } from '../core/indicator.ts';
import type { StepJudgement } from '../core/judgement.ts';
import type { Observation } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import { leftOver, type WholeGoal } from '../core/remaining.ts';
import type { Language } from '../core/text.ts';
import { fill } from '../i18n/messages.ts';
import { indicatorOf, seriesOf, unitOf, type Published } from '../query/published.ts';
import { Memory } from '../query/remember.ts';
import { shownGroups } from './indicator.ts';
import { groupsText, type PromiseView } from './promise.ts';
import { t } from './texts.ts';

/** A count's name as the head of a column: “已救治（人）”, “已建卫生室的村（个）”; English names say what is counted. */
export function countHeading(data: Published, count: Indicator['numerator'], language: Language): string {
  if (!count) return '';
  const unit = unitOf(data, count.unit);
  const name = count.name[language];
  if (!unit || (language === 'en' && unit.measure === 'count')) return name;
  if (language === 'en') return `${name} (${unit.en})`;
  const [counter = ''] = /^[个所家名处项](?=.)/.exec(unit.zh) ?? [unit.zh];
  return counter ? `${name}（${counter}）` : name;
}

export interface FigureChoice {
  readonly indicator: Indicator;
  readonly language: Language;
  /** The level it is compared with: as many digits are printed as it takes to see the difference. */
  readonly near?: number | undefined;
}

/** A figure with its unit, or in words why there is none: never a blank, never a zero that was not reported. */
export function figureText(data: Published, row: Observation, { indicator, language, near }: FigureChoice) {
  if (row.value === undefined) return t(language).status[row.status];
  const unit = unitOf(data, indicator.unit) ?? { zh: '', en: '', measure: 'quantity' as const };
  return formatValue(row.value, unit, { language, decimals: indicator.decimals, near });
}

/** The counts behind a rate, `338 / 412`, with their units where these differ; empty where there are not two. */
export function countsText(data: Published, row: Observation, { indicator, language }: FigureChoice): string {
  const { numerator, denominator } = row;
  if (numerator === undefined || denominator === undefined) return '';
  const [above, below] = [indicator.numerator?.unit, indicator.denominator?.unit];
  if (above === below) return `${formatNumber(numerator)} / ${formatNumber(denominator)}`;
  const print = (value: number, unit: string | undefined) =>
    formatValue(value, unitOf(data, unit) ?? { zh: '', en: '', measure: 'quantity' }, { language });
  return `${print(numerator, above)} / ${print(denominator, below)}`;
}

/** How many are left over behind a rate that is near 100 %, or promised to be 100 % or 0: “还差37户”; empty for others. */
export function leftOverText(data: Published, row: Counted, { indicator, language }: FigureChoice): string {
  const left = leftOver(row, indicator, goalOf(data, row));
  if (!left) return '';
  const { sentence } = t(language);
  const unit = unitOf(data, indicator.numerator?.unit) ?? { zh: '', en: '', measure: 'count' as const };
  const phrases = { everyone: sentence['tail-remaining'], nobody: sentence['tail-left'], rate: sentence['tail-rate'] };
  return fill(phrases[left.of], { remaining: formatValue(left.count, unit, { language }) });
}

/** The same for the figure that a step of a promise was judged on. */
export function stepLeftText(
  data: Published,
  { evidence, telling }: Pick<PromiseView, 'evidence' | 'telling'>,
  { numerator, denominator }: StepJudgement,
): string {
  if (!evidence || numerator === undefined || denominator === undefined) return '';
  const { indicator, groups } = evidence.judging;
  const row = { indicator, groups, status: 'reported', numerator, denominator } as const;
  return leftOverText(data, row, { indicator: evidence.indicator, language: telling.language });
}

/** The counts of a figure and the series it belongs to. */
export type Counted = Pick<Observation, 'indicator' | 'groups' | 'status' | 'numerator' | 'denominator'>;

const goals = new Memory<WholeGoal | 'part'>();

/** Whether a promise that the series judges is about everyone, or about nobody. */
export function goalOf(
  data: Published,
  { indicator, groups }: Pick<Counted, 'indicator' | 'groups'>,
): WholeGoal | undefined {
  const goal = goals.remember(`${indicator}|${groups}`, () => {
    const promised = (data.promisesByIndicator.get(indicator) ?? []).filter(
      ({ id }) => data.judgingByCommitment.get(id)?.groups === groups,
    );
    const due = (level: number, against: Direction): boolean =>
      promised.some((each) => each.direction !== against && dueLevels(each).includes(level));
    return due(100, 'at-most') ? 'everyone' : due(0, 'at-least') ? 'nobody' : 'part';
  });
  return goal === 'part' ? undefined : goal;
}

export interface LatestChoice {
  readonly indicator: string;
  readonly area: string;
  /** The period wanted; the last one that the area has a row for, where it is absent. */
  readonly period?: Period | undefined;
  readonly language: Language;
}

/** The figures of an area for a period with their counts, in a line: each group's where there is no total. */
export function latestFigures(data: Published, { indicator: id, area, period, language }: LatestChoice) {
  const indicator = indicatorOf(data, id);
  const zh = language === 'zh';
  const rows = shownGroups(data, id).flatMap((groups) => {
    const series = seriesOf(data, id, area, groups);
    return (period === undefined ? series.at(-1) : series.find((row) => row.period === period)) ?? [];
  });
  const [first] = rows;
  if (!first) return undefined;
  const parts = rows.map((row) => {
    const name = groupsText(indicator, row.groups, language);
    const counts = row.groups === '' ? countsText(data, row, { indicator, language }) : '';
    const behind = [counts, leftOverText(data, row, { indicator, language })].filter(Boolean).join(zh ? '，' : ', ');
    const brackets = zh ? `（${behind}）` : ` (${behind})`;
    return [name, figureText(data, row, { indicator, language })].filter(Boolean).join(' ') + (behind ? brackets : '');
  });
  return { period: formatPeriod(first.period, language), text: parts.join(zh ? '，' : ', ') };
}
