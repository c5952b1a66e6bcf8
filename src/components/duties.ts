import { clauseParts, completeClause, type Clause } from '../core/clause.ts';
import type { Text } from '../core/text.ts';
import type { Published } from '../query/published.ts';
import type { MechanismEntry } from './mechanisms.ts';

/** An office that answers for a promise, under the heading of its column. */
export interface Duty {
  readonly title: Text;
  readonly office: Text;
}

/**
 * The offices that answer for a clause by the records table that site.yml names: the row of the item where there is
 * one, else of its section, else of its chapter. Nothing where the site has no such table or the table no such row.
 */
export function dutiesAt({ site, records }: Pick<Published, 'site' | 'records'>, clause: Clause): Duty[] {
  const { duties } = site;
  const table = duties && records[duties.records];
  if (!duties || !table) return [];
  const [chapter, section] = clauseParts(clause);
  const row = [clause, `${chapter}.${section}.0`, `${chapter}.0.0`]
    .map((wanted) => table.rows.find((each) => completeClause(String(each[duties.clause])) === wanted))
    .find((found) => found !== undefined);
  return duties.offices.flatMap((name) => {
    const column = table.definition.columns[name];
    const value = row?.[name];
    if (!column || value === null || value === undefined || value === '') return [];
    const office = String(value);
    return [{ title: column.name, office: column.labels?.[office] ?? { zh: office, en: office } }];
  });
}

/** The mechanisms that a promise is part of, in the order of their ids. */
export function mechanismsWith({ mechanisms }: Pick<Published, 'mechanisms'>, promise: string): MechanismEntry[] {
  return Object.entries(mechanisms)
    .filter(([, { commitments }]) => commitments.includes(promise))
    .map(([id, mechanism]) => ({ id, mechanism }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
