import { apportion } from './apportion.ts';
import { createStream, drawNormal } from './random.ts';
import { listOf } from './register.ts';
import { amend, countRows, drawShares } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, towns, years, type ByTown } from './towns.ts';
import { workersInWorkshops, workshopRows } from './workshops.ts';

const since2016 = years.slice(1);
const partOf =
  (share: number) =>
  (period: string): ByTown =>
    listOf(period).map((people) => Math.round(people * share));

/** The rows of the theme employment, by indicator; those made from a table of records are not among them. */
export function employmentRows(): Record<string, Row[]> {
  const employed = drawShares({
    name: 'poor-employment-rate',
    of: partOf(0.214),
    outcomes: {
      2015: 0.8342,
      2016: 0.9087,
      2017: { missing: 127 },
      2018: { missing: 58 },
      2019: { missing: 31 },
      2020: { missing: 17 },
    },
  });
  const posts = postRows();
  return {
    'skill-training': drawShares({
      name: 'skill-training',
      of: partOf(0.268),
      outcomes: { 2015: 0.318, 2016: 0.9421, 2017: 1, 2018: 1, 2019: 1, 2020: 1 },
    }),
    'free-training': drawShares({
      name: 'free-training',
      of: (period) => partOf(0.142)(period).map((people) => Math.round(people * (1 - 0.08 * (Number(period) - 2016)))),
      outcomes: { 2016: 0.9316, 2017: 0.9702, 2018: { missing: 34 }, 2019: 1, 2020: 1 },
    }),
    'farm-school-training': farmSchools(),
    'poor-employment-rate': employed,
    'poor-employment': employedWhere(employed, posts['post-fallback'] ?? []),
    ...posts,
    'guaranteed-loan-largest': [2_000_000, 2_400_000, 3_000_000, 2_800_000, 2_500_000].map((value, i) => ({
      area: county,
      period: String(2016 + i),
      value,
    })),
    'guarantee-fund-use': guaranteeFund(),
    ...workshopRows(),
  };
}

/** Poor people trained in the year in field schools and the like. */
function farmSchools(): Row[] {
  const trained = { 2016: 3874, 2017: 3519, 2018: 2966, 2019: 1743, 2020: 812 };
  return Object.entries(trained).flatMap(([period, total]) =>
    countRows(
      period,
      shareOut(`field schools ${period}`, total, ({ rural, poverty }) => rural * poverty, 0.12),
    ),
  );
}

/** The employed by where they work; the workshops and the posts have the numbers they have elsewhere. */
function employedWhere(employed: readonly Row[], posts: readonly Row[]): Row[] {
  const next = createStream('employed outside');
  const outside = towns.map(() => 0.4 + 0.05 * drawNormal(next));
  return since2016.flatMap((period) => {
    const workshop = workersInWorkshops(period);
    return towns.flatMap(({ code }, i) => {
      const at = (rows: readonly Row[]): number =>
        rows.find((row) => row.area === code && row.period === period)?.numerator ?? 0;
      const rest = at(employed) - at(posts) - (workshop[i] ?? 0);
      const away = Math.round(rest * (outside[i] ?? 0));
      const counts = { local: rest - away, outside: away, workshop: workshop[i] ?? 0, post: at(posts) };
      return Object.entries(counts).map(([place, numerator]) => ({ area: code, period, groups: { place }, numerator }));
    });
  });
}

/** Public-welfare posts: the narrow rule (disabled or close to a pension), the wide one, and who holds them. */
function postRows(): Record<string, Row[]> {
  const narrow = drawShares({
    name: 'post-guarantee',
    of: partOf(0.033),
    outcomes: { 2016: 0.7069, 2017: 0.8613, 2018: 0.9404, 2019: { missing: 14 }, 2020: 1 },
    spread: 0.15,
  });
  const wide = drawShares({
    name: 'post-fallback',
    of: partOf(0.052),
    outcomes: { 2016: 0.6821, 2017: 0.8307, 2018: 0.9089, 2019: 0.9526, 2020: { missing: 29 } },
    spread: 0.15,
  });
  const longest = { 2016: 6, 2017: 5, 2018: 4, 2019: 4, 2020: 4 };
  return {
    'post-guarantee': narrow,
    'post-fallback': wide,
    'post-holders': postHolders(narrow, wide),
    'post-pension-limit': Object.entries(longest).map(([period, value]) => ({ area: county, period, value })),
  };
}

function postHolders(narrow: readonly Row[], wide: readonly Row[]): Row[] {
  return wide.flatMap(({ area, period, numerator: all = 0 }) => {
    const own = narrow.find((row) => row.area === area && row.period === period)?.numerator ?? 0;
    const [disabled = 0, pension = 0] = apportion(own, [0.63, 0.37]);
    return Object.entries({ disabled, pension, other: all - own }).map(([holder, numerator]) => ({
      area,
      period,
      groups: { holder },
      numerator,
    }));
  });
}

/** Yuan lent under the guarantee, and how much of it to poor people who start a business. Not reported after 2018. */
function guaranteeFund(): Row[] {
  const lent = [4_860_000, 7_130_000, 8_540_000, 0, 0];
  const toThePoor = [4_860_000, 7_130_000, 8_290_000, 0, 0];
  const rows = since2016.map((period, i) => ({
    area: county,
    period,
    numerator: toThePoor[i] ?? 0,
    denominator: lent[i] ?? 0,
  }));
  return amend(
    amend(rows, { period: '2019' }, { status: 'not-reported' }),
    { period: '2020' },
    { status: 'not-reported' },
  );
}
