import { stepVerdicts, type StepVerdict } from '../../../core/judgement.ts';
import { observationStatuses, type ObservationStatus } from '../../../core/observation.ts';
import { closingMonth, periodMonths, periodPattern, periodsBetween, type Period } from '../../../core/period.ts';
import type { ExploreFacts, ExploreIndicator } from '../facts.ts';

/** What the linked views show: one indicator, and what was chosen in each of the views. */
export interface Choice {
  readonly indicator: string;
  /** Codes of areas below the plan's own, in administrative order; none: the plan's own area. */
  readonly places: readonly string[];
  readonly from: Period;
  readonly to: Period;
  /** A group key; '' is the total. */
  readonly group: string;
  /** Only figures from `low` up to `high`, as brushed in the distribution. */
  readonly values?: readonly [low: number, high: number] | undefined;
  /** Only cells of these statuses, as tapped beside the distribution; never together with `values`. */
  readonly states: readonly ObservationStatus[];
  /** Only periods in which a target of the indicator was judged so. */
  readonly verdicts: readonly StepVerdict[];
}

export type KnownFacts = Pick<ExploreFacts, 'areas' | 'indicators' | 'choice'>;

/** An indicator of the release; the default one where it has no such. */
export function indicatorOf(id: string, { indicators, choice }: KnownFacts): ExploreIndicator {
  const found =
    indicators.find((indicator) => indicator.id === id) ?? indicators.find((each) => each.id === choice.indicator);
  if (!found) throw new Error(`missing indicator: ${choice.indicator}; the page names it as its default`);
  return found;
}

/** The areas below the plan's own that an indicator has figures of, in administrative order. */
export function placesOf(indicator: ExploreIndicator, { areas }: Pick<KnownFacts, 'areas'>): string[] {
  return areas.filter(({ code, town }) => town && indicator.areas.includes(code)).map(({ code }) => code);
}

/** Every period an indicator may have a figure for. */
export function periodsOf({ periods: [first, last] }: ExploreIndicator): Period[] {
  return periodsBetween(first, last);
}

/** An indicator with nothing chosen in any view. */
export function wholeChoice(id: string, facts: KnownFacts): Choice {
  const indicator = indicatorOf(id, facts);
  const [from, to] = indicator.periods;
  return { indicator: indicator.id, places: [], from, to, group: totalOf(indicator), states: [], verdicts: [] };
}

/** The group shown where none is chosen: the total, or the first group of an indicator that has none. */
function totalOf({ groups }: ExploreIndicator): string {
  return groups[0]?.key ?? '';
}

/**
 * The nearest choice that this release can answer. A new indicator keeps the places and periods that it also has, and the
 * verdicts; values mean something else for it and are let go where `was` says that the indicator changed.
 */
export function fitChoice(choice: Choice, facts: KnownFacts, was: string = choice.indicator): Choice {
  const indicator = indicatorOf(choice.indicator, facts);
  const before = indicatorOf(was, facts);
  const wasWhole = choice.from === before.periods[0] && choice.to === before.periods[1];
  const [from, to] = wasWhole ? indicator.periods : fitPeriods(choice, indicator, was === indicator.id);
  const [low = NaN, high = NaN] = was === indicator.id ? (choice.values ?? []) : [];
  const values = Number.isFinite(low) && Number.isFinite(high) && low <= high ? ([low, high] as const) : undefined;
  const groups = indicator.groups.map(({ key }) => key);
  return {
    indicator: indicator.id,
    places: placesOf(indicator, facts).filter((code) => choice.places.includes(code)),
    from,
    to,
    group: groups.includes(choice.group) ? choice.group : totalOf(indicator),
    ...(values ? { values } : {}),
    states: values ? [] : observationStatuses.filter((status) => choice.states.includes(status)),
    verdicts: stepVerdicts.filter((verdict) => choice.verdicts.includes(verdict)),
  };
}

/**
 * The two ends as periods of the indicator: what lies outside its time is its first or last, what is no period too. Where
 * a new indicator has no period in common with the one before, it is shown whole.
 */
function fitPeriods({ from, to }: Choice, indicator: ExploreIndicator, same: boolean): [Period, Period] {
  const known = periodsOf(indicator);
  const [first = '', last = ''] = [known[0], known.at(-1)];
  const ends = [from, to].map((period) => (periodPattern.test(period) ? monthsOf(period) : undefined));
  const low = Math.min(...ends.map((months) => months?.[0] ?? Infinity));
  const high = Math.max(...ends.map((months) => months?.[1] ?? -Infinity));
  const start = ends[0] ? known.find((period) => closingMonth(period) >= low) : first;
  const end = ends[1] ? known.findLast((period) => monthsOf(period)[0] <= high) : last;
  if (start === undefined || end === undefined) return same ? [start ?? last, end ?? start ?? last] : [first, last];
  return closingMonth(start) > closingMonth(end) ? [first, last] : [start, end];
}

/** The first and the last month of a period. */
function monthsOf(period: Period): [number, number] {
  const closing = closingMonth(period);
  return [closing - periodMonths(period) + 1, closing];
}

/** What an address says of the choice, made whole. */
export function readChoice(query: URLSearchParams, facts: KnownFacts): Choice {
  const list = (name: string): string[] => query.get(name)?.split(',') ?? [];
  const [low = NaN, high = NaN] = query.get('b')?.split('~').map(Number) ?? [];
  return fitChoice(
    {
      indicator: query.get('i') ?? facts.choice.indicator,
      places: list('a'),
      from: query.get('f') ?? '',
      to: query.get('t') ?? '',
      group: query.get('g') ?? '',
      values: [low, high],
      states: list('s') as ObservationStatus[],
      verdicts: list('d') as StepVerdict[],
    },
    facts,
  );
}

/** The part of an address that says a choice, without what would be so anyway. */
export function writeChoice(choice: Choice, facts: KnownFacts): [name: string, value: string][] {
  const usual = wholeChoice(choice.indicator, facts);
  const all: [string, string, string][] = [
    ['i', choice.indicator, facts.choice.indicator],
    ['a', choice.places.join(','), ''],
    ['f', choice.from, usual.from],
    ['t', choice.to, usual.to],
    ['g', choice.group, usual.group],
    ['b', choice.values?.join('~') ?? '', ''],
    ['s', choice.states.join(','), ''],
    ['d', choice.verdicts.join(','), ''],
  ];
  return all.filter(([, value, standard]) => value !== standard).map(([name, value]) => [name, value]);
}

/** Whether a choice narrows the cells of its indicator at all. */
export function isNarrowed(choice: Choice, facts: KnownFacts): boolean {
  return writeChoice({ ...choice, group: wholeChoice(choice.indicator, facts).group }, facts).some(
    ([name]) => name !== 'i',
  );
}
