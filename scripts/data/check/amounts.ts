import { measuredOf, paidTo } from '../../../src/core/disclosure/rule.ts';
import type { Indicator } from '../../../src/core/indicator.ts';
import type { Site } from '../../../src/core/site.ts';
import { cellNumber, type GivenRow } from './checked.ts';
import type { Cells, Numbers } from './numbers.ts';
import { problem, type Report } from '../problem.ts';

/** The columns that an indicator about money paid to people has besides, for disclosure control alone. */
export type AmountColumn = 'contributors' | 'max_share';

/** How many people stand behind an amount, unless its denominator says so, and the largest share that one of them has. */
export function amountColumns(indicator: Indicator, units: Site['units']): AmountColumn[] {
  const paid = paidTo(indicator.sensitivity, indicator.calculation, measuredOf(indicator, units));
  if (paid === 'nobody') return [];
  return paid === 'denominator' ? ['max_share'] : ['contributors', 'max_share'];
}

export type Amounts = Pick<GivenRow, 'contributors' | 'maxShare'>;

/** Both numbers of a row, needed wherever there is an amount that no named publication prints. */
export function checkAmounts(
  { cell, file, row }: Cells,
  { columns, numbers, elsewhere }: { columns: readonly AmountColumn[]; numbers: Numbers; elsewhere: boolean },
  report: Report,
): Amounts | undefined {
  const amount = numbers.numerator ?? numbers.value ?? 0;
  let good = true;
  const read = (column: AmountColumn, fits: (number: number) => boolean): number | undefined => {
    const written = columns.includes(column) ? cell(column) : undefined;
    const number = written === undefined ? undefined : cellNumber(written);
    const place = { file, row, column, value: written };
    const wanted = columns.includes(column) && amount !== 0 && !elsewhere;
    if (written === undefined && !wanted) return undefined;
    if (number !== undefined && fits(number)) return number;
    good = false;
    report(problem(written === undefined ? 'amount-of-how-many' : 'wrong-amount-of', place, { column }));
    return undefined;
  };
  const contributors = read('contributors', (number) => Number.isInteger(number) && number >= 0);
  const maxShare = read('max_share', (number) => number > 0 && number <= 1);
  return good ? { contributors, maxShare } : undefined;
}
