import { formatGap, formatPeriod, formatValue } from '../../../core/format.ts';
import { closingMonth, periodClosing, periodKind, type Period } from '../../../core/period.ts';
import type { StepVerdict } from '../../../core/judgement.ts';
import type { Language } from '../../../core/text.ts';
import { say } from '../dom.ts';
import type { ExploreFacts, ExploreIndicator } from '../facts.ts';
import type { Answers, PlaceSums } from './answers.ts';
import type { Choice } from './choice.ts';
import type { Bins } from './queries.ts';
import { figureOf, type Figure, type Sums } from './sums.ts';

/** What was due for the plan's own series, by the promise that it judges. */
export interface Due {
  readonly commitment: string;
  readonly name: string;
  readonly linear: boolean;
  readonly steps: readonly DueStep[];
}

export interface DueStep {
  readonly by: string;
  readonly value?: number | undefined;
  readonly upper?: number | undefined;
  readonly verdict: StepVerdict;
}

/** Of several promises that judge one series, the one drawn: judged as chosen, then the one with the most steps. */
export function pickDue(dues: readonly Due[], verdicts: readonly StepVerdict[]): Due | undefined {
  const judged = dues.filter(({ steps }) => steps.some(({ verdict }) => verdicts.includes(verdict)));
  const candidates = judged.length > 0 ? judged : dues;
  return candidates.reduce<Due | undefined>(
    (best, due) => (best && best.steps.length >= due.steps.length ? best : due),
    undefined,
  );
}

/** A choice with what the engine said: all that the views are drawn from. */
export interface Shown {
  readonly facts: ExploreFacts;
  readonly indicator: ExploreIndicator;
  readonly choice: Choice;
  readonly answers: Answers;
  readonly bins: Bins;
  readonly due?: Due | undefined;
}

/** Values and periods of an indicator as they are printed. */
export function printing({ facts: { language }, indicator }: Pick<Shown, 'facts' | 'indicator'>): Printing {
  const known = printings.get(indicator)?.[language];
  if (known) return known;
  const { unit, decimals } = indicator;
  const print = remembering((value) => formatValue(value, unit, { language, decimals }));
  const made = {
    language,
    format: (value: number, near?: number): string =>
      near === undefined ? print(value) : formatValue(value, unit, { language, decimals, near }),
    formatTick: remembering((value) => formatValue(value, unit, { language, decimals: 2 })),
    formatGap: (gap: number): string => formatGap(gap, unit, { language, decimals }),
    namePeriod: (period: Period): string => formatPeriod(period, language),
  };
  printings.set(indicator, { ...printings.get(indicator), [language]: made });
  return made;
}

interface Printing {
  readonly language: Language;
  readonly format: (value: number, near?: number) => string;
  readonly formatTick: (value: number) => string;
  readonly formatGap: (gap: number) => string;
  readonly namePeriod: (period: Period) => string;
}

const printings = new WeakMap<ExploreIndicator, Partial<Record<Language, Printing>>>();

/** Texts kept of one indicator; more would only fill the memory. */
const mostTexts = 2_000;

/** Numbers are printed by exact arithmetic, and the same ones stand in every frame of a picture that is brushed. */
function remembering(print: (value: number) => string): (value: number) => string {
  const texts = new Map<number, string>();
  return (value) => {
    const text = texts.get(value) ?? print(value);
    if (texts.size >= mostTexts) texts.clear();
    texts.set(value, text);
    return text;
  };
}

/** Counts as they stand beside a rate: 338/412. */
export function countsText(numerator: number, denominator: number): string {
  return `${numerator.toLocaleString('en-US')}/${denominator.toLocaleString('en-US')}`;
}

/** The period of the indicator that ends in a month. */
export function periodAt(month: number, { periods }: ExploreIndicator): Period {
  return periodClosing(month, periodKind(periods[0]));
}

/** Whether figures of several cells of the indicator can be added. */
export function adds({ calculation }: ExploreIndicator): boolean {
  return calculation === 'ratio' || calculation === 'sum';
}

export function figure(sums: Sums, { calculation, scale }: ExploreIndicator): Figure {
  return figureOf(sums, { calculation, scale });
}

/** The published series of an area for the chosen group, in order of time. */
export function publishedOf({ answers, choice }: Shown, area: string): PlaceSums[] {
  return answers.published
    .filter((row) => row.area === area && row.groups === choice.group)
    .sort((a, b) => a.month - b.month);
}

/** Whether cells are chosen by place, value or status: then sums of cells are shown, otherwise what was published. */
export function picksCells({ choice }: Pick<Shown, 'choice'>): boolean {
  return choice.places.length > 0 || choice.values !== undefined || choice.states.length > 0;
}

export function isWithin(month: number, { from, to }: Choice): boolean {
  return month >= closingMonth(from) && month <= closingMonth(to);
}

/**
 * The month of the pictures that show one period: the last of those chosen that has a figure among the cells chosen,
 * else the last that has such a cell, or any.
 */
export function shownMonth({ answers, choice }: Shown): number {
  const within = (rows: readonly PlaceSums[]): PlaceSums[] => rows.filter(({ month }) => isWithin(month, choice));
  const chosen = within(answers.map);
  const known = chosen.filter((row) => row.known > 0);
  const rows = [known, chosen, within(answers.all.places)].find(({ length }) => length > 0) ?? [];
  return rows.reduce((last, { month }) => Math.max(last, month), closingMonth(choice.from));
}

export function nameOf(area: string, { facts }: Pick<Shown, 'facts'>): string {
  return facts.areas.find(({ code }) => code === area)?.name ?? area;
}

export function groupName(key: string, { indicator }: Pick<Shown, 'indicator'>): string | undefined {
  return key === '' ? undefined : indicator.groups.find((group) => group.key === key)?.name;
}

/** Whose figures are shown, in words: the plan's own area, the places chosen, or the cells chosen otherwise. */
export function whoText(shown: Shown): string {
  const { choice, facts } = shown;
  const { linked } = facts.words;
  const names = choice.places.map((code) => nameOf(code, shown));
  const places =
    names.length > 3
      ? say(linked.someChildren, { count: names.length })
      : names.join(facts.language === 'zh' ? '、' : ', ');
  if (choice.values || choice.states.length > 0) return places ? say(linked.chosenOf, { places }) : linked.chosenCells;
  return places || nameOf(facts.choice.area, shown);
}
