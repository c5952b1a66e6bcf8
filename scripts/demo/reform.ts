import { apportion } from './apportion.ts';
import { assetYears } from './asset-income.ts';
import { createStream } from './random.ts';
import { countRows } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, sum, towns, years } from './towns.ts';

const since2016 = years.slice(1);

/** The rows of the theme reform, by indicator; those made from the table of asset-income projects are not among them. */
export function reformRows(): Record<string, Row[]> {
  return {
    'asset-shareholders': shareholders(),
    'household-rights': householdRights(),
    'property-transactions': transactions(),
    'property-trading-value': tradingValue(),
  };
}

/** Registered households that hold shares: a score of them for each project, more in larger ones. */
function shareholders(): Row[] {
  const next = createStream('asset shareholders');
  const perProject = new Map(assetYears.map(({ project_id }) => [project_id, 0]));
  for (const id of perProject.keys()) perProject.set(id, 14 + Math.floor(next() * 32));
  return since2016.flatMap((period) => {
    const own = assetYears.filter(({ year }) => year === Number(period));
    return countRows(
      period,
      towns.map(({ code }) =>
        sum(own.filter(({ town }) => town === code).map(({ project_id }) => perProject.get(project_id) ?? 0)),
      ),
    );
  });
}

/** Asset-income projects whose households took part, looked into the accounts and voted on the shares in the year. */
const exercised: Readonly<Record<string, readonly number[]>> = {
  participation: [0.74, 0.83, 0.93, 0.97, 0.984],
  supervision: [0.58, 0.7, 0.83, 0.9, 0.953],
  decision: [0.42, 0.59, 0.76, 0.86, 0.922],
};

function householdRights(): Row[] {
  return since2016.flatMap((period, y) => {
    const denominator = new Set(
      assetYears.filter(({ year }) => year === Number(period)).map(({ project_id }) => project_id),
    ).size;
    return Object.entries(exercised).map(([right, shares]) => ({
      area: county,
      period,
      groups: { right },
      numerator: Math.round(denominator * (shares[y] ?? 0)),
      denominator,
    }));
  });
}

/** Deals by kind of right from 2016 and what one of them is worth on average, in yuan. */
const rights: Readonly<Record<string, { readonly deals: readonly number[]; readonly worth: number }>> = {
  'contracted-land': { deals: [61, 148, 263, 341, 372], worth: 46_800 },
  forest: { deals: [12, 31, 44, 58, 63], worth: 71_300 },
  'barren-land': { deals: [3, 9, 17, 22, 19], worth: 58_200 },
  'collective-assets': { deals: [8, 26, 51, 73, 88], worth: 132_500 },
  equipment: { deals: [0, 2, 5, 4, 7], worth: 24_900 },
  'small-waterworks': { deals: [0, 0, 3, 6, 8], worth: 39_400 },
};

function transactions(): Row[] {
  return since2016.flatMap((period, y) =>
    Object.entries(rights).flatMap(([right, { deals }]) =>
      countRows(
        period,
        apportion(
          deals[y] ?? 0,
          shareOut(`deals ${right}`, 100_000, ({ rural }) => rural, 0.3),
        ),
        { right },
      ),
    ),
  );
}

function tradingValue(): Row[] {
  const next = createStream('trading value');
  return since2016.flatMap((period, y) =>
    Object.entries(rights).map(([right, { deals, worth }]) => ({
      area: county,
      period,
      groups: { right },
      numerator: Math.round(((deals[y] ?? 0) * worth * (0.85 + 0.3 * next())) / 100) * 100,
    })),
  );
}
