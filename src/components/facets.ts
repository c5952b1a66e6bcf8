import { clauseParts } from '../core/clause.ts';
import { kindSchema } from '../core/commitment.ts';
import { standings, type Standing, type StepVerdict } from '../core/judgement.ts';
import { periodYear, type Day } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { latestDay, type Published } from '../query/published.ts';
import { byChapter, entriesAt, type Entry } from '../query/tally.ts';
import { Memory } from '../query/remember.ts';
import { facetNames, type FacetName, type FacetValues } from './ledger-choice.ts';
import { isDue } from './ledger-groups.ts';
import { viewPromise } from './promise.ts';
import { t } from './texts.ts';

/** Verdicts that are counted even where there are none: nobody should have to guess at a missing line. */
export const alwaysCounted: readonly Standing[] = ['met', 'met-late', 'missed', 'no-data', 'blank', 'unjudged'];

/** Verdicts that somebody's figure or document stands behind. */
const checkedVerdicts: readonly StepVerdict[] = ['met', 'met-late', 'missed', 'suppressed', 'not-comparable'];

/** One choice of a facet. */
export interface FacetChoice {
  readonly value: string;
  readonly name: string;
  readonly count: number;
  readonly standing?: Standing;
}

export interface Facet {
  readonly facet: FacetName;
  readonly name: string;
  readonly choices: readonly FacetChoice[];
}

/** The choices that a list of promises offers, each with its number; those without any are left out. */
export function facetsOf(
  data: Published,
  ledger: readonly Entry[],
  { asOf, language }: { asOf: Day; language: Language },
): Facet[] {
  const words = t(language);
  const values = ledger.map((entry) => valuesOf(data, entry, asOf));
  const count = (facet: FacetName, value: string): number =>
    values.filter((each) => each[facet].includes(value)).length;
  const choice = (facet: FacetName, value: string, name: string): FacetChoice => ({
    value,
    name,
    count: count(facet, value),
  });
  const years = [...new Set(values.flatMap(({ due }) => due))].sort();
  const choices: Readonly<Record<FacetName, readonly FacetChoice[]>> = {
    standing: standings
      .map((standing) => ({ ...choice('standing', standing, words.standing[standing]), standing }))
      .filter((each) => each.count > 0 || alwaysCounted.includes(each.standing)),
    kind: kindSchema.options.map((kind) => choice('kind', kind, words.kind[kind])).filter((each) => each.count > 0),
    chapter: byChapter(data, ledger).map(({ chapter: { number, name } }) =>
      choice('chapter', String(number), `${number} ${name[language]}`),
    ),
    due: years.map((year) => choice('due', year, year)),
    population: Object.entries(data.site.populationGroups)
      .map(([group, name]) => choice('population', group, name[language]))
      .filter((each) => each.count > 0),
    data: [choice('data', 'yes', words.ledger['data-yes']), choice('data', 'no', words.ledger['data-no'])].filter(
      (each) => each.count > 0,
    ),
  };
  return facetNames
    .map((facet) => ({ facet, name: words.ledger[`by-${facet}`], choices: choices[facet] }))
    .filter((each) => each.choices.length > 0);
}

/** What a promise is found by: every year in which a step falls due, whom it is for, whether anything can check it. */
export function valuesOf(data: Published, entry: Entry, asOf: Day): FacetValues {
  return valuesByKey.remember(`${entry.commitment.id}|${asOf}`, () => findValues(data, entry, asOf));
}

const valuesByKey = new Memory<FacetValues>();

function findValues(data: Published, { commitment, judgement }: Entry, asOf: Day): FacetValues {
  const years = isDue(commitment) ? commitment.steps.map(({ by }) => String(periodYear(by))) : [];
  const { evidence } = viewPromise(data, commitment, { asOf, language: 'zh' });
  const known =
    judgement.steps.some(({ verdict, observed }) => observed !== undefined || checkedVerdicts.includes(verdict)) ||
    (evidence?.rows.some(({ value, status }) => value !== undefined || status === 'suppressed') ?? false);
  return {
    standing: [judgement.standing],
    kind: [commitment.kind],
    chapter: [String(clauseParts(commitment.clause)[0])],
    due: [...new Set(years)],
    population: commitment.populationGroups,
    data: [known ? 'yes' : 'no'],
  };
}

/** A list of one choice, or (`by-due`, without a value) of all promises in order of their due days. */
export interface ListChoice {
  readonly facet: FacetName | 'by-due';
  readonly value?: string;
}

/** The address of a list: all promises below `root`, or those of one choice. */
export function listPath(root: string, chosen?: ListChoice): string {
  if (!chosen) return root;
  return `${root}${chosen.facet}/${chosen.value === undefined ? '' : `${chosen.value}/`}`;
}

/** The address of the list of all promises as it stood on a day. */
export function listRoot(data: Published, day: Day): string {
  return day === latestDay(data) ? '/commitments/' : `/commitments/as-of/${day.slice(0, 4)}/`;
}

/** The pages of one facet's choices on a day: what the addresses below its folder are made for. */
export function choicesOf(data: Published, facet: FacetName, asOf: Day): string[] {
  const facets = facetsOf(data, entriesAt(data, asOf), { asOf, language: 'zh' });
  return facets.find((each) => each.facet === facet)?.choices.map(({ value }) => value) ?? [];
}
