import type { ColumnType, TableDefinition } from './columns.ts';
import { areasTable, indicatorsTable, observationsTable } from './tables-figures.ts';
import { commitmentsTable, mechanismsTable, readingNotesTable, verdictsTable } from './tables-plan.ts';
import { paymentsTable, projectsTable } from './tables-projects.ts';

export type { Column, ColumnType, TableDefinition } from './columns.ts';

/** Every published table by file name. */
export const tables = {
  areas: areasTable,
  indicators: indicatorsTable,
  observations: observationsTable,
  commitments: commitmentsTable,
  verdicts: verdictsTable,
  reading_notes: readingNotesTable,
  mechanisms: mechanismsTable,
  projects: projectsTable,
  payments: paymentsTable,
} as const satisfies Record<string, TableDefinition>;
export type TableName = keyof typeof tables;

type Value<T extends ColumnType> = T extends 'text' ? string : T extends 'boolean' ? boolean : number;

/** A row of a published table: every column present, null where there is no value. */
export type Row<T extends TableDefinition> = {
  readonly [K in keyof T['columns']]: Value<T['columns'][K]['type']> | null;
};
export type AreaRow = Row<typeof areasTable>;
export type IndicatorRow = Row<typeof indicatorsTable>;
export type ObservationRow = Row<typeof observationsTable>;
export type CommitmentRow = Row<typeof commitmentsTable>;
export type VerdictRow = Row<typeof verdictsTable>;
export type ReadingNoteRow = Row<typeof readingNotesTable>;
export type MechanismRow = Row<typeof mechanismsTable>;
export type ProjectRow = Row<typeof projectsTable>;
export type PaymentRow = Row<typeof paymentsTable>;
