import { column, isBetween, isIn, literal, sql, type ExprNode } from '@uwdata/mosaic-sql';
import type { StepVerdict } from '../../../core/judgement.ts';
import { closingMonth } from '../../../core/period.ts';
import type { Board } from './board.ts';
import { verdictBit } from './cells.ts';
import { indicatorOf, type Choice, type KnownFacts } from './choice.ts';
import { groupKeysQuery, hasBit, indicatorsQuery, ofIndicator, verdictsQuery } from './queries.ts';

/** What the engine says that may be chosen. */
export interface Offer {
  /** The indicators that meet what else is chosen. */
  readonly indicators: ReadonlySet<string>;
  /** The groups of the indicator shown that were judged so; all of them while no verdict is chosen. */
  readonly groups: ReadonlySet<string>;
  /** Judged steps by verdict. */
  readonly verdicts: ReadonlyMap<StepVerdict, number>;
}

/**
 * What may be chosen beside the choice shown. Verdicts: how many judged steps there are in its time, of indicators that
 * have cells of its places. Indicators: those that have cells in its time, of its places, and in a period judged so.
 */
export async function findOffer(board: Board, choice: Choice, facts: KnownFacts): Promise<Offer> {
  const time = timeFilter(choice, facts);
  const places = choice.places.length > 0 ? [isIn(column('area'), choice.places.map(literal))] : [];
  const mask = choice.verdicts.reduce((bits, verdict) => bits | verdictBit(verdict), 0);
  const having = choice.places.length > 0 ? [havingPlaces(choice.places)] : [];
  const judged = mask ? [hasBit(mask)] : [];
  const [indicators, groups, verdicts] = await Promise.all([
    board.ask<{ indicator: string }>(indicatorsQuery([...time, ...places, ...judged])),
    board.ask<{ groups: string }>(groupKeysQuery([ofIndicator(choice.indicator), ...judged])),
    board.ask<{ verdict: StepVerdict; steps: number }>(verdictsQuery([...time, ...having])),
  ]);
  return {
    indicators: new Set(indicators.map(({ indicator }) => indicator)),
    groups: new Set(groups.map((row) => row.groups)),
    verdicts: new Map(verdicts.map(({ verdict, steps }) => [verdict, steps])),
  };
}

function timeFilter({ indicator, from, to }: Choice, facts: KnownFacts): ExprNode[] {
  const [first, last] = indicatorOf(indicator, facts).periods;
  if (from === first && to === last) return [];
  return [isBetween(column('month'), [closingMonth(from), closingMonth(to)])];
}

function havingPlaces(places: readonly string[]): ExprNode {
  const codes = isIn(column('area'), places.map(literal));
  return sql`${column('indicator')} IN (SELECT DISTINCT indicator::VARCHAR FROM cells WHERE ${codes})`;
}
