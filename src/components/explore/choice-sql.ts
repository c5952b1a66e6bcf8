import type { Language } from '../../core/text.ts';
import type { Choice } from './state.ts';

/** The columns of the query of a choice, in its order. */
export const choiceColumns = [
  ...['area', 'name', 'period', 'groups', 'value', 'numerator', 'denominator', 'low', 'high', 'status', 'vintage'],
  ...['source_kind', 'note'],
] as const;

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The query behind a choice: shown to the reader, and the one that is run. */
export function choiceSql({ indicator, areas, from, to, group }: Choice, language: Language): string {
  const name = language === 'zh' ? 'area_zh AS name' : '(SELECT name_en FROM areas WHERE code = area) AS name';
  const years = from === to ? `year = ${from}` : `year BETWEEN ${from} AND ${to}`;
  return `SELECT area, ${name}, period, groups,
       value, numerator, denominator, low, high,
       status, vintage, source_kind, note
FROM observations
WHERE indicator = ${literal(indicator)}
  AND area IN (${areas.map(literal).join(', ')})
  AND ${years}
  AND groups ${group === '*' ? "<> ''" : `= ${literal(group)}`}
ORDER BY area_sort, groups, period_end`;
}

export interface StepsOf {
  readonly indicator: string;
  readonly area: string;
  readonly group: string;
  readonly language: Language;
}

/** What was due for the series of a choice, as judged on the last day of the release. */
export function stepsSql({ indicator, area, group, language }: StepsOf): string {
  return `SELECT v.commitment, v.due_on, v.due, v.due_upper, v.verdict, c.between, c.name_${language}
FROM verdicts v JOIN commitments c USING (commitment)
WHERE v.indicator = ${literal(indicator)} AND v.area = ${literal(area)} AND v.groups = ${literal(group)}
  AND v.as_of = (SELECT max(as_of) FROM verdicts)
ORDER BY c.sort, v.due_on`;
}
