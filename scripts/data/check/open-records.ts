import { measureOf } from '../../../src/core/disclosure/rule.ts';
import type { Mechanism } from '../../../src/core/mechanism.ts';
import type { Records } from '../../../src/core/records.ts';
import type { Site } from '../../../src/core/site.ts';
import type { RecordsTable } from './checked.ts';
import type { Defined } from './indicators.ts';
import { openColumns, publishedTables } from './mechanisms.ts';
import { problem, type Place, type Report } from '../problem.ts';

interface Against {
  readonly site: Site;
  readonly mechanisms: Readonly<Record<string, Mechanism>>;
  readonly definitions: readonly Defined<Records>[];
}

/** Money that goes to fewer tells about single ones. */
const fewestPaid = 10;

/**
 * The tables that are published row by row: what every number counts must be declared, and no number may be of so few
 * people that it would be hidden elsewhere. Nothing in such a table is hidden cell by cell: the column is kept back.
 */
export function checkOpenRecords(
  tables: readonly RecordsTable[],
  { site, mechanisms, definitions }: Against,
  report: Report,
): void {
  const published = publishedTables(mechanisms);
  for (const { yaml } of definitions.filter(({ id, definition }) => definition.from && published.includes(id)))
    report(problem('warehouse-published', { file: yaml.file, row: yaml.line(['from']), column: 'from' }));
  for (const table of tables.filter(({ id }) => published.includes(id))) {
    const yaml = definitions.find(({ id }) => id === table.id)?.yaml;
    for (const column of openColumns(table.schema)) {
      const schema = table.schema.columns[column];
      if (schema?.type !== 'integer' && schema?.type !== 'number') continue;
      const at = (key: string, value?: string): Place => ({
        ...{ file: yaml?.file ?? table.file, column: `columns.${column}.${key}`, value },
        ...(yaml && { row: yaml.line(['columns', column, key]) }),
      });
      if (schema.unit === undefined) report(problem('column-without-unit', at('unit'), { column }));
      else if (countsPeople(schema.unit, site) && schema.sensitivity === undefined)
        checkCounts(table, column, site, report);
      if (schema.contributors !== undefined) checkPaid(table, { column, paidTo: schema.contributors, at }, report);
    }
  }
}

/** Declared units count things of their own; of the built-in ones people, visits and households. */
function countsPeople(unit: string, { units }: Site): boolean {
  return !(unit in units) && measureOf(unit, units) === 'people';
}

function checkCounts(table: RecordsTable, column: string, { disclosure }: Site, report: Report): void {
  const index = table.columns.indexOf(column);
  for (const { row, cells } of table.rows) {
    const count = Number(cells[index] ?? 0);
    if (count > 0 && count < disclosure.personal)
      report(problem('few-in-records', { file: table.file, row, column }, { fewest: disclosure.personal }));
  }
}

function checkPaid(
  table: RecordsTable,
  { column, paidTo, at }: { column: string; paidTo: string; at: (key: string, value: string) => Place },
  report: Report,
): void {
  const [amountAt, peopleAt] = [column, paidTo].map((name) => table.columns.indexOf(name)) as [number, number];
  if (peopleAt < 0)
    return report(problem('unknown-column', at('contributors', paidTo), { expected: table.columns.join(', ') }));
  for (const { row, cells } of table.rows)
    if (Number(cells[amountAt] ?? 0) !== 0 && Number(cells[peopleAt] ?? 0) < fewestPaid)
      report(problem('few-in-records', { file: table.file, row, column }, { fewest: fewestPaid }));
}
