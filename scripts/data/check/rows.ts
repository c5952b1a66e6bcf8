import { groupKey, type Indicator } from '../../../src/core/indicator.ts';
import { observationStatuses, type ObservationStatus } from '../../../src/core/observation.ts';
import { periodEnd, periodKind, periodPattern } from '../../../src/core/period.ts';
import { cellText, type GivenRow } from './checked.ts';
import { checkAmounts, type AmountColumn, type Amounts } from './amounts.ts';
import { reader } from './columns.ts';
import type { Defined } from './indicators.ts';
import { checkNumbers, type Cells, type Numbers } from './numbers.ts';
import { reportArea } from './place.ts';
import type { Places } from './places.ts';
import { openTable } from './table.ts';
import { problem, type Report } from '../problem.ts';
import type { ColumnKind } from '../read/tidy.ts';

/** What the rows of one indicator are checked against. */
export interface RowContext {
  readonly indicator: Defined<Indicator>;
  readonly places: Places;
  /** The columns that money paid to people has besides. */
  readonly amounts: readonly AmountColumn[];
  /** Whether an amount in this unit must be a whole number. */
  readonly whole: (unit: string) => boolean;
}

/** What is known of the key of a row; a part is absent where its cell is faulty. */
export interface RowKey {
  readonly area?: string;
  readonly period?: string;
  readonly groups?: Readonly<Record<string, string>>;
}

export interface CheckedRows {
  /** The good rows. */
  readonly rows: readonly GivenRow[];
  /** The keys of all rows, also of those with a fault. */
  readonly keys: readonly RowKey[];
  /** Some rows could not be read: what seems absent may stand in them. */
  readonly damaged: boolean;
}

/** The rows of an indicator's data file: every cell, every row and the key of each. Undefined where there are none. */
export function checkRows(context: RowContext, report: Report): CheckedRows | undefined {
  const { definition, id, sheet: given } = context.indicator;
  const groups = Object.keys(definition.groups);
  const counts = (['numerator', 'denominator'] as const).filter((part) => definition[part]);
  const kinds: Record<string, ColumnKind> = {
    ...{ area: 'area', period: 'period' },
    ...kindsOf(groups, 'name'),
    ...kindsOf(counts, 'count'),
    ...kindsOf(['value', 'low', 'high'], definition.unit === 'percent' ? 'number' : 'count'),
    ...kindsOf(context.amounts, 'count'),
    ...{ status: 'name', note: 'note', source: 'name' },
  };
  const values = (column: string): readonly string[] => Object.keys(definition.groups[column]?.values ?? {});
  const shape = { kinds, needed: ['area', 'period', ...groups], statuses: true, values, places: context.places };
  const sheet = given && openTable(given, shape, report);
  if (!sheet) return undefined;
  const rows: GivenRow[] = [];
  const keys: RowKey[] = [];
  const seen = new Map<string, number>();
  for (const { row, cells } of sheet.rows) {
    const place = { file: sheet.file, row };
    const { key, given } = checkRow({ cell: reader(sheet, cells), ...place }, context, report);
    keys.push(key);
    const text = [key.area, key.period, key.groups && groupKey(key.groups)].filter(Boolean).join(' ');
    const whole = key.area !== undefined && key.period !== undefined && key.groups !== undefined;
    const first = whole ? seen.get(text) : undefined;
    if (first) report(problem('duplicate-row', place, { first, key: text }));
    else if (whole) seen.set(text, row);
    if (given && !first) rows.push({ ...given, indicator: id, ...place });
  }
  return { rows, keys, damaged: sheet.damaged === true };
}

const kindsOf = (columns: readonly string[], kind: ColumnKind): Record<string, ColumnKind> =>
  Object.fromEntries(columns.map((column) => [column, kind]));

type CheckedRow = Omit<GivenRow, 'indicator' | 'file' | 'row'>;

function checkRow(cells: Cells, context: RowContext, report: Report): { key: RowKey; given?: CheckedRow } {
  const area = checkArea(cells, context, report);
  const period = checkPeriod(cells, { context, area }, report);
  const groups = checkGroups(cells, context.indicator.definition, report);
  const status = checkStatus(cells, report);
  const source = checkSource(cells, context.indicator.definition, report);
  const numbers: Numbers | undefined = status && checkNumbers(cells, { context, status }, report);
  const key = { area, period, groups };
  const amounts = numbers && source && checkPaid(cells, { context, numbers, source }, report);
  if (!area || !period || !groups || !source || !numbers || !amounts) return { key };
  return {
    key,
    given: { area, period, groups, ...numbers, ...amounts, reference: source.key, note: cellText(cells.cell('note')) },
  };
}

function checkPaid(
  cells: Cells,
  { context, numbers, source }: { context: RowContext; numbers: Numbers; source: { key?: string } },
  report: Report,
): Amounts | undefined {
  const { references, source: main } = context.indicator.definition;
  const named = source.key === undefined ? undefined : references[source.key];
  const elsewhere = named?.kind === 'official' || (named ?? main).kind === 'plan';
  return checkAmounts(cells, { columns: context.amounts, numbers, elsewhere }, report);
}

/** The code of the area; a row may name it by code or by its full name. */
function checkArea({ cell, file, row }: Cells, { places }: RowContext, report: Report): string | undefined {
  const text = cellText(cell('area'));
  const place = { file, row, column: 'area', value: text };
  if (text === undefined) report(problem('missing-cell', place, { column: 'area' }));
  else if (places.find(text) === undefined) reportArea(place, places, report);
  else return places.find(text);
  return undefined;
}

function checkPeriod(
  { cell, file, row }: Cells,
  { context, area }: { context: RowContext; area?: string },
  report: Report,
): string | undefined {
  const { frequency, coverage } = context.indicator.definition;
  const text = cellText(cell('period'));
  const place = { file, row, column: 'period', value: text };
  const expected = { year: '2016', quarter: '2016-Q3', month: '2016-07' }[frequency];
  const covered = area !== undefined && context.places.atLevel(coverage.areas).includes(area);
  if (text === undefined) report(problem('missing-cell', place, { column: 'period' }));
  else if (!periodPattern.test(text)) report(problem('wrong-period', place, { expected }));
  else if (covered && periodKind(text) !== frequency) report(problem('wrong-period', place, { expected }));
  else if (covered && (periodEnd(text) < periodEnd(coverage.from) || periodEnd(text) > periodEnd(coverage.to)))
    report(problem('period-outside-coverage', place, { from: coverage.from, to: coverage.to }));
  else return text;
  return undefined;
}

function checkGroups(
  { cell, file, row }: Cells,
  definition: Indicator,
  report: Report,
): Record<string, string> | undefined {
  const groups: Record<string, string> = {};
  let good = true;
  for (const [column, { values }] of Object.entries(definition.groups)) {
    const text = cellText(cell(column));
    if (text === undefined) continue;
    groups[column] = text;
    if (Object.hasOwn(values, text)) continue;
    good = false;
    report(problem('unknown-group', { file, row, column, value: text }, { expected: Object.keys(values).join(', ') }));
  }
  return good ? groups : undefined;
}

function checkStatus({ cell, file, row }: Cells, report: Report): ObservationStatus | undefined {
  const text = cellText(cell('status')) ?? 'reported';
  const status = observationStatuses.find((word) => word === text);
  if (!status)
    report(
      problem(
        'unknown-status',
        { file, row, column: 'status', value: text },
        { expected: observationStatuses.join(', ') },
      ),
    );
  return status;
}

function checkSource(
  { cell, file, row }: Cells,
  { references }: Indicator,
  report: Report,
): { key?: string } | undefined {
  const key = cellText(cell('source'));
  if (key === undefined || Object.hasOwn(references, key)) return { key };
  report(
    problem(
      'unknown-source',
      { file, row, column: 'source', value: key },
      { expected: Object.keys(references).join(', ') },
    ),
  );
  return undefined;
}
