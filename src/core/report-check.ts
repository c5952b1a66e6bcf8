import type { Commitment } from './commitment.ts';
import type { Judgement, StepJudgement } from './judgement.ts';
import type { Observation } from './observation.ts';
import { periodEnd } from './period.ts';
import { countKey, dueKey, figureKey, reportValues, standingKey, stepKey, type KnownRelease } from './report-key.ts';
import { bySeries } from './report-town.ts';
import { builtinUnits } from './unit.ts';

/** What a report may print, by key: the one value, and every number that a sentence about it may contain. */
export interface ReportFacts {
  readonly values: ReadonlyMap<string, number | string>;
  readonly numbers: ReadonlyMap<string, readonly number[]>;
}

/** What was found in a report: how many figures and sentences it marks, and which differ from the release. */
export interface ReportFindings {
  readonly checked: number;
  readonly wrong: readonly string[];
}

/** Everything a release lets a report say. */
export function reportFacts(release: KnownRelease): ReportFacts {
  const values = reportValues(release);
  const numbers = new Map<string, readonly number[]>();
  const commitments = new Map(release.commitments.map((commitment) => [commitment.id, commitment]));
  for (const judgement of release.judgements) {
    const { commitment: id, asOf, steps } = judgement;
    const written = textNumbers(commitments.get(id));
    for (const step of steps)
      numbers.set(stepKey({ commitment: id, asOf, by: step.by }, 'verdict'), [...stepNumbers(step), ...written]);
    numbers.set(standingKey(id, asOf), [...steps.flatMap(stepNumbers), ...written, ...stepCounts(judgement)]);
  }
  for (const row of release.observations) numbers.set(figureKey(row), figureNumbers(row));
  for (const [key, rows] of bySeries(release.observations)) numbers.set(key, seriesNumbers(rows));
  for (const asOf of release.asOfDays) countNumbers(release, asOf, values, numbers);
  return { values, numbers };
}

const sizes: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, thousand: 1e3, million: 1e6, billion: 1e9 };
const printed = /(\d[\d,]*(?:\.\d+)?)(?:\s*(万|亿|thousand|million|billion)(?!\w))?/g;

const unitNumbers = numbersIn(
  Object.values(builtinUnits)
    .flatMap(({ zh, en }) => [zh, en])
    .join(' '),
);

/** What the promise itself writes: levels, dates, the name of its yardstick. */
function textNumbers(commitment: Commitment | undefined): number[] {
  if (!commitment) return [];
  const { relative, steps } = commitment;
  const names = relative ? `${relative.name.zh} ${relative.name.en}` : '';
  const levels = steps.flatMap(({ value, upper, share, by }) => [value, upper, share, ...dateNumbers(by)]);
  return [...numbersIn(names), ...levels.filter((level) => level !== undefined), ...unitNumbers];
}

function stepNumbers(step: StepJudgement): number[] {
  const { due, upper, observed, gap, remaining, monthsLate, numerator, denominator } = step;
  const left = numerator !== undefined && denominator !== undefined ? [numerator, denominator - numerator] : [];
  const known = [due, upper, observed, gap, remaining, monthsLate].filter((value) => value !== undefined);
  return [
    ...known.map(Math.abs),
    ...left,
    ...dateNumbers(step.by),
    ...dateNumbers(step.reachedOn),
    ...numbersIn(step.document ?? ''),
  ];
}

/** How many steps there are, how many fell due, how many show which verdict. */
function stepCounts({ steps, breached }: Judgement): number[] {
  const verdicts = steps.map(({ verdict }) => verdict);
  const due = verdicts.filter((verdict) => verdict !== 'not-due').length;
  const each = verdicts.map((verdict) => verdicts.filter((other) => other === verdict).length);
  return [steps.length, due, ...each, ...(breached ? [breached.years, breached.of] : [])];
}

function figureNumbers({ value, numerator, denominator, period }: Observation): number[] {
  return [value, numerator, denominator, ...dateNumbers(period)].filter((each) => each !== undefined);
}

/** The figures of a series, how far they lie apart, and how many are missing. */
function seriesNumbers(rows: readonly Observation[]): number[] {
  const known = rows.flatMap(({ value }) => value ?? []);
  const gaps = known.flatMap((value) => known.map((other) => value - other));
  // A report of an earlier year counts those up to its own day.
  const absent = rows.map(
    ({ status, period }) =>
      rows.filter((row) => row.status === status && periodEnd(row.period) <= periodEnd(period)).length,
  );
  return [...rows.flatMap(figureNumbers), ...gaps, ...absent];
}

/** The numbers of the sentences about the whole ledger: its counts, and those of the steps due in the year. */
function countNumbers(
  { judgements }: KnownRelease,
  asOf: string,
  values: ReadonlyMap<string, number | string>,
  numbers: Map<string, readonly number[]>,
): void {
  const own = judgements.filter((judgement) => judgement.asOf === asOf);
  const held = own.filter(({ standing, outcome }) => standing === 'met' && outcome === 'held').length;
  const counts = [...values].filter(([key]) => key.startsWith(`count ${asOf} `)).map(([, value]) => Number(value));
  const standing = (name: string): number => own.filter((each) => each.standing === name).length;
  const hidden = standing('suppressed') + standing('not-comparable') + standing('withdrawn');
  numbers.set(countKey(asOf, 'all'), [...counts, held, hidden, 0, ...dateNumbers(asOf)]);
  const due = own.flatMap(({ commitment, steps }) =>
    steps
      .filter(({ by, verdict }) => by.slice(0, 4) === asOf.slice(0, 4) && by <= asOf && verdict !== 'not-due')
      .map(({ verdict }) => ({ commitment, verdict })),
  );
  const each = due.map(({ verdict }) => due.filter((other) => other.verdict === verdict).length);
  numbers.set(dueKey(asOf), [
    due.length,
    new Set(due.map(({ commitment }) => commitment)).size,
    ...new Set(each),
    ...dateNumbers(asOf),
  ]);
}

function dateNumbers(date: string | undefined): number[] {
  const quarter = /Q(\d)/.exec(date ?? '')?.[1];
  const parts = (date ?? '').split('-').map(Number).filter(Number.isFinite);
  return quarter === undefined ? parts : [...parts, Number(quarter)];
}

/** A number as printed: its value, and half of its last printed place. */
interface Printed {
  readonly text: string;
  readonly value: number;
  readonly half: number;
}

function printedIn(text: string): Printed[] {
  return [...text.matchAll(printed)].map(([whole, digits = '', unit = '']) => {
    const size = sizes[unit] ?? 1;
    const plain = digits.replaceAll(',', '');
    const places = plain.split('.')[1]?.length ?? 0;
    return { text: whole, value: Number(plain) * size, half: (size * 10 ** -places) / 2 };
  });
}

function numbersIn(text: string): number[] {
  return printedIn(text).map(({ value }) => value);
}

/** Whether a printed number is one of some numbers, rounded to the places that are printed. */
function agrees({ value, half }: Printed, known: readonly number[]): boolean {
  // Large numbers have no exact tenths: what is lost there is no difference.
  const lost = 1e-9 + value * 2 ** -50;
  return known.some((each) => Math.abs(Math.abs(each) - value) <= half * (1 + 1e-9) + lost);
}

const marks = /<(data) value="([^"]*)" data-key="([^"]*)"[^>]*>([\s\S]*?)<\/data>/g;
const told = /<(\w+)[^>]*?\sdata-told="([^"]*)"[^>]*>([\s\S]*?)<\/\1>/g;

/**
 * Checks every marked figure, verdict and sentence of a report against a release: the value it carries, the number as
 * printed, which may differ only by rounding, the word for a verdict, which must be the same everywhere, and each
 * number in a sentence.
 */
export function checkReport(html: string, { values, numbers }: ReportFacts): ReportFindings {
  const wrong: string[] = [];
  const words = new Map<string, string>();
  let checked = 0;
  for (const [, , written = '', key = '', inner = ''] of html.matchAll(marks)) {
    checked += 1;
    const value = values.get(decode(key));
    const text = textOf(inner);
    if (value === undefined) wrong.push(`${key}: not in the release`);
    else if (String(value) !== decode(written)) wrong.push(`${key}: ${written} in the report, ${value} in the release`);
    else if (typeof value === 'number') wrong.push(...checkNumber(decode(key), text, { values, numbers }));
    else wrong.push(...checkWord(decode(key), { value, text }, words));
  }
  for (const [, , key = '', inner = ''] of html.matchAll(told)) {
    checked += 1;
    const known = numbers.get(decode(key));
    const text = textOf(inner);
    if (!known) wrong.push(`${key}: not in the release`);
    else
      for (const number of printedIn(text))
        if (!agrees(number, known)) wrong.push(`${key}: “${number.text}” is none of its numbers: ${text}`);
  }
  return { checked, wrong };
}

function checkNumber(key: string, text: string, { values, numbers }: ReportFacts): string[] {
  const value = Number(values.get(key));
  const found = printedIn(text);
  const upper = key.endsWith(' due') ? (numbers.get(key.replace(/ due$/, ' verdict')) ?? []) : [];
  const right =
    found.some((number) => agrees(number, [value])) &&
    found.every((number) => agrees(number, [value, ...upper, ...unitNumbers]));
  const negative = /[\u2212-]\s*\d/.test(text);
  return right && negative === value < 0 ? [] : [`${key}: “${text}” printed, ${value} in the release`];
}

function checkWord(
  key: string,
  { value, text }: { value: string; text: string },
  words: Map<string, string>,
): string[] {
  const kind = /^(figure|side) /.exec(key)?.[1] ?? 'verdict';
  const name = `${kind} ${value}`;
  const known = words.get(name);
  if (known === undefined && [...words].some(([other, word]) => other.startsWith(kind) && word === text))
    return [`${key}: “${text}” stands for two different verdicts`];
  words.set(name, known ?? text);
  return known === undefined || known === text ? [] : [`${key}: “${text}” for ${value}, “${known}” elsewhere`];
}

function textOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
