import type { ObservationStatus } from '../core/observation.ts';
import type { Language } from '../core/text.ts';
import { chartPhrases } from './chart-phrases.ts';
import { fill } from './fill.ts';
import { closeSentence, figureOf, stateWord, type Printing, type Told } from './told.ts';

/** More than these are summed up. */
const mostNamed = 8;

function figures(rows: readonly Told[]): number[] {
  return rows.flatMap((row) => figureOf(row) ?? []);
}

/** How many figures are missing for which reason; empty where none is. */
function absences(rows: readonly Told[], kind: 'periods' | 'places' | 'groups', language: Language): string {
  const phrases = chartPhrases(language);
  return (['suppressed', 'not-reported', 'not-applicable'] as const)
    .map((state) => ({ state, count: rows.filter(({ status }) => status === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => fill(phrases[`absent-${kind}`], { count, state: stateWord(state, language) }))
    .join(phrases.comma);
}

export interface SeriesRow extends Told {
  readonly period: string;
  readonly vintage?: string | null | undefined;
}

export interface SeriesPrinting extends Printing {
  readonly name: string;
  readonly namePeriod: (period: string) => string;
  /** Prints a difference without its sign: 3.6个百分点. */
  readonly formatGap: (gap: number) => string;
}

/** A series: its first and its last figure, which way it went, and what is missing between them. */
export function tellSeries(rows: readonly SeriesRow[], printing: SeriesPrinting): string {
  const { language, name } = printing;
  const phrases = chartPhrases(language);
  const known = rows.filter((row) => figureOf(row) !== undefined);
  const text = fill(phrases.named, { name, text: courseText(known, printing) });
  return closeSentence([text, absences(rows, 'periods', language)], language);
}

function courseText(known: readonly SeriesRow[], printing: SeriesPrinting): string {
  const phrases = chartPhrases(printing.language);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return phrases.none;
  const at = (row: SeriesRow): string =>
    fill(phrases.at, { period: printing.namePeriod(row.period), value: printing.format(figureOf(row) ?? 0) });
  if (first === last) return at(last);
  if ((first.vintage ?? '') !== (last.vintage ?? ''))
    return fill(phrases['from-to-break'], { first: at(first), last: at(last) });
  const [from = 0, to = 0] = [figureOf(first), figureOf(last)];
  const same = printing.format(from) === printing.format(to);
  const gap = { gap: printing.formatGap(Math.abs(to - from)) };
  const change = same ? phrases.same : fill(to > from ? phrases.up : phrases.down, gap);
  return fill(phrases['from-to'], { first: at(first), last: at(last), change });
}

export interface PlacesPrinting extends Printing {
  /** What is compared, counted: 12个镇街. */
  readonly places?: string | undefined;
  /** The level due, as printed, and whether a value reaches it. */
  readonly due?: { readonly text: string; readonly reaches: (value: number) => boolean } | undefined;
}

/** Places side by side: between which values they lie and how many reach what is due. None is named first or last. */
export function tellPlaces(rows: readonly Told[], printing: PlacesPrinting): string {
  const { language, due } = printing;
  const { reach } = chartPhrases(language);
  const reaching = due && fill(reach, { count: figures(rows).filter(due.reaches).length, due: due.text });
  return closeSentence([spanText(rows, printing), reaching, absences(rows, 'places', language)], language);
}

function spanText(rows: readonly Told[], { language, format, ...printing }: PlacesPrinting): string {
  const phrases = chartPhrases(language);
  const places = printing.places ?? fill(phrases.places, { count: rows.length });
  const values = figures(rows);
  if (values.length === 0) return fill(phrases.named, { name: places, text: phrases.none });
  const [low, high] = [format(Math.min(...values)), format(Math.max(...values))];
  if (values.length === 1) return fill(phrases['one-place'], { places, value: low });
  return low === high
    ? fill(phrases['all-equal'], { places, value: low })
    : fill(phrases.between, { places, low, high });
}

export interface MultiplesPrinting extends PlacesPrinting {
  readonly namePeriod: (period: string) => string;
}

/** Several series beside each other: between which values they lay at first and at last. */
export function tellMultiples(panels: readonly (readonly SeriesRow[])[], printing: MultiplesPrinting): string {
  const { language, namePeriod } = printing;
  const phrases = chartPhrases(language);
  const rows = panels.flat();
  const known = rows.filter((row) => figureOf(row) !== undefined).map(({ period }) => period);
  const ends = [
    ...new Set([known.reduce((a, b) => (b < a ? b : a), known[0] ?? ''), known.reduce((a, b) => (b > a ? b : a), '')]),
  ];
  if (known.length === 0) return tellPlaces(rows, printing);
  return closeSentence(
    ends.map((period) =>
      fill(phrases.named, {
        name: namePeriod(period),
        text: spanText(
          rows.filter((row) => row.period === period),
          printing,
        ),
      }),
    ),
    language,
  );
}

/** Groups with their figures, one after the other; where they are many, between which values they lie. */
export function tellGroups(rows: readonly (Told & { readonly name: string })[], printing: PlacesPrinting): string {
  const { language, format } = printing;
  const phrases = chartPhrases(language);
  if (rows.length > mostNamed)
    return closeSentence([spanText(rows, printing), absences(rows, 'groups', language)], language);
  const parts = rows.map((row) => {
    const value = figureOf(row);
    const text = value === undefined ? stateWord(row.status, language) : format(value);
    return fill(phrases.amount, { name: row.name, value: text });
  });
  return closeSentence([parts.join(phrases.comma)], language);
}

/** Cells counted by class of value, and those without a figure by reason. */
export type ClassTold =
  | { readonly low: number; readonly high: number; readonly kept: number }
  | { readonly status: ObservationStatus; readonly kept: number };

export interface ClassesPrinting extends Printing {
  /** Prints a class; default its two limits. */
  readonly formatClass?: ((low: number, high: number) => string) | undefined;
}

/** How many of the chosen cells have a figure, in which class most of them lie, and why the others have none. */
export function tellClasses(rows: readonly ClassTold[], printing: ClassesPrinting): string {
  const { language, format, formatClass = (low: number, high: number) => `${format(low)}–${format(high)}` } = printing;
  const phrases = chartPhrases(language);
  const classes = rows.filter((row) => 'low' in row);
  const count = classes.reduce((sum, { kept }) => sum + kept, 0);
  const fullest = classes.reduce<(typeof classes)[number] | undefined>(
    (best, row) => (row.kept > (best?.kept ?? 0) ? row : best),
    undefined,
  );
  const most = fullest && fill(phrases.fullest, { class: formatClass(fullest.low, fullest.high), cells: fullest.kept });
  const absent = rows
    .filter((row) => 'status' in row)
    .filter(({ kept }) => kept > 0)
    .map(({ status, kept }) => fill(phrases['absent-cells'], { count: kept, state: stateWord(status, language) }));
  return closeSentence([fill(phrases.classes, { count }), most, ...absent], language);
}
