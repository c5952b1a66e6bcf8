import { clauseParts } from './clause.ts';
import type { Standing } from './judgement.ts';
import type { Observation } from './observation.ts';
import type { Day } from './period.ts';
import { townValues, type TownRelease } from './report-town.ts';

/** What of a step is printed. */
export type StepField = 'due' | 'observed' | 'verdict';

/** How many promises show a standing on a day, of the whole plan or of a chapter; `all` and `due` count them together. */
export function countKey(asOf: Day, what: Standing | 'all' | 'due', chapter?: number): string {
  return ['count', asOf, what, ...(chapter === undefined ? [] : [chapter])].join(' ');
}

/** The steps that fell due in the year of a day. */
export function dueKey(asOf: Day): string {
  return `due ${asOf}`;
}

/** What a promise shows on a day. */
export function standingKey(commitment: string, asOf: Day): string {
  return `standing ${commitment} ${asOf}`;
}

/** A number or the verdict of a step as it was judged on a day. */
export function stepKey({ commitment, asOf, by }: StepPlace, field: StepField): string {
  return `step ${commitment} ${asOf} ${by} ${field}`;
}

export interface StepPlace {
  readonly commitment: string;
  readonly asOf: Day;
  readonly by: Day;
}

/** A published figure. */
export function figureKey({ indicator, area, period, groups }: FigurePlace): string {
  return ['figure', indicator, area, period, groups].filter(Boolean).join(' ');
}

type FigurePlace = Pick<Observation, 'indicator' | 'area' | 'period' | 'groups'>;

export type KnownRelease = TownRelease;

const notDue: readonly Standing[] = ['not-due', 'blank', 'unjudged'];

/**
 * Every value of a release that a report may print, by the key that the report marks it with: numbers as numbers,
 * verdicts by their name, a figure without a number by its status.
 */
export function reportValues(release: KnownRelease): Map<string, number | string> {
  const values = new Map<string, number | string>();
  for (const row of release.observations) values.set(figureKey(row), row.value ?? row.status);
  for (const { commitment, asOf, standing, steps } of release.judgements) {
    values.set(standingKey(commitment, asOf), standing);
    for (const step of steps) {
      const place = { commitment, asOf, by: step.by };
      values.set(stepKey(place, 'verdict'), step.verdict);
      if (step.due !== undefined) values.set(stepKey(place, 'due'), step.due);
      if (step.observed !== undefined) values.set(stepKey(place, 'observed'), step.observed);
    }
  }
  countStandings(release, values);
  for (const [key, value] of townValues(release)) values.set(key, value);
  return values;
}

function countStandings(
  { commitments, judgements, asOfDays }: KnownRelease,
  values: Map<string, number | string>,
): void {
  const chapters = new Map(commitments.map(({ id, clause }) => [id, clauseParts(clause)[0]]));
  const count = (key: string): void => {
    values.set(key, Number(values.get(key) ?? 0) + 1);
  };
  // A plan without promises has counts, too.
  for (const asOf of asOfDays) for (const kind of ['all', 'due'] as const) values.set(countKey(asOf, kind), 0);
  for (const { commitment, asOf, standing } of judgements) {
    const kinds = notDue.includes(standing) ? ([standing, 'all'] as const) : ([standing, 'all', 'due'] as const);
    for (const kind of kinds) {
      count(countKey(asOf, kind));
      count(countKey(asOf, kind, chapters.get(commitment)));
    }
  }
}
