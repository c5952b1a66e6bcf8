import type { ListChoice } from './facets.ts';

/** The query that lists the same promises as a page of the ledger; undefined where the published tables do not say. */
export function ledgerQuery(chosen: ListChoice | undefined): string | undefined {
  const condition = conditionOf(chosen);
  if (condition === undefined) return undefined;
  return [
    'SELECT commitment, clause, name_zh, name_en, kind, standing_zh',
    `FROM commitments${condition && `\nWHERE ${condition}`}`,
    'ORDER BY sort;',
  ].join('\n');
}

function conditionOf(chosen: ListChoice | undefined): string | undefined {
  if (!chosen || chosen.facet === 'by-due') return '';
  const { facet, value = '' } = chosen;
  if (facet === 'standing' || facet === 'kind') return `${facet} = '${value}'`;
  return facet === 'chapter' ? `chapter = ${Number(value)}` : undefined;
}
