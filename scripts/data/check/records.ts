import { completeClause } from '../../../src/core/clause.ts';
import { hasClause, type Plan } from '../../../src/core/plan.ts';
import type { Records } from '../../../src/core/records.ts';
import { cellNumber, cellText, isDay, type RecordsTable } from './checked.ts';
import type { Defined } from './indicators.ts';
import { reportArea } from './place.ts';
import type { Places } from './places.ts';
import { openTable } from './table.ts';
import type { Cell, SheetRow } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';
import type { ColumnKind } from '../read/tidy.ts';

/** What the cells of a table can point at. */
interface Known {
  readonly places: Places;
  /** Undefined where the plan itself is faulty: clauses are then not looked up. */
  readonly plan: Plan | undefined;
}

/** The rows of a records table: typed as its schema says, areas as codes, clauses of the plan, every key once. */
export function checkRecords(records: Defined<Records>, known: Known, report: Report): RecordsTable | undefined {
  const { id, definition } = records;
  const { places } = known;
  const needed = Object.keys(definition.columns);
  const kinds = Object.fromEntries(needed.map((column) => [column, kindOf(column, definition)]));
  const values = (column: string): readonly string[] => definition.columns[column]?.values ?? [];
  const sheet = records.sheet && openTable(records.sheet, { kinds, needed, values, places }, report);
  if (!sheet) return undefined;
  const rows: SheetRow[] = [];
  const keys = new Map<string, number>();
  const keyAt = definition.key.map((column) => sheet.columns.indexOf(column));
  for (const { row, cells } of sheet.rows) {
    const typed = sheet.columns.map((column, index) =>
      checkCell(
        cells[index],
        { definition, column, place: { file: sheet.file, row, column, value: cells[index] } },
        { known, report },
      ),
    );
    const key = keyAt.map((index) => String(typed[index] ?? '')).join(' ');
    const first = keys.get(key);
    if (first)
      report(
        problem('not-unique', { file: sheet.file, row, column: definition.key.join(', '), value: key }, { first }),
      );
    else keys.set(key, row);
    rows.push({ row, cells: typed });
  }
  return { id, file: sheet.file, schema: definition, columns: sheet.columns, rows };
}

interface CellContext {
  readonly definition: Records;
  readonly column: string;
  readonly place: Place;
}

function checkCell(
  cell: Cell,
  { definition, column, place }: CellContext,
  { known: { places, plan }, report }: { known: Known; report: Report },
): Cell {
  const schema = definition.columns[column];
  if (!schema) return cell;
  if (cell === undefined) {
    if (schema.required) report(problem('missing-cell', place, { column }));
    return undefined;
  }
  if (column === definition.area) {
    const code = places.find(String(cell));
    if (code === undefined) reportArea(place, places, report);
    return code;
  }
  const value = typed[schema.type](cell);
  if (value === undefined) report(faults[schema.type](place));
  else if (schema.values && !schema.values.includes(String(value)))
    report(problem('unknown-value', place, { expected: schema.values.join(', ') }));
  else if (schema.type === 'clause' && plan && !hasClause(plan, completeClause(String(value)) ?? ''))
    report(problem('unknown-clause', place, { subject: { zh: '', en: '' } }));
  return value;
}

/** What a column holds, as far as ways of writing go. */
function kindOf(column: string, { area, key, columns }: Records): ColumnKind {
  const schema = columns[column];
  if (column === area) return 'area';
  if (schema?.type === 'integer' || schema?.type === 'year') return 'count';
  if (schema?.type === 'number' || schema?.type === 'date') return schema.type;
  return schema?.type === 'boolean' || schema?.values || key.includes(column) ? 'name' : 'text';
}

type CellType = Records['columns'][string]['type'];

const typed: Record<CellType, (cell: Cell) => Cell> = {
  text: (cell) => (typeof cell === 'string' ? cell : undefined),
  integer: (cell) => (Number.isInteger(cellNumber(cell)) ? cellNumber(cell) : undefined),
  number: cellNumber,
  year: (cell) => (/^\d{4}$/.test(cellText(cell) ?? '') ? cellNumber(cell) : undefined),
  clause: (cell) => (completeClause(cellText(cell) ?? '') === undefined ? undefined : cellText(cell)),
  date: (cell) => (isDay(cellText(cell) ?? '') ? cellText(cell) : undefined),
  boolean: (cell) => ({ true: true, false: false, 是: true, 否: false })[String(cell)],
};

const wrongType =
  (zh: string, en: string) =>
  (place: Place): ReturnType<typeof problem> =>
    problem('wrong-type', place, { expected: { zh, en } });
const faults: Record<CellType, (place: Place) => ReturnType<typeof problem>> = {
  text: wrongType('文字', 'text'),
  integer: wrongType('整数', 'a whole number'),
  number: (place) => problem('not-a-number', place),
  year: wrongType('四位数的年份', 'a year of four digits'),
  clause: wrongType('规划条款，如6.1或6.1.1', 'a clause of the plan, for example 6.1 or 6.1.1'),
  date: (place) => problem('wrong-day', place),
  boolean: wrongType(' true 或 false（也可写 是、否）', 'true or false'),
};
