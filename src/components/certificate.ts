import type { Source } from '../core/indicator.ts';
import type { StepJudgement } from '../core/judgement.ts';
import type { Observation } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import { formatPeriod } from '../core/format.ts';
import type { Language } from '../core/text.ts';
import { tellMaking } from '../i18n/certificates.ts';
import { fillRule } from '../i18n/formulas.ts';
import { reasonText } from '../i18n/sentences.ts';
import { indicatorOf, seriesOf, unitOf, type Published } from '../query/published.ts';
import { startingValue } from './baseline.ts';
import { figureText } from './figures.ts';
import { hasRows, shownGroups } from './indicator.ts';
import { groupsText, type PromiseView } from './promise.ts';
import { historyOf } from './proof/history.ts';
import { promisesOf } from './target.ts';
import { t } from './texts.ts';

type Figure = Pick<Observation, 'indicator' | 'area' | 'period' | 'groups'>;

/** The anchor of a figure's birth certificate on the page of its series. */
export function certificateId({ period, groups }: Pick<Figure, 'period' | 'groups'>): string {
  return (groups === '' ? period : `${period}.${groups}`).replaceAll(/\s/g, '_');
}

/** The path, with anchor, of a figure's birth certificate; undefined where its series has no page. */
export function figurePath(data: Published, figure: Figure): string | undefined {
  const { indicator, area } = figure;
  if (!data.indicators[indicator]) return undefined;
  const own = area === data.site.area;
  if (!own && !hasRows(data, indicator, area)) return undefined;
  return `/indicators/${indicator}/${own ? '' : `${area}/`}#${encodeURI(certificateId(figure))}`;
}

/** What one promise made of a figure. */
export interface Judged {
  readonly view: PromiseView;
  readonly step: StepJudgement;
  /** The rule with the numbers filled in, or why there is no verdict. */
  readonly lines: readonly string[];
}

/** Where one figure comes from. */
export interface Certificate {
  readonly id: string;
  readonly row: Observation;
  readonly heading: string;
  readonly figure: string;
  readonly made: string;
  readonly source: Source;
  readonly judged: readonly Judged[];
  /** What was published of it before, and why it was corrected. */
  readonly history: readonly string[];
  readonly query: string;
}

export interface CertificateChoice {
  readonly indicator: string;
  readonly area: string;
  readonly language: Language;
}

/** The birth certificates of all figures of an indicator in an area: the series that stand for it first, each by time. */
export function certificatesOf(data: Published, choice: CertificateChoice): Certificate[] {
  const { indicator: id, area } = choice;
  const shown = shownGroups(data, id);
  const others = (data.groupsByIndicator.get(id) ?? []).filter((groups) => !shown.includes(groups));
  return [...shown, ...others].flatMap((groups) =>
    seriesOf(data, id, area, groups).map((row) => certificateOf(data, row, choice.language)),
  );
}

function certificateOf(data: Published, row: Observation, language: Language): Certificate {
  const indicator = indicatorOf(data, row.indicator);
  const unit = unitOf(data, indicator.unit) ?? { zh: '', en: '', measure: 'quantity' as const };
  const group = groupsText(indicator, row.groups, language);
  return {
    id: certificateId(row),
    row,
    heading: [formatPeriod(row.period, language), group].filter(Boolean).join(' · '),
    figure: figureText(data, row, { indicator, language }),
    made: tellMaking(row, {
      ...{ indicator, unit, language, change: changeBehind(data, row) },
      counted: unitOf(data, indicator.numerator?.unit),
    }),
    source: (row.reference === undefined ? undefined : indicator.references[row.reference]) ?? indicator.source,
    judged: judgedBy(data, row, language),
    history: historyOf(data, row, language),
    query: figureQuery(row),
  };
}

/** The two figures behind a change against the year before. */
function changeBehind(data: Published, row: Observation): { now: number; before: number } | undefined {
  const { from } = indicatorOf(data, row.indicator);
  if (typeof from !== 'object' || !('growth' in from)) return undefined;
  const series = seriesOf(data, from.growth, row.area, row.groups);
  const at = (period: Period): number | undefined => series.find((each) => each.period === period)?.value;
  const [now, before] = [at(row.period), at(yearBefore(row.period))];
  return now === undefined || before === undefined ? undefined : { now, before };
}

function yearBefore(period: Period): Period {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

/** The promises that a figure decided on, as the ledger stands now. */
function judgedBy(data: Published, row: Observation, language: Language): Judged[] {
  return promisesOf(data, row.indicator, language).flatMap((view) => {
    const { judging } = view.evidence ?? {};
    if (judging?.area !== row.area || judging.groups !== row.groups) return [];
    return view.judgement.steps
      .filter(({ period }) => period === row.period)
      .map((step) => ({ view, step, lines: linesOf(view, step) }));
  });
}

function linesOf(view: PromiseView, step: StepJudgement): string[] {
  const { telling } = view;
  const lines = fillRule(step, telling, startingValue(view));
  if (lines.length > 0) return lines;
  const { standing } = t(telling.language);
  return [[reasonText(step, telling), standing[step.verdict]].filter(Boolean).join(' → ')];
}

/** The query that shows one figure with everything it carries. */
export function figureQuery({ indicator, area, period, groups }: Figure): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  return [
    'SELECT period, area_zh, groups_zh, numerator, denominator, value, unit_zh, status_zh, source_zh, file, rows',
    'FROM observations',
    `WHERE indicator = ${quoted(indicator)} AND area = ${quoted(area)}`,
    `  AND groups = ${quoted(groups)} AND period = ${quoted(period)};`,
  ].join('\n');
}
