import type { StepVerdict } from '../../../core/judgement.ts';
import { periodEnd } from '../../../core/period.ts';
import type { Language } from '../../../core/text.ts';
import type { Value } from '../../../query/database.ts';
import { indicatorOf, placesOf, wholeChoice, type Choice, type KnownFacts } from './choice.ts';
import type { Bins } from './queries.ts';
import { classesWithin, limitsOf } from './stretch.ts';
import type { Due } from './shown.ts';

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const list = (texts: readonly string[]): string => texts.map(literal).join(', ');

export interface Asking {
  readonly facts: KnownFacts & { readonly language: Language };
  readonly bins: Bins;
}

/** The query behind a choice, over the published tables: shown to the reader, and saved from. */
export function choiceSql(choice: Choice, { facts, bins }: Asking): string {
  const { indicator, group } = choice;
  const name = facts.language === 'zh' ? 'area_zh AS name' : '(SELECT name_en FROM areas WHERE code = area) AS name';
  const conditions = [
    `indicator = ${literal(indicator)}`,
    areaCondition(choice, facts),
    `groups = ${literal(group)}`,
    ...periodCondition(choice, facts),
    ...(choice.values ? [valueCondition(choice.values, bins)] : []),
    ...(choice.states.length > 0 ? [`status IN (${list(choice.states)})`] : []),
    ...(choice.verdicts.length > 0 ? [verdictCondition(choice)] : []),
  ];
  return `SELECT area, ${name}, period, groups,
       value, numerator, denominator, low, high,
       status, vintage, source_kind, file, rows, note
FROM observations
WHERE ${conditions.join('\n  AND ')}
ORDER BY area_sort, period_end`;
}

/** The places chosen; otherwise the plan's own area and those below it, and of the cells chosen by value only these. */
function areaCondition({ indicator, places, values, states }: Choice, facts: KnownFacts): string {
  if (places.length > 0) return `area IN (${list(places)})`;
  const own = literal(facts.choice.area);
  if (placesOf(indicatorOf(indicator, facts), facts).length === 0) return `area = ${own}`;
  const below = `area IN (SELECT code FROM areas WHERE parent = ${own})`;
  return values || states.length > 0 ? below : `(area = ${own} OR ${below})`;
}

function periodCondition({ indicator, from, to }: Choice, facts: KnownFacts): string[] {
  const whole = wholeChoice(indicator, facts);
  if (from === whole.from && to === whole.to) return [];
  if (from === to) return [`period = ${literal(from)}`];
  return [`period_end BETWEEN ${literal(periodEnd(from))} AND ${literal(periodEnd(to))}`];
}

/** From the lower limit up to, but without, the upper one; the last class has its upper limit. */
function valueCondition(values: readonly [number, number], bins: Bins): string {
  const classes = classesWithin(values, bins);
  const [low, high] = limitsOf(classes, bins);
  return `value >= ${low} AND value ${classes[1] === bins.count - 1 ? '<=' : '<'} ${high}`;
}

function verdictCondition({ indicator, group, verdicts }: Choice): string {
  return `period IN (
    SELECT period FROM verdicts
    WHERE as_of = (SELECT max(as_of) FROM verdicts)
      AND indicator = ${literal(indicator)} AND groups = ${literal(group)} AND verdict IN (${list(verdicts)}))`;
}

export interface StepsOf {
  readonly indicator: string;
  readonly area: string;
  readonly group: string;
  readonly language: Language;
}

/** What was due for a series, as judged on the last day of the release. */
export function stepsSql({ indicator, area, group, language }: StepsOf): string {
  return `SELECT v.commitment, v.due_on, v.due, v.due_upper, v.verdict, c.between, c.name_${language}
FROM verdicts v JOIN commitments c USING (commitment)
WHERE v.indicator = ${literal(indicator)} AND v.area = ${literal(area)} AND v.groups = ${literal(group)}
  AND v.as_of = (SELECT max(as_of) FROM verdicts)
ORDER BY c.sort, v.due_on`;
}

/** What was due for a series, promise by promise, in the order of the plan. */
export function readDues(rows: readonly (readonly Value[])[]): Due[] {
  const ids = [...new Set(rows.map(([commitment]) => commitment))];
  return ids.map((id) => {
    const own = rows.filter(([commitment]) => commitment === id);
    return {
      commitment: String(id),
      name: String(own[0]?.[6]),
      linear: own[0]?.[5] === 'linear',
      steps: own.map(([, by, due, upper, verdict]) => ({
        by: String(by),
        value: typeof due === 'number' ? due : undefined,
        upper: typeof upper === 'number' ? upper : undefined,
        verdict: verdict as StepVerdict,
      })),
    };
  });
}
