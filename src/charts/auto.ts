import { chooseChart, toNumber, type AutoChoice, type AutoColumn, type AutoRow } from './auto/choose.ts';
import { drawLines, linesTable } from './auto/lines.ts';
import bars, { tabulate as tabulateBars, type BarRow } from './bars.ts';
import type { ChartLabels, ChartOptions } from './kit/svg.ts';
import type { Table } from './kit/table.ts';

export { chooseChart } from './auto/choose.ts';
export type { AutoChoice, AutoColumn, AutoRow } from './auto/choose.ts';

type BarsChoice = AutoChoice & { readonly kind: 'bars' };

export interface AutoOptions extends ChartOptions {
  readonly labels: ChartLabels & {
    /** In place of a bar without a number. */
    readonly empty: string;
  };
  readonly columns: readonly AutoColumn[];
  readonly format: (value: number) => string;
  /** Prints a period under the axis; default as it is. */
  readonly formatPeriod?: (period: string) => string;
}

/** The simplest chart that fits the result of a query, or nothing where none does. */
export default function auto(rows: readonly AutoRow[], options: AutoOptions): SVGSVGElement | undefined {
  const choice = chooseChart(rows, options.columns);
  if (!choice) return undefined;
  return choice.kind === 'line' ? drawLines(rows, choice, options) : drawBars(rows, choice, options);
}

/** The result as the chart shows it; empty where none fits. */
export function tabulate(rows: readonly AutoRow[], options: AutoOptions): Table {
  const choice = chooseChart(rows, options.columns);
  if (!choice) return { head: [], rows: [] };
  if (choice.kind === 'line') return linesTable(rows, choice, options);
  return tabulateBars(barRows(rows, choice), { ...options, labels: barLabels(options) });
}

function drawBars(rows: readonly AutoRow[], choice: BarsChoice, options: AutoOptions): SVGSVGElement {
  return bars(barRows(rows, choice), { ...options, labels: barLabels(options) });
}

function barRows(rows: readonly AutoRow[], { name, value }: BarsChoice): BarRow[] {
  return rows.map((row) => {
    const number = toNumber(row[value]);
    return { name: String(row[name]), value: number, status: number === undefined ? 'not-reported' : 'reported' };
  });
}

/** A result knows of no reason for an empty cell. */
function barLabels({ labels }: AutoOptions): ChartLabels {
  const { empty } = labels;
  return { ...labels, notReported: empty, suppressed: empty, notApplicable: empty };
}
