import type { Standing, StepVerdict } from '../core/judgement.ts';
import type { Language } from '../core/text.ts';
import { standing as standingWords, status as statusWords } from '../core/verdict-words.ts';
import { chartPhrases } from './chart-phrases.ts';
import { fill } from './fill.ts';
import { closeSentence, figureOf, joinSentences, type Printing, type Told } from './told.ts';

export interface ToldStep extends Told {
  /** 2017年底, the end of 2017. */
  readonly when: string;
  readonly due: number;
  readonly verdict?: StepVerdict | undefined;
}

/** The steps of a series: what was due, what happened, and the verdict. */
export function tellSteps(steps: readonly ToldStep[], { language, format }: Printing): string {
  const phrases = chartPhrases(language);
  const parts = steps.map((step) => {
    const value = figureOf(step);
    const words = { when: step.when, due: format(step.due), verdict: verdictText(step, language) };
    return value === undefined
      ? fill(phrases['step-none'], words)
      : fill(phrases.step, { ...words, value: format(value, step.due) });
  });
  return joinSentences(
    parts.map((part) => closeSentence([part], language)),
    language,
  );
}

/** A schedule of shares: the running total of each year against the running level due. */
export function tellRunning(steps: readonly ToldStep[], { language, format }: Printing): string {
  const phrases = chartPhrases(language);
  const parts = steps.map((step) => {
    const value = figureOf(step);
    const words = { when: step.when, due: format(step.due), verdict: verdictText(step, language) };
    if (value === undefined) return fill(phrases['step-none'], words);
    return [fill(phrases.running, { ...words, value: format(value, step.due) }), words.verdict].join(phrases.comma);
  });
  return joinSentences(
    parts.map((part) => closeSentence([part], language)),
    language,
  );
}

function verdictText({ verdict, status }: ToldStep, language: Language): string {
  return (verdict ? standingWords[verdict] : statusWords[status])[language].toLowerCase();
}

/** How many promises show which standing, in the order given. */
export function tellTally(standings: readonly Standing[], language: Language): string {
  const kinds = [...new Set(standings)];
  const counts = kinds.map((kind) => ({
    name: standingWords[kind][language].toLowerCase(),
    count: standings.filter((each) => each === kind).length,
  }));
  return tellCounts(counts, language, 'tally');
}

/** What is counted: promises, events, or steps of promises. */
const parts = { tally: 'tally-part', events: 'event-part', stages: 'stage-part' } as const;

/** How many of what is counted are in which state. */
export function tellCounts(
  counts: readonly { readonly name: string; readonly count: number }[],
  language: Language,
  kind: keyof typeof parts = 'events',
): string {
  const phrases = chartPhrases(language);
  const count = counts.reduce((sum, each) => sum + each.count, 0);
  const part = phrases[parts[kind]];
  const list = counts.filter((each) => each.count > 0).map((each) => fill(part, each));
  if (list.length === 0) return closeSentence([fill(phrases.steps, { count })], language);
  return closeSentence([fill(phrases[kind], { count, list: list.join(phrases.parts) })], language);
}

export interface ToldItem extends Told {
  readonly name: string;
  /** As printed. */
  readonly text: string;
  readonly due?: string | undefined;
  readonly reached?: boolean | undefined;
}

/** Indicators beside their levels due: how many reach theirs, and which do not. */
export function tellItems(items: readonly ToldItem[], language: Language): string {
  const phrases = chartPhrases(language);
  const judged = items.filter((item) => item.due !== undefined && item.reached !== undefined);
  const short = judged.filter(({ reached }) => !reached);
  const list = short.map(({ name, text, due = '' }) => fill(phrases['short-part'], { name, value: text, due }));
  const counts = { count: judged.length, reached: judged.length - short.length };
  return closeSentence(
    [fill(phrases['with-due'], counts), list.length > 0 ? fill(phrases.short, { list: list.join(phrases.list) }) : ''],
    language,
  );
}

/** The steps of a procedure with how many took them, one after the other. */
export function tellProcedure(steps: readonly { name: string; text: string }[], language: Language): string {
  const phrases = chartPhrases(language);
  const parts = steps.map(({ name, text }) => fill(phrases.amount, { name, value: text }));
  return closeSentence([fill(phrases.steps, { count: steps.length }), ...parts], language);
}

/** What lasts from a day on: how many, and of how many no end was published. */
export function tellSpans(rows: readonly { readonly to?: string | null | undefined }[], language: Language): string {
  const phrases = chartPhrases(language);
  const open = rows.filter(({ to }) => !to).length;
  const text = open > 0 ? phrases.spans : phrases['spans-closed'];
  return closeSentence([fill(text, { count: rows.length, open })], language);
}

export interface ToldColumn {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: number }[];
}

const mostMembers = 3;

/** Where money comes from and goes to: the sum, then the largest amounts of each column. */
export function tellFlow(columns: readonly ToldColumn[], { language, format }: Printing): string {
  const phrases = chartPhrases(language);
  const sumOf = (members: ToldColumn['members']): number => members.reduce((sum, { value }) => sum + value, 0);
  const parts = columns.map(({ name, members }) => {
    const shown = [...members].filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
    const rest = shown.slice(mostMembers);
    const list = shown
      .slice(0, mostMembers)
      .map((member) => fill(phrases.amount, { name: member.name, value: format(member.value) }));
    if (rest.length > 0) list.push(fill(phrases.more, { count: rest.length, value: format(sumOf(rest)) }));
    return fill(phrases.amounts, { name, list: list.join(phrases.list) });
  });
  const all = sumOf(columns[0]?.members ?? []);
  return closeSentence([fill(phrases.sum, { value: format(all) }), ...parts], language);
}
