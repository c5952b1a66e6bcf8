import { lowestShare } from './companies.ts';
import { byQuarter, quarterEnd } from './quarters.ts';
import { householdsOf } from './register.ts';
import { countRows, drawShares } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, towns, years } from './towns.ts';
import { villageHelp } from './village-help.ts';

const planYears = years.slice(1);

/** Resident help and help by society, by indicator; those made from a table of records are not among them. */
export function helpRows(): Record<string, Row[]> {
  return {
    'household-helper': drawShares({
      name: 'household-helper',
      of: householdsOf,
      outcomes: byQuarter([0.836, 0.957, 0.988, 0.996, 1, 1]),
    }),
    'team-size': teamSize(),
    'stay-until-out': stayUntilOut(),
    'company-profit-lowest': planYears.map((period) => ({
      area: county,
      period,
      value: lowestShare(Number(period)),
    })),
    'armed-forces-villages': [0, 1, 1, 1, 1].map((value, i) => ({ area: county, period: String(2016 + i), value })),
    'cooperation-plans': countyCounts([0, 1, 1, 1, 1]),
    'summer-practice': countyCounts([1, 1, 2, 1, 0]),
    volunteers: volunteers(),
    'spring-rain-fund': [
      [912_400, 1_046_800],
      [1_130_600, 1_163_900],
      [1_287_300, 1_287_300],
      [1_341_200, 1_341_200],
      [1_402_500, 1_402_500],
    ].map(([numerator, denominator], i) => ({ area: county, period: String(2016 + i), numerator, denominator })),
  };
}

function countyCounts(counts: readonly number[]): Row[] {
  return counts.map((numerator, i) => ({ area: county, period: String(2016 + i), numerator }));
}

/** The size of the team that is farthest from four people; of two equally far the smaller. */
function teamSize(): Row[] {
  return planYears.flatMap((period) => {
    const teams = villageHelp.filter(({ quarter_end: end, team }) => end === quarterEnd(`${period}-Q4`) && team);
    const farthest = (code?: string): number =>
      teams
        .filter(({ town }) => !code || town === code)
        .map(({ team_members: size }) => size)
        .sort((a, b) => Math.abs(b - 4) - Math.abs(a - 4) || a - b)[0] ?? 0;
    return [
      { area: county, period, value: farthest() },
      ...towns.map(({ code }) => ({ area: code, period, value: farthest(code) })),
    ];
  });
}

/** 94 key villages were still on the list when 2016 began, none after it ended. */
function stayUntilOut(): Row[] {
  const stayed: Record<string, number> = { unit: 94, cadre: 93 };
  return Object.entries(stayed).flatMap(([helper, numerator]) =>
    planYears.map((period): Row => {
      const at = { area: county, period, groups: { helper } };
      if (period === '2016') return { ...at, numerator, denominator: 94 };
      return { ...at, status: 'not-applicable', note: '年初已没有未退出的重点村' };
    }),
  );
}

/** Registered volunteers at the end of the year. The plan names no number. */
function volunteers(): Row[] {
  return [640, 1180, 1420, 1650, 1930].flatMap((total, i) =>
    countRows(
      String(2016 + i),
      shareOut('volunteers', total, ({ population }) => population, 0.2),
    ),
  );
}
