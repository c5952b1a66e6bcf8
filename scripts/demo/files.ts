import { clinics } from './clinics.ts';
import { educationRows } from './education.ts';
import { evidence, evidenceColumns } from './evidence.ts';
import { governanceEvidence } from './evidence-governance.ts';
import { livelihoodEvidence } from './evidence-livelihoods.ts';
import { healthRows } from './health.ts';
import { incomeRows } from './income.ts';
import { livelihoodRecords, livelihoodRows } from './livelihoods.ts';
import { mechanismRecords, mechanismRows } from './mechanisms.ts';
import { povertyRows } from './poverty.ts';
import { paymentColumns, payments, projectColumns, projects } from './projects.ts';
import { schools } from './schools.ts';
import { supportRecords, supportRows } from './support.ts';
import { writeCsv, writeRows, type Cell, type Row } from './table.ts';

/** The indicator that is written as Parquet, to keep that way of delivering numbers alive. */
export const parquetIndicator = 'one-stop-settlement';

/** The rows of every demonstration indicator that has a data file of its own. */
export function demoRows(): Record<string, Row[]> {
  return {
    ...povertyRows(),
    ...incomeRows(),
    ...educationRows(),
    ...healthRows(),
    ...supportRows(),
    ...livelihoodRows(),
    ...mechanismRows(),
  };
}

/** Every demonstration file that is text: path below the data folder → contents. */
export function demoTexts(): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [indicator, rows] of Object.entries(demoRows()))
    if (indicator !== parquetIndicator) texts[`indicators/${indicator}.csv`] = writeRows(rows);
  texts['records/clinics.csv'] = writeRecords(clinics);
  texts['records/schools.csv'] = writeRecords(schools);
  for (const [table, rows] of Object.entries(supportRecords)) texts[`records/${table}.csv`] = writeRecords(rows);
  for (const [table, rows] of Object.entries(livelihoodRecords)) texts[`records/${table}.csv`] = writeRecords(rows);
  for (const [table, rows] of Object.entries(mechanismRecords)) texts[`records/${table}.csv`] = writeRecords(rows);
  for (const year of new Set(projects.map((project) => project.year)))
    texts[`projects/${year}.csv`] = writeRecords(
      projects.filter((project) => project.year === year),
      projectColumns,
    );
  texts['projects/payments.csv'] = writeRecords(payments, paymentColumns);
  for (const [chapter, documents] of Object.entries({ ...evidence, ...livelihoodEvidence, ...governanceEvidence }))
    texts[`evidence/${chapter}.csv`] = writeCsv(
      evidenceColumns,
      documents.map((document) => evidenceColumns.map((column) => document[column])),
    );
  return texts;
}

function writeRecords(records: readonly object[], columns = Object.keys(records[0] ?? {})): string {
  return writeCsv(
    columns,
    records.map((record) => columns.map((column) => (record as Record<string, Cell>)[column])),
  );
}
