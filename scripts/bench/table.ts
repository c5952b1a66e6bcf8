import type { Language, Text } from '../../src/core/text.ts';
import { keepsLimit, ratiosOf, spreadOf, type Measurement } from './measurement.ts';

const heads: Readonly<Record<Language, readonly string[]>> = {
  zh: ['项目', '本站：中位数（最小–最大）', '对照：中位数（最小–最大）', '比值', '限值', '', '次数'],
  en: ['what', 'here: median (least–most)', 'beside it: median (least–most)', 'ratio', 'limit', '', 'runs'],
};

/** The measurements as lines of text, in columns. */
export function drawTable(measurements: readonly Measurement[], language: Language): string[] {
  const rows = measurements.map((measurement) => {
    const { name, unit, values, against, limit } = measurement;
    const ratios = ratiosOf(measurement);
    const kept = keepsLimit(measurement);
    return [
      name[language],
      spreadText(values, unit),
      against ? `${against.name[language]}: ${spreadText(against.values, unit)}` : '',
      ratios ? spreadText(ratios, '', 2) : '',
      limit === undefined ? '' : `≤ ${limit}`,
      kept === undefined ? '' : kept ? '✓' : '✗',
      String(values.length),
    ];
  });
  const lines = [heads[language], ...rows];
  const widths = heads[language].map((_, column) => Math.max(...lines.map((row) => widthOf(row[column] ?? ''))));
  return lines.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function spreadText(values: readonly number[], unit: string, digits?: number): string {
  const { median, least, most } = spreadOf(values);
  const print = (value: number): string =>
    digits === undefined && Number.isInteger(value) ? String(value) : value.toFixed(digits ?? (value < 100 ? 2 : 0));
  const middle = [print(median), unit].filter(Boolean).join(' ');
  return values.length > 1 ? `${middle} (${print(least)}–${print(most)})` : middle;
}

/** Columns on a terminal: a Chinese character takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, each) => sum + (/[\u2e80-\uffee]/.test(each) ? 2 : 1), 0);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export interface Report<Machine> {
  readonly machine: Machine;
  readonly measurements: readonly (Omit<Measurement, 'name'> & {
    readonly name: Text;
    readonly ratios?: readonly number[];
    readonly kept?: boolean;
  })[];
}

/** The same for programs: with every raw value, and the machine it was measured on. */
export function toJson<Machine>(measurements: readonly Measurement[], machine: Machine): Report<Machine> {
  return {
    machine,
    measurements: measurements.map((measurement) => {
      const [ratios, kept] = [ratiosOf(measurement), keepsLimit(measurement)];
      return { ...measurement, ...(ratios && { ratios }), ...(kept !== undefined && { kept }) };
    }),
  };
}
