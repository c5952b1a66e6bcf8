import { paymentSchema } from '../../../src/core/project.ts';
import type { Site } from '../../../src/core/site.ts';
import { cellNumber, cellText } from './checked.ts';
import { nearest, reader } from './columns.ts';
import { cents, type PlacedPayment, type PlacedProject } from './projects.ts';
import { conform } from './schema.ts';
import { openTable } from './table.ts';
import type { Cell, Sheet } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

const columns = Object.keys(paymentSchema.shape);
const kinds = { project: 'name', paid_on: 'date', amount: 'count', level: 'name' } as const;

interface Context {
  readonly site: Site;
  readonly projects: readonly PlacedProject[];
  /** The ids of every project written down, also of those that are faulty themselves. */
  readonly ids: ReadonlyMap<string, string>;
}

/** `projects/payments*.csv`: every payment belongs to a project, and no level pays more than its part of the budget. */
export function checkPayments(given: Sheet, { site, projects, ids }: Context, report: Report): PlacedPayment[] {
  const sheet = openTable(given, { kinds, needed: columns, mayBeEmpty: true }, report);
  if (!sheet) return [];
  const choices = projects.map(({ project, name }) => [project, name] as const);
  const lines = new Map<string, number>();
  const payments = sheet.rows.flatMap(({ row, cells }) => {
    const cell = reader(sheet, cells);
    const place = (column: string): Place => ({ file: sheet.file, row, column, value: cell(column) });
    const empty = columns.filter((column) => cell(column) === undefined);
    for (const column of empty) report(problem('missing-cell', place(column), { column }));
    if (empty.length > 0) return [];
    const value = Object.fromEntries(columns.map((column) => [column, typed(column, cell(column))]));
    const entry = conform(paymentSchema, { yaml: { file: sheet.file, data: value, line: () => row }, value }, report);
    if (!entry) return [];
    if (!ids.has(entry.project))
      report(problem('unknown-project', place('project'), { nearest: nearest(entry.project, choices) }));
    if (entry.paid_on > site.asOf) report(problem('after-as-of', place('paid_on'), { asOf: site.asOf }));
    const key = columns.map((column) => String(cell(column))).join(' ');
    const first = lines.get(key);
    if (first) report(problem('duplicate-row', { file: sheet.file, row }, { first, key }));
    lines.set(key, first ?? row);
    return [{ ...entry, file: sheet.file, row }];
  });
  return payments;
}

function typed(column: string, cell: Cell): Cell {
  return column === 'amount' ? (cellNumber(cell) ?? cell) : cellText(cell);
}

/** Every level of every project against its part of the budget, over all files of payments together. */
export function checkPaid(
  { projects, payments }: { projects: readonly PlacedProject[]; payments: readonly PlacedPayment[] },
  report: Report,
): void {
  const budgets = new Map(projects.map((project) => [project.project, project]));
  const paid = new Map<string, number>();
  for (const { project, level, amount, file, row } of payments) {
    const key = `${project} ${level}`;
    const before = paid.get(key) ?? 0;
    const after = before + cents(amount);
    paid.set(key, after);
    const planned = cents(budgets.get(project)?.[level] ?? Infinity);
    if (after > planned && before <= planned)
      report(
        problem(
          'payments-above-budget',
          { file, row, column: 'amount' },
          { project, level, paid: String(after / 100), planned: String(planned / 100) },
        ),
      );
  }
}
