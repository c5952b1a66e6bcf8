import { readChoice, writeChoice, type Choice, type KnownFacts } from './linked/choice.ts';

/** Everything the address says. */
export interface State {
  readonly choice: Choice;
  /** A query in the console. */
  readonly sql?: string | undefined;
  readonly limit: number;
  /** The release the link was made with. */
  readonly release?: string | undefined;
}

export const rowLimits = [100, 1_000, 10_000, 100_000] as const;
export const defaultLimit = 1_000;

/** What an address says, made whole: what it leaves out or what this release does not know is the default. */
export function readState(search: string, facts: KnownFacts): State {
  const query = new URLSearchParams(search);
  const limit = Number(query.get('n'));
  return {
    choice: readChoice(query, facts),
    sql: query.get('q') ?? undefined,
    limit: rowLimits.find((known) => known === limit) ?? defaultLimit,
    release: query.get('r') ?? undefined,
  };
}

/** The query part of an address that says this state, without what is the default anyway. */
export function writeState({ choice, sql, limit, release }: State, facts: KnownFacts): string {
  const query = new URLSearchParams(writeChoice(choice, facts));
  if (limit !== defaultLimit) query.set('n', String(limit));
  if (sql !== undefined) query.set('q', sql);
  if (release !== undefined) query.set('r', release);
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%7E', '~');
  return text ? `?${text}` : '';
}
