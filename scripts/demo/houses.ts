import { withLargest } from './largest.ts';
import { byYear } from './quarters.ts';
import { drawGross, drawShares, type Outcome } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, towns, years, type ByTown } from './towns.ts';

const categories = ['registered', 'ordinary'] as const;
type Category = (typeof categories)[number];

/** Dilapidated houses under the plan at the start of 2016. */
const existing: Record<Category, number> = { registered: 1382, ordinary: 936 };

/** Households found in 2017 to 2020 that were eligible and willing. */
const found: Record<Category, readonly number[]> = { registered: [214, 176, 58, 41], ordinary: [167, 138, 49, 33] };

/** Houses finished and accepted in 2016 to 2020. */
const finished: Record<Category, readonly number[]> = {
  registered: [742, 318, 241, 96, 61],
  ordinary: [491, 247, 169, 74, 43],
};

/** The renovation of dilapidated houses, by indicator. Rows are counts of houses by town, year and category. */
export function houseRows(): Record<string, Row[]> {
  return {
    'houses-started': existingHouses('houses-started', [0.448, 1, 1]),
    'houses-finished': existingHouses('houses-finished', [0.391, 0.947, 1]),
    'houses-accepted': categories.flatMap((category) =>
      years.slice(1).flatMap((period) => {
        const counts = accepted(period, category);
        return towns.map(({ code }, i) => ({
          area: code,
          period,
          groups: { category },
          numerator: counts[i] ?? 0,
        }));
      }),
    ),
    'new-houses-listed': [
      ...newlyFound('registered', { 2017: { missing: 10 }, 2018: 1, 2019: 1, 2020: 1 }),
      ...newlyFound('ordinary', { 2017: { missing: 13 }, 2018: 1, 2019: 1, 2020: 1 }),
    ],
    'new-houses-finished': [
      ...newlyListed('registered', [{ missing: 103 }, { missing: 15 }, 1, 1]),
      ...newlyListed('ordinary', [{ missing: 84 }, { missing: 12 }, 1, 1]),
    ],
    'house-support': drawShares({
      name: 'house-support',
      of: (period) => accepted(period, 'registered'),
      outcomes: byYear([0.972, { missing: 11 }, 1, 1, 1]),
    }),
    'house-subsidy': withLargest(
      'house-subsidy',
      categories.flatMap((category) =>
        drawGross({
          name: `house-subsidy ${category}`,
          of: (period) => accepted(period, category).map((count) => Math.max(1, count)),
          outcomes: Object.fromEntries(
            years.slice(1).map((year, i) => [year, category === 'registered' ? 23_600 + 900 * i : 11_400 + 300 * i]),
          ),
          spread: 0.03,
          groups: { category },
        }),
      ),
      { paidTo: ({ denominator = 0 }) => denominator },
    ),
    'house-acceptance': [
      ...acceptance('standard', [{ missing: 31 }, { missing: 12 }, 1, 1, 1]),
      ...acceptance('earthquake', [{ missing: 47 }, { missing: 16 }, { missing: 10 }, 1, 1]),
    ],
    'house-evaluations': [0, 1, 1, 1, 1].map((numerator, i) => ({ area: county, period: String(2016 + i), numerator })),
  };
}

const weight = ({ rural, poverty }: (typeof towns)[number]): number => rural * poverty;

/** Of the houses under the plan at the start, for how many something had happened by the end of 2015, 2016 and 2017. */
function existingHouses(name: string, outcomes: readonly Outcome[]): Row[] {
  return categories.flatMap((category) =>
    drawShares({
      name: `${name} ${category}`,
      of: () => shareOut(`existing ${category}`, existing[category], weight, 0.15),
      outcomes: Object.fromEntries(outcomes.map((outcome, i) => [String(2015 + i), outcome])),
      groups: { category },
    }),
  );
}

function foundIn(period: string, category: Category): ByTown {
  return shareOut(`found ${period} ${category}`, found[category][Number(period) - 2017] ?? 0, weight, 0.25);
}

/** Of the households found in a year, those put on the list in time. */
function newlyFound(category: Category, outcomes: Record<string, Outcome>): Row[] {
  return withoutNone(
    drawShares({
      name: `new-houses-listed ${category}`,
      of: (period) => foundIn(period, category),
      outcomes,
      groups: { category },
    }),
  );
}

/** Of the new cases of 2017 and 2018 listed so far, those finished. */
function newlyListed(category: Category, outcomes: readonly Outcome[]): Row[] {
  const of = (period: string): ByTown => {
    const first = foundIn('2017', category);
    const second = foundIn('2018', category);
    return first.map((count, i) => count + (period === '2017' ? 0 : (second[i] ?? 0)));
  };
  return drawShares({ name: `new-houses-finished ${category}`, of, outcomes: byYear(outcomes), groups: { category } });
}

function accepted(period: string, category: Category): ByTown {
  return shareOut(`accepted ${period} ${category}`, finished[category][Number(period) - 2016] ?? 0, weight, 0.2);
}

/** Of all houses accepted in a year, those found up to one of the two tests. */
function acceptance(test: string, outcomes: readonly Outcome[]): Row[] {
  const of = (period: string): ByTown => {
    const ordinary = accepted(period, 'ordinary');
    return accepted(period, 'registered').map((count, i) => count + (ordinary[i] ?? 0));
  };
  return drawShares({ name: `house-acceptance ${test}`, of, outcomes: byYear(outcomes), groups: { test } });
}

/** A town where nobody was found has no share. */
function withoutNone(rows: readonly Row[]): Row[] {
  return rows.map(({ numerator, denominator, ...row }) =>
    denominator === 0 ? { ...row, status: 'not-applicable', note: '当年没有新增' } : { ...row, numerator, denominator },
  );
}
