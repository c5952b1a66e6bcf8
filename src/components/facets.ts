import type { CommitmentKind } from '../core/commitment.ts';
import { kindSchema } from '../core/commitment.ts';
import { standings, type Standing } from '../core/judgement.ts';
import type { Entry } from '../query/tally.ts';

export interface Facet<Name extends string> {
  readonly name: Name;
  readonly count: number;
}

/** Verdicts that are counted even where there are none: nobody should have to guess at a missing line. */
export const alwaysCounted: readonly Standing[] = ['met', 'met-late', 'missed', 'no-data', 'blank', 'unjudged'];

/** The verdicts that occur in a ledger and those always counted, each with its number of promises. */
export function standingsIn(ledger: readonly Entry[]): Facet<Standing>[] {
  return standings
    .map((name) => ({ name, count: ledger.filter(({ judgement }) => judgement.standing === name).length }))
    .filter(({ name, count }) => count > 0 || alwaysCounted.includes(name));
}

/** The kinds of promises that occur in a ledger, each with its number. */
export function commitmentKindsIn(ledger: readonly Entry[]): Facet<CommitmentKind>[] {
  return kindSchema.options
    .map((name) => ({ name, count: ledger.filter(({ commitment }) => commitment.kind === name).length }))
    .filter(({ count }) => count > 0);
}
