import { formatPeriod, formatValue } from '../../core/format.ts';
import { say } from './dom.ts';
import type { ExploreFacts, ExploreIndicator } from './facts.ts';
import { countFigures, type Due, type Figure, type Series } from './figures.ts';

/** A choice with what the engine found for it. */
export interface ShownChoice {
  readonly facts: ExploreFacts;
  readonly indicator: ExploreIndicator;
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
  readonly due?: Due | undefined;
  readonly title: string;
  readonly view: 'time' | 'places';
}

/** A function that prints values of an indicator with their unit. */
export function valueText({ language }: Pick<ExploreFacts, 'language'>, { unit, decimals }: ExploreIndicator) {
  return (value: number): string => formatValue(value, unit, { language, decimals });
}

/** What the picture says, in words: from where to where a single series went, and what the cells hold. */
export function choiceNotes({ facts, indicator, figures, series, due }: ShownChoice): string {
  const { language, words } = facts;
  const counts = countFigures(figures);
  const clauses = [
    say(words.pick.counts, { cells: figures.length, reported: counts.reported + counts.provisional }),
    ...count(words.pick.provisional, counts.provisional),
    ...count(words.pick.hidden, counts.suppressed),
    ...count(words.pick.silent, counts['not-reported']),
    ...count(words.pick.inapplicable, counts['not-applicable']),
  ];
  const gaps = counts.suppressed + counts['not-reported'] + counts['not-applicable'] > 0;
  const sentences = [
    ...(series.length === 1 ? [fromTo(facts, indicator, series[0])] : []),
    language === 'zh' ? `${clauses.join('，')}。` : `${clauses.join(', ')}.`,
    ...(gaps ? [words.pick.gaps] : []),
    ...(due ? [say(words.pick.steps, { names: due.name })] : []),
  ];
  return sentences.filter(Boolean).join(language === 'zh' ? '' : ' ');
}

function count(text: string, number: number): string[] {
  return number > 0 ? [say(text, { count: number })] : [];
}

function fromTo(facts: ExploreFacts, indicator: ExploreIndicator, series: Series | undefined): string {
  const known = series?.figures.filter(({ value }) => value !== null) ?? [];
  const [first, last] = [known[0], known.at(-1)];
  if (!series || !first || !last || first === last) return '';
  const print = valueText(facts, indicator);
  return say(facts.words.pick.first, {
    place: series.name,
    from: formatPeriod(first.period, facts.language),
    to: formatPeriod(last.period, facts.language),
    low: print(first.value ?? 0),
    high: print(last.value ?? 0),
  });
}
