import { z } from 'zod';
import { groupKey } from '../indicator.ts';
import { periodBefore, type Period } from '../period.ts';
import { textSchema } from '../text.ts';
import { bound, constantOf, equate, standFor, unite, variableOf, type Draft, type Sum } from './system.ts';

/** One entry of `known.yml`: what a reader knows besides the tables, so that nothing hidden can be worked out with it. */
export const knownSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('permanent; messages name it'),
  says: z
    .string()
    .describe(
      'counts that are the same, add up or never exceed another: `a.numerator = b.denominator + c.numerator`, `a.numerator@before <= a.numerator`; or a figure printed elsewhere: `a.numerator[370323101, 2017] = 87`',
    ),
  within: z
    .number()
    .nonnegative()
    .default(0)
    .describe('how far a figure printed elsewhere may be off, if it was rounded'),
  source: textSchema.optional().describe('where a figure printed elsewhere stands'),
});
export type Known = z.output<typeof knownSchema>;

/** One count in a statement: of every place and period, unless it names them. */
export interface Term {
  readonly sign: 1 | -1;
  readonly indicator: string;
  readonly part: 'numerator' | 'denominator' | 'value';
  /** `groupKey` of the groups; `*`: each group in turn. */
  readonly groups: string;
  readonly area?: string;
  readonly period?: Period;
  /** The period before, the last quarter of the year, or all its quarters. */
  readonly at?: 'before' | 'Q4' | 'sum';
}

/** A statement as equations or one inequality between sums of counts; a bare number is the constant. */
export interface Statement {
  readonly relation: '=' | '<=';
  readonly sides: readonly { readonly terms: readonly Term[]; readonly constant: number }[];
}

const termPattern =
  /^(?<indicator>[a-z0-9-]+)\.(?<part>numerator|denominator|value)(?:\{(?<groups>[^}]*)\})?(?:\[(?<area>[^\],]+),\s*(?<period>[^\]]+)\])?(?:@(?<at>before|Q4|sum))?$/;

/** Reads a statement. Returns the piece that it cannot read instead, as written. */
export function parseStatement(says: string): Statement | string {
  const relation = says.includes(' <= ') ? '<=' : '=';
  const written = says.split(` ${relation} `);
  if (written.length < 2 || (relation === '<=' && written.length > 2)) return says;
  const sides: { terms: Term[]; constant: number }[] = [];
  for (const side of written) {
    const pieces = side.trim().split(/\s+([+-])\s+/);
    const read: { terms: Term[]; constant: number } = { terms: [], constant: 0 };
    for (let index = 0; index < pieces.length; index += 2) {
      const piece = (pieces[index] ?? '').trim();
      const sign = pieces[index - 1] === '-' ? -1 : 1;
      if (/^\d+(\.\d+)?$/.test(piece)) read.constant += sign * Number(piece);
      else {
        const term = readTerm(piece, sign);
        if (!term) return piece;
        read.terms.push(term);
      }
    }
    sides.push(read);
  }
  return sides.some(({ terms }) => terms.length > 0) ? { relation, sides } : says;
}

function pairOf(pair: string): [string, string] {
  const [column = '', value = ''] = pair.split('=');
  return [column.trim(), value.trim()];
}

function readTerm(piece: string, sign: 1 | -1): Term | undefined {
  const found = termPattern.exec(piece)?.groups;
  if (!found) return undefined;
  const { indicator = '', part, groups = '', area, period, at } = found;
  const pairs = groups.split(/[;,]\s*/).filter(Boolean);
  const key = groups === '*' ? '*' : groupKey(Object.fromEntries(pairs.map(pairOf)));
  return {
    ...{ sign, indicator, part: part as Term['part'], groups: key },
    ...(area !== undefined && { area: area.trim(), period: period?.trim() }),
    ...(at !== undefined && { at: at as Term['at'] }),
  };
}

/** Where a statement does not fit the figures. */
export interface Contradiction {
  readonly id: string;
  readonly area: string;
  readonly period: Period;
}

/** Adds what is known to the system; returns where the true values contradict it. */
export function addKnown(draft: Draft, known: readonly Known[]): Contradiction[] {
  return known.flatMap((each) => {
    const statement = parseStatement(each.says);
    if (typeof statement === 'string') return [];
    return placesOf(draft, statement).flatMap((place) =>
      addAt(draft, { statement, place, within: each.within })
        ? []
        : [{ id: each.id, area: place.area, period: place.period }],
    );
  });
}

interface Place {
  readonly area: string;
  readonly period: Period;
  readonly groups: string;
}

/** The places of the first count: one where it names its own, otherwise every row of its indicator. */
function placesOf({ rows }: Draft, { sides }: Statement): Place[] {
  const first = sides.flatMap(({ terms }) => terms)[0];
  if (!first) return [];
  const { indicator, area, period, groups } = first;
  if (area !== undefined && period !== undefined) return [{ area, period, groups: '' }];
  return rows.filter((row) => row.indicator === indicator && (groups === '*' || row.groups === groups));
}

/** The variables of a sum in a place, or undefined where one of them has no figure. */
function sumAt(draft: Draft, terms: readonly Term[], place: Place): Sum | undefined {
  const sum: (readonly [number, number])[] = [];
  for (const { sign, indicator, part, groups, area = place.area, period = place.period, at } of terms)
    for (const each of periodsAt(period, at)) {
      const key = { indicator, area, period: each, groups: groups === '*' ? place.groups : groups };
      const variable = variableOf(draft, part, key);
      if (variable === undefined) return undefined;
      sum.push([variable, sign]);
    }
  return sum;
}

function periodsAt(period: Period, at: Term['at']): Period[] {
  if (at === 'before') return [periodBefore(period)];
  if (at === 'Q4') return [`${period}-Q4`];
  return at === 'sum' ? [1, 2, 3, 4].map((quarter) => `${period}-Q${quarter}`) : [period];
}

function addAt(
  draft: Draft,
  { statement: { relation, sides }, place, within }: { statement: Statement; place: Place; within: number },
): boolean {
  const sums = sides.map(({ terms }) => sumAt(draft, terms, place));
  const [first, ...others] = sums;
  if (!first) return true;
  return others.every((other, index) => {
    if (!other) return true;
    const constant = (sides[index + 1]?.constant ?? 0) - (sides[0]?.constant ?? 0);
    const difference: Sum = [...first, ...other.map(([v, c]) => [v, -c] as const)];
    if (relation === '<=') return bound(draft, difference, constant);
    if (within > 0)
      return (
        bound(draft, difference, constant + within) &&
        bound(
          draft,
          difference.map(([v, c]) => [v, -c] as const),
          within - constant,
        )
      );
    return equal(draft, difference, constant);
  });
}

function equal(draft: Draft, sum: Sum, constant: number): boolean {
  const [a, b] = sum;
  if (constant !== 0) return equate(draft, [...sum, [constantOf(draft, constant), -1]]);
  if (sum.length !== 2 || !a || !b || a[1] + b[1] !== 0) return equate(draft, sum) || isTrivial(draft, sum);
  const [x, y] = [a, b].map(([variable]) => draft.variables[standFor(draft, variable)]?.value);
  if (x !== undefined && y !== undefined && x !== y) return false;
  unite(draft, a[0], b[0]);
  return true;
}

/** Whether the two sides are the same counts: true, and nothing new. */
function isTrivial(draft: Draft, sum: Sum): boolean {
  const net = new Map<number, number>();
  for (const [variable, sign] of sum) {
    const root = standFor(draft, variable);
    net.set(root, (net.get(root) ?? 0) + sign);
  }
  return [...net.values()].every((each) => each === 0);
}
