import { chooseChart, toNumber, type AutoChoice, type AutoColumn, type AutoRow } from './auto/choose.ts';
import { drawLines } from './auto/lines.ts';
import bars from './bars.ts';
import type { ChartLabels, ChartOptions } from './kit/svg.ts';

export { chooseChart } from './auto/choose.ts';
export type { AutoChoice, AutoColumn, AutoRow } from './auto/choose.ts';

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

function drawBars(
  rows: readonly AutoRow[],
  { name, value }: AutoChoice & { kind: 'bars' },
  options: AutoOptions,
): SVGSVGElement {
  const { empty } = options.labels;
  const data = rows.map((row) => {
    const number = toNumber(row[value]);
    return {
      name: String(row[name]),
      value: number,
      status: number === undefined ? ('not-reported' as const) : ('reported' as const),
    };
  });
  return bars(data, {
    ...options,
    labels: { ...options.labels, notReported: empty, suppressed: empty, notApplicable: empty },
  });
}
