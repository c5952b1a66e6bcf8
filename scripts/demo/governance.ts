import { oversight, reportsMade } from './oversight.ts';
import { householdsOf } from './register.ts';
import { amend, drawShares, type Outcome } from './shares.ts';
import type { Row } from './table.ts';
import { administrativeVillages } from './villages.ts';
import { county, shareOut, sum, towns, years, type ByTown } from './towns.ts';

const since2016 = years.slice(1);

/** The rows of the theme governance, by indicator. */
export function governanceRows(): Record<string, Row[]> {
  return {
    'responsibility-letters': responsibilityLetters(),
    'annual-reports': annualReports(),
    'findings-corrected': findingsCorrected(),
    'accountability-cases': caseRows('type', cases),
    'accountability-outcomes': caseRows('outcome', outcomes),
    'poor-requests': requests(),
    'follow-up-surveys': surveys(),
  };
}

const byYear = (values: readonly Outcome[]): Record<string, Outcome> =>
  Object.fromEntries(values.map((value, i) => [since2016[i] ?? '', value]));

/** Letters due: one for each town, one for each village, one for each registered household. */
function responsibilityLetters(): Row[] {
  const levels: Record<string, { of: (period: string) => ByTown; outcomes: Outcome[] }> = {
    'county-town': { of: () => towns.map(() => 1), outcomes: [1, 1, 1, 1, 1] },
    'town-village': { of: () => administrativeVillages, outcomes: [{ missing: 23 }, { missing: 4 }, 1, 1, 1] },
    'village-household': {
      of: householdsOf,
      outcomes: [0.9127, 0.9684, 0.9891, { missing: 37 }, 1],
    },
  };
  return Object.entries(levels).flatMap(([level, { of, outcomes: shares }]) =>
    drawShares({ name: `responsibility-letters ${level}`, of, outcomes: byYear(shares), groups: { level } }),
  );
}

/** Of each town its own reports; of the county the fewest of anybody, its own office included. */
function annualReports(): Row[] {
  return since2016.flatMap((period) => {
    const own = towns.map(({ code }) => reportsMade(code, period));
    return [
      { area: county, period, value: Math.min(reportsMade(county, period), ...own) },
      ...towns.map(({ code }, i) => ({ area: code, period, value: own[i] ?? 0 })),
    ];
  });
}

function findingsCorrected(): Row[] {
  const kinds = ['inspection', 'audit', 'third-party', 'fund-evaluation'] as const;
  return since2016.flatMap((period) =>
    kinds.map((kind): Row => {
      const own = oversight.filter((each) => each.kind === kind && each.year === Number(period) && each.done_on !== '');
      if (own.length === 0)
        return { area: county, period, groups: { kind }, status: 'not-applicable', note: '当年没有开展' };
      const total = (values: readonly (number | '')[]): number => sum(values.map(Number));
      return {
        area: county,
        period,
        groups: { kind },
        numerator: total(own.map(({ corrected }) => corrected)),
        denominator: total(own.map(({ findings }) => findings)),
      };
    }),
  );
}

/**
 * Closed in the year, from 2016. The two tables count the same cases, 31, 44, 52, 27 and 14; where one hides a small
 * number the other hides one too, so that neither gives the other away.
 */
const cases: Readonly<Record<string, readonly number[]>> = {
  misuse: [9, 13, 14, 6, 0],
  'false-claims': [7, 12, 11, 5, 0],
  'project-quality': [4, 4, 9, 7, 6],
  neglect: [11, 15, 18, 9, 8],
};
const outcomes: Readonly<Record<string, readonly number[]>> = {
  warned: [17, 24, 28, 15, 8],
  disciplined: [11, 17, 19, 7, 6],
  transferred: [3, 3, 5, 5, 0],
};

function caseRows(column: string, counts: Readonly<Record<string, readonly number[]>>): Row[] {
  return since2016.flatMap((period, y) =>
    Object.entries(counts).map(([value, numbers]) => ({
      area: county,
      period,
      groups: { [column]: value },
      numerator: numbers[y] ?? 0,
    })),
  );
}

/** Households on the list that were visited for the yearly survey. */
function surveys(): Row[] {
  return drawShares({
    name: 'follow-up-surveys',
    of: householdsOf,
    outcomes: byYear([0.412, 0.736, 0.918, 0.984, 1]),
  });
}

/** Wishes and complaints of poor people taken down in the year, and those answered by its end. */
function requests(): Row[] {
  const received = [1684, 2137, 1926, 1208, 743];
  const rows = drawShares({
    name: 'poor-requests',
    of: (period) =>
      shareOut(
        `requests ${period}`,
        received[Number(period) - 2016] ?? 0,
        ({ rural, poverty }) => rural * poverty,
        0.2,
      ),
    outcomes: byYear([0.861, 0.917, 0.942, 0.963, 0.977]),
  });
  return amend(
    rows,
    { area: '370323105', period: '2017' },
    { status: 'not-reported', note: '西里镇2017年诉求台账未报送' },
  );
}
