import { sourceSchema, type Source } from '../../../src/core/indicator.ts';
import {
  fundLevels,
  projectSchema,
  type PaymentEntry,
  type ProjectEntry,
  type RowPlace,
} from '../../../src/core/project.ts';
import type { Site } from '../../../src/core/site.ts';
import type { WorkCalendar } from '../../../src/core/working-days.ts';
import { cellNumber, cellText } from './checked.ts';
import { checkCalendar } from './calendar.ts';
import { reader } from './columns.ts';
import { checkPaid, checkPayments } from './payments.ts';
import type { Places } from './places.ts';
import { conform } from './schema.ts';
import { openTable } from './table.ts';
import { reportArea } from './place.ts';
import type { ColumnKind } from '../read/tidy.ts';
import type { Cell, Input, Sheet } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

export type PlacedProject = ProjectEntry & RowPlace;
export type PlacedPayment = PaymentEntry & RowPlace;

/** The fund-and-project ledger as given, checked. */
export interface GivenRegister {
  readonly projects: readonly PlacedProject[];
  readonly payments: readonly PlacedPayment[];
  readonly source: Source;
  readonly calendar?: WorkCalendar;
}

interface Context {
  readonly site: Site;
  readonly places: Places;
}

const known = Object.keys(projectSchema.shape);
const needed = known.filter(
  (column) => !projectSchema.shape[column as keyof ProjectEntry].safeParse(undefined).success,
);
const numbers = ['year', ...fundLevels, 'budget'];
/** Days that lie in the past of the ledger; start and end may be plans. */
const happened = [
  'accepted_on',
  'plan_formed_on',
  'plan_announced_on',
  'completion_formed_on',
  'completion_announced_on',
];
const names = ['project', 'programme', 'status'];
const kinds = Object.fromEntries(known.map((column) => [column, kindOf(column)]));

function kindOf(column: string): ColumnKind {
  if (numbers.includes(column)) return 'count';
  if (happened.includes(column) || column === 'start' || column === 'end') return 'date';
  if (column === 'area') return 'area';
  return names.includes(column) ? 'name' : 'text';
}

/** `projects/` and `calendar.csv`. Undefined where the folder holds no project. */
export function checkProjects(input: Input, context: Context, report: Report): GivenRegister | undefined {
  const sheets = [...input.sheets.values()].filter(({ file }) => file.startsWith('projects/'));
  const calendar = checkCalendar(input, report);
  if (sheets.length === 0) return undefined;
  const source = checkSource(input, context.site, report);
  const isPayments = ({ file }: Sheet): boolean => /^projects\/payments[^/]*$/.test(file);
  const ids = new Map<string, string>();
  const projects = sheets
    .filter((sheet) => !isPayments(sheet))
    .flatMap((sheet) => checkSheet(sheet, { ...context, ids }, report));
  const payments = sheets
    .filter(isPayments)
    .flatMap((sheet) => checkPayments(sheet, { ...context, projects, ids }, report));
  checkPaid({ projects, payments }, report);
  if (!source) return undefined;
  return { projects, payments, source, ...(calendar ? { calendar } : {}) };
}

function checkSource(input: Input, { dataset }: Site, report: Report): Source | undefined {
  const yaml = input.yaml.get('projects/source.yml');
  if (!yaml) {
    if (!input.files.some(({ path }) => path === 'projects/source.yml'))
      report(problem('missing-file', { file: 'projects/source.yml' }));
    return undefined;
  }
  const source = conform(sourceSchema, { yaml, value: yaml.data }, report);
  if (source?.kind === 'demonstration' && dataset === 'official')
    report(
      problem('demonstration-in-official', {
        file: yaml.file,
        row: yaml.line(['kind']),
        column: 'kind',
        value: source.kind,
      }),
    );
  return source;
}

function checkSheet(
  given: Sheet,
  context: Context & { readonly ids: Map<string, string> },
  report: Report,
): PlacedProject[] {
  const sheet = openTable(given, { kinds, needed, mayBeEmpty: true, places: context.places }, report);
  if (!sheet) return [];
  return sheet.rows.flatMap(({ row, cells }) => {
    const cell = reader(sheet, cells);
    const place = (column: string, value: Cell = cell(column)): Place => ({ file: sheet.file, row, column, value });
    const id = cellText(cell('project')) ?? '';
    const first = context.ids.get(id);
    if (first) report(problem('duplicate-project', place('project'), { first }));
    else if (id) context.ids.set(id, `${sheet.file}:${row}`);
    const empty = needed.filter((column) => cell(column) === undefined);
    for (const column of empty) report(problem('missing-cell', place(column), { column }));
    if (empty.length > 0) return [];
    const value = Object.fromEntries(known.map((column) => [column, typed(column, cell(column))]));
    const entry = conform(projectSchema, { yaml: { file: sheet.file, data: value, line: () => row }, value }, report);
    if (!entry) return [];
    const area = checkEntry(entry, { ...context, place }, report);
    return [{ ...entry, area: area ?? entry.area, file: sheet.file, row }];
  });
}

function typed(column: string, cell: Cell): Cell {
  return numbers.includes(column) ? (cellNumber(cell) ?? cell) : cellText(cell);
}

/** What the cells of a row say about each other and about the rest of the folder; returns the code of the area. */
function checkEntry(
  entry: ProjectEntry,
  { site, places, place }: Context & { place: (column: string, value?: Cell) => Place },
  report: Report,
): string | undefined {
  const area = places.find(entry.area);
  if (area === undefined) reportArea(place('area'), places, report);
  if (!Object.hasOwn(site.programmes, entry.programme))
    report(problem('unknown-programme', place('programme'), { expected: Object.keys(site.programmes).join(', ') }));
  const sum = fundLevels.reduce((total, level) => total + cents(entry[level]), 0);
  if (sum !== cents(entry.budget)) report(problem('budget-differs', place('budget'), { sum: String(sum / 100) }));
  checkDays(entry, { asOf: site.asOf, place }, report);
  return area;
}

/** An amount in cents, where sums are exact. */
export function cents(yuan: number): number {
  return Math.round(yuan * 100);
}

function checkDays(
  entry: ProjectEntry,
  { asOf, place }: { asOf: string; place: (column: string) => Place },
  report: Report,
): void {
  const { start, end, status, accepted_on: accepted } = entry;
  if (end < start) report(problem('end-before-start', place('end'), { start }));
  for (const column of happened) {
    const day = entry[column as keyof ProjectEntry];
    if (typeof day === 'string' && day > asOf) report(problem('after-as-of', place(column), { asOf }));
  }
  for (const part of ['plan', 'completion'] as const) {
    const formed = entry[`${part}_formed_on`];
    const announced = entry[`${part}_announced_on`];
    if (formed && announced && announced < formed)
      report(problem('announced-before-formed', place(`${part}_announced_on`), { formed }));
  }
  const done = status === 'completed' || status === 'accepted';
  if (!entry.completion_formed_on && (done || entry.completion_announced_on))
    report(problem('missing-cell', place('completion_formed_on'), { column: 'completion_formed_on' }));
  if (status === 'accepted' && !accepted)
    report(problem('missing-cell', place('accepted_on'), { column: 'accepted_on' }));
  if (status !== 'accepted' && accepted) report(problem('status-and-day', place('accepted_on'), { status }));
  if (accepted && accepted < start) report(problem('accepted-before-start', place('accepted_on'), { start }));
}
