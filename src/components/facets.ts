import type { CommitmentKind } from '../core/commitment.ts';
import { kindSchema } from '../core/commitment.ts';
import { standings, type Standing } from '../core/judgement.ts';
import type { Entry } from '../query/tally.ts';

export interface Facet<Name extends string> {
  readonly name: Name;
  readonly count: number;
}

/** The verdicts that occur in a ledger, each with its number of promises. */
export function standingsIn(ledger: readonly Entry[]): Facet<Standing>[] {
  return present(standings, (name) => ledger.filter(({ judgement }) => judgement.standing === name).length);
}

/** The kinds of promises that occur in a ledger, each with its number. */
export function commitmentKindsIn(ledger: readonly Entry[]): Facet<CommitmentKind>[] {
  return present(kindSchema.options, (name) => ledger.filter(({ commitment }) => commitment.kind === name).length);
}

function present<Name extends string>(names: readonly Name[], countOf: (name: Name) => number): Facet<Name>[] {
  return names.map((name) => ({ name, count: countOf(name) })).filter(({ count }) => count > 0);
}
