import type { ObservationStatus } from '../../../src/core/observation.ts';
import { cellNumber, type GivenRow } from './checked.ts';
import type { RowContext } from './rows.ts';
import type { Cell } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

/** One row of a sheet: its cells by column, and its place. */
export interface Cells {
  readonly cell: (column: string) => Cell;
  readonly file: string;
  readonly row: number;
}

export type Numbers = Pick<GivenRow, 'numerator' | 'denominator' | 'value' | 'interval' | 'status'>;
const numberColumns = ['numerator', 'denominator', 'value', 'low', 'high'] as const;
type NumberColumn = (typeof numberColumns)[number];

interface Situation {
  readonly context: RowContext;
  readonly status: ObservationStatus;
}

/** The numbers of a row: of the right sort, whole, not negative, within the definition, and in keeping with the status. */
export function checkNumbers(cells: Cells, situation: Situation, report: Report): Numbers | undefined {
  let good = true;
  const fail: Report = (found) => {
    good = false;
    report(found);
  };
  const numbers: Partial<Record<NumberColumn, number>> = {};
  for (const column of numberColumns) {
    const cell = cells.cell(column);
    if (cell === undefined) continue;
    const number = cellNumber(cell);
    const place = { file: cells.file, row: cells.row, column, value: cell };
    if (number === undefined) fail(problem('not-a-number', place));
    else numbers[column] = number;
    if (number !== undefined && (column === 'numerator' || column === 'denominator'))
      checkCount(number, { place, column, situation }, fail);
  }
  if (!good) return undefined;
  if (situation.status === 'reported' || situation.status === 'provisional')
    checkComplete(numbers, { cells, situation }, fail);
  else checkNone(numbers, { cells, situation }, fail);
  const { low, high, ...rest } = numbers;
  if ((low === undefined) !== (high === undefined))
    fail(problem('half-an-interval', { file: cells.file, row: cells.row }));
  if (!good) return undefined;
  return {
    ...rest,
    status: situation.status,
    ...(low !== undefined && high !== undefined ? { interval: [low, high] } : {}),
  };
}

function checkCount(
  number: number,
  { place, column, situation }: { place: Place; column: 'numerator' | 'denominator'; situation: Situation },
  fail: Report,
): void {
  const { context } = situation;
  const unit = context.indicator.definition[column]?.unit;
  if (number < 0) fail(problem('negative-count', place));
  else if (unit !== undefined && context.whole(unit) && !Number.isInteger(number))
    fail(problem('fractional-count', place));
}

function checkNone(
  numbers: Partial<Record<NumberColumn, number>>,
  { cells, situation }: { cells: Cells; situation: Situation },
  fail: Report,
): void {
  for (const column of numberColumns)
    if (numbers[column] !== undefined)
      fail(
        problem(
          'value-with-status',
          { file: cells.file, row: cells.row, column, value: numbers[column] },
          { status: situation.status },
        ),
      );
}

/** A ratio has both counts or a published value; a sum its numerator; a value itself. */
function checkComplete(
  { numerator, denominator, value }: Partial<Record<NumberColumn, number>>,
  { cells, situation }: { cells: Cells; situation: Situation },
  fail: Report,
): void {
  const { calculation, max, scale } = situation.context.indicator.definition;
  const place = { file: cells.file, row: cells.row };
  if (calculation === 'sum') {
    if (value !== undefined) return fail(problem('value-and-counts', { ...place, column: 'value', value }));
    if (numerator === undefined) return fail(problem('missing-value', place, { expected: 'numerator' }));
  } else if (calculation === 'ratio') {
    const counts = [numerator, denominator].filter((count) => count !== undefined).length;
    if (counts === 1) return fail(problem('half-a-ratio', place));
    if (counts === 2 && value !== undefined)
      return fail(problem('value-and-counts', { ...place, column: 'value', value }));
    if (counts === 0 && value === undefined)
      return fail(
        problem('missing-value', place, {
          expected: { zh: ' numerator 和 denominator', en: 'numerator and denominator' },
        }),
      );
    if (denominator === 0) return fail(problem('zero-denominator', { ...place, column: 'denominator', value: 0 }));
  } else if (value === undefined) return fail(problem('missing-value', place, { expected: 'value' }));
  const result = calculation === 'sum' ? numerator : value;
  if (max === undefined) return;
  if (result !== undefined && result > max)
    fail(
      problem('above-max', { ...place, column: calculation === 'sum' ? 'numerator' : 'value', value: result }, { max }),
    );
  if (
    numerator !== undefined &&
    denominator !== undefined &&
    calculation === 'ratio' &&
    numerator * scale > max * denominator
  )
    fail(
      max === scale
        ? problem(
            'numerator-above-denominator',
            { ...place, column: 'numerator', value: numerator },
            { numerator, denominator, max },
          )
        : problem('above-max', { ...place, column: 'numerator', value: (numerator * scale) / denominator }, { max }),
    );
}
