import type { Language, Text } from '../../core/text.ts';
import type { ChartOptions } from './svg.ts';
import type { Table } from './table.ts';

/** A chart file: how its rows are drawn, and how they read as a table. */
export interface Chart<Row, Options> {
  readonly default: (rows: readonly Row[], options: Options) => SVGSVGElement | undefined;
  readonly tabulate: (rows: readonly Row[], options: Options) => Table;
}

export interface ExampleFrame {
  readonly document?: Document;
  readonly language: Language;
  readonly width: number;
}

/** One example of a chart: a test in both languages and at every width, and an entry of the gallery. */
export interface Example {
  readonly title: Text;
  readonly draw: (frame: ExampleFrame) => SVGSVGElement;
  readonly table: (language: Language) => Table;
}

export interface Recipe<Row, Options extends ChartOptions> {
  readonly title: Text;
  readonly chart: Chart<Row, Options>;
  readonly rows: (language: Language) => readonly Row[];
  /** The widest it is ever drawn; default as wide as there is room. */
  readonly most?: number;
  /** Everything but document and width. */
  readonly options: (language: Language) => Omit<Options, keyof ChartOptions>;
}

/** An example from invented rows. Throws where the chart makes no picture of them. */
export function example<Row, Options extends ChartOptions>({
  title,
  chart,
  rows,
  most = Infinity,
  options,
}: Recipe<Row, Options>): Example {
  const all = (language: Language, frame: ChartOptions): Options => ({ ...options(language), ...frame }) as Options;
  return {
    title,
    draw({ document, language, width }) {
      const frame = { width: Math.min(width, most), ...(document && { document }) };
      const svg = chart.default(rows(language), all(language, frame));
      if (!svg) throw new Error(`no picture: ${title.en}; expected one of these rows`);
      return svg;
    },
    table: (language) => chart.tabulate(rows(language), all(language, {})),
  };
}
