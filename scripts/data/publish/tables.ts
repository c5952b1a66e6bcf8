import type { Release } from '../../../src/core/release.ts';
import { tables, type ColumnType, type TableDefinition, type TableName } from '../../../src/core/tables.ts';
import { observationRows } from './observation-rows.ts';
import { mechanismRows, readingNoteRows } from './tables-plan.ts';
import { paymentRows, projectRows } from './tables-projects.ts';
import { areaRows, commitmentRows, indicatorRows, verdictRows } from './tables-rows.ts';

/** A row whatever its table; which columns it has is said by the definition. */
export type PublishedRow = Readonly<Record<string, PublishedValue>>;
export type PublishedValue = string | number | boolean | null;

/** A table ready to be written in any format. */
export interface PublishedTable {
  readonly name: string;
  readonly definition: TableDefinition;
  readonly rows: readonly PublishedRow[];
}

/** Every table of a release by name. */
export function tablesOf(release: Release): Record<TableName, PublishedTable> {
  const table = (name: TableName, rows: readonly PublishedRow[]): PublishedTable => ({
    name,
    definition: tables[name],
    rows,
  });
  return {
    areas: table('areas', areaRows(release)),
    indicators: table('indicators', indicatorRows(release)),
    observations: table('observations', observationRows(release)),
    commitments: table('commitments', commitmentRows(release)),
    verdicts: table('verdicts', verdictRows(release)),
    reading_notes: table('reading_notes', readingNoteRows(release)),
    mechanisms: table('mechanisms', mechanismRows(release)),
    projects: table('projects', projectRows(release)),
    payments: table('payments', paymentRows(release)),
  };
}

/** The columns of a table in order, with their types. */
export function columnsOf(definition: TableDefinition): readonly (readonly [name: string, type: ColumnType])[] {
  return Object.entries(definition.columns).map(([name, { type }]) => [name, type] as const);
}
