import type { Commitment } from '../core/commitment.ts';
import { formatDay } from '../core/format.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Judgement, StepJudgement } from '../core/judgement.ts';
import type { Observation } from '../core/observation.ts';
import { periodEnd, type Day, type Period } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import type { Telling } from '../i18n/sentences.ts';
import {
  indicatorOf,
  judgementOf,
  latestDay,
  seriesOf,
  unitOf,
  type Judging,
  type Published,
} from '../query/published.ts';
import { Memory } from '../query/remember.ts';

/** The series behind a judged promise, with the rows known on the day of the ledger. */
export interface Evidence {
  readonly judging: Judging;
  readonly indicator: Indicator;
  readonly rows: readonly Observation[];
}

/** A promise as the ledger shows it on a day, in a language. */
export interface PromiseView {
  readonly commitment: Commitment;
  readonly judgement: Judgement;
  readonly telling: Telling;
  readonly asOf: Day;
  readonly evidence?: Evidence | undefined;
}

const views = new Memory<PromiseView>();

/** Gathers what pages and charts say about a promise. */
export function viewPromise(
  data: Published,
  commitment: Commitment,
  at: { asOf: Day; language: Language },
): PromiseView {
  const { asOf, language } = at;
  return views.remember(`${commitment.id}|${asOf}|${language}`, () => {
    const judging = data.judgingByCommitment.get(commitment.id);
    const indicator = judging && indicatorOf(data, judging.indicator);
    const counted = indicator?.numerator ?? indicator?.denominator;
    return {
      commitment,
      judgement: judgementOf(data, commitment.id, asOf),
      asOf,
      telling: {
        language,
        commitment,
        unit: unitOf(data, commitment.unit ?? indicator?.unit),
        decimals: indicator?.decimals,
        counted: unitOf(data, counted?.unit),
      },
      evidence: judging && indicator && { judging, indicator, rows: knownRows(data, judging, asOf) },
    };
  });
}

function knownRows(data: Published, { indicator, area, groups }: Judging, asOf: Day): Observation[] {
  return seriesOf(data, indicator, area, groups).filter(({ period }) => periodEnd(period) <= asOf);
}

/** Whether the promise is judged at all, so that it stood differently in different years. */
export function isJudged({ kind }: Commitment): boolean {
  return kind !== 'qualitative' && kind !== 'blank' && kind !== 'baseline';
}

/** The address of a promise as it stood on a day. */
export function promisePath(data: Published, commitment: Commitment, asOf: Day): string {
  const dated = asOf !== latestDay(data) && isJudged(commitment);
  return `/commitments/${commitment.id}/${dated ? `${asOf.slice(0, 4)}/` : ''}`;
}

/** What a picture of a past day is called: with the day. */
export function datedTitle(
  data: Published,
  title: string,
  { asOf, language }: { asOf: Day; language: Language },
): string {
  return asOf === latestDay(data) ? title : `${title} · ${formatDay(asOf, language, { yearEnd: true })}`;
}

/** The step that a short line about the promise is about: the last one that made its verdict, or the first to come. */
export function tellingStep({ standing, steps }: Judgement): StepJudgement | undefined {
  return steps.findLast(({ verdict }) => verdict === standing) ?? steps[0];
}

/** The period the towns are compared in: that of the step that made the verdict, otherwise the last one with a figure. */
export function comparedPeriod({ judgement, evidence }: PromiseView): Period | undefined {
  const judged = judgement.steps.findLast(({ period }) => period !== undefined);
  return tellingStep(judgement)?.period ?? judged?.period ?? evidence?.rows.at(-1)?.period;
}

/** The query that shows the series a promise was judged on. */
export function seriesQuery({ indicator, area, groups }: { indicator: string; area: string; groups: string }): string {
  return [
    'SELECT period, area_zh, numerator, denominator, value, unit_zh, status_zh',
    'FROM observations',
    `WHERE indicator = '${indicator}' AND area = '${area}' AND groups = '${groups}'`,
    'ORDER BY period_end;',
  ].join('\n');
}

/** The names of a combination of groups: “县级”, empty for the total. */
export function groupsText(indicator: Indicator, groups: string, language: Language): string {
  return groups
    .split(';')
    .filter(Boolean)
    .map((part) => {
      const [column = '', value = ''] = part.split('=');
      return indicator.groups[column]?.values[value]?.[language] ?? value;
    })
    .join(language === 'zh' ? '、' : ', ');
}
