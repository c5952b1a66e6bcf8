import type { Row } from './table.ts';
import { county, years } from './towns.ts';

const since2016 = years.slice(1);

/** What came of assessments and incidents, and who was honoured: counts for the county, never a rank or a name. */
export function consequenceRows(): Record<string, Row[]> {
  return {
    'assessment-results': counts('grade', {
      excellent: [6, 7, 8, 9, 9],
      good: [19, 21, 23, 24, 26],
      pass: [10, 9, 6, 5, 3],
      fail: [3, 1, 1, 0, 0],
    }),
    honours: counts('kind', { organisation: [18, 21, 24, 27, 30], person: [42, 46, 50, 53, 60] }),
    'incidents-answered': answered([
      [8, 11],
      [9, 10],
      [7, 7],
      [5, 6],
      [4, 4],
    ]),
  };
}

function counts(column: string, values: Readonly<Record<string, readonly number[]>>): Row[] {
  return since2016.flatMap((period, y) =>
    Object.entries(values).map(([value, numbers]) => ({
      area: county,
      period,
      groups: { [column]: value },
      numerator: numbers[y] ?? 0,
    })),
  );
}

function answered(pairs: readonly (readonly [number, number])[]): Row[] {
  return since2016.map((period, y) => {
    const [numerator = 0, denominator = 0] = pairs[y] ?? [];
    return { area: county, period, numerator, denominator };
  });
}
