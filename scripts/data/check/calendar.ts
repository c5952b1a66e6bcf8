import { calendarSchema } from '../../../src/core/project.ts';
import type { WorkCalendar } from '../../../src/core/working-days.ts';
import { cellText } from './checked.ts';
import { reader } from './columns.ts';
import { conform } from './schema.ts';
import { openTable } from './table.ts';
import { tableAt, type Input } from '../input.ts';
import { problem, type Report } from '../problem.ts';

const columns = Object.keys(calendarSchema.shape);
const shape = { date: 'date', kind: 'name' } as const;

/** `calendar.csv`: the holidays and the weekends worked instead. Undefined where the file is absent or empty. */
export function checkCalendar(input: Input, report: Report): WorkCalendar | undefined {
  const given = tableAt(input, 'calendar');
  const sheet = given && openTable(given, { kinds: shape, needed: columns, mayBeEmpty: true }, report);
  if (!sheet) return undefined;
  const kinds = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const { row, cells } of sheet.rows) {
    const cell = reader(sheet, cells);
    const value = Object.fromEntries(columns.map((column) => [column, cellText(cell(column)) ?? '']));
    const day = conform(calendarSchema, { yaml: { file: sheet.file, data: value, line: () => row }, value }, report);
    if (!day) continue;
    const first = lines.get(day.date);
    if (first) report(problem('day-twice', { file: sheet.file, row, column: 'date', value: day.date }, { first }));
    lines.set(day.date, first ?? row);
    kinds.set(day.date, day.kind);
  }
  if (kinds.size === 0) return undefined;
  const of = (wanted: string) => new Set([...kinds].filter(([, kind]) => kind === wanted).map(([date]) => date));
  return { holidays: of('holiday'), workdays: of('workday') };
}
