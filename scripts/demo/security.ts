import { byQuarter, byYear, quarters } from './quarters.ts';
import { listOf } from './register.ts';
import { amend, drawShares } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, towns, type ByTown } from './towns.ts';

/** Dibao, pension insurance and support in extreme hardship, by indicator. */
export function securityRows(): Record<string, Row[]> {
  return {
    'dibao-coverage': dibaoCoverage(),
    'dibao-line': dibaoLine(),
    'dibao-whole-household': drawShares({
      name: 'dibao-whole-household',
      of: (period) => scale(listOf(period), 0.62),
      outcomes: byYear([0.714, 0.883, 0.957, 0.991, 1]),
    }),
    'hardship-support': drawShares({
      name: 'hardship-support',
      of: inHardship,
      outcomes: byYear([0.938, 0.967, 0.985, { missing: 11 }, 1]),
    }),
    'pension-coverage': pensionCoverage(),
    'pension-premium': drawShares({
      name: 'pension-premium',
      of: (period) => scale(listOf(period), 0.24),
      outcomes: byYear([0.921, 0.958, 0.983, { missing: 27 }, { missing: 13 }]),
      spread: 0.4,
    }),
  };
}

const scale = (counts: ByTown, share: number): number[] => counts.map((count) => Math.round(count * share));

/** Of those eligible, the registered poor and the other rural residents; the second are a few people short to the end. */
function dibaoCoverage(): Row[] {
  const others = (period: string): ByTown =>
    shareOut(
      'dibao others',
      3960 - 45 * quarters.indexOf(period),
      ({ rural, poverty }) => rural * (0.5 + poverty / 2),
      0.12,
    );
  return [
    ...drawShares({
      name: 'dibao registered',
      of: (period) => scale(listOf(period), 0.385),
      outcomes: {
        ...byQuarter([0.874, 0.932, 0.971, 0.99, 0.998, 1]),
        '2020-Q2': { missing: 12 },
        '2020-Q3': { missing: 10 },
      },
      groups: { population: 'registered' },
    }),
    ...drawShares({
      name: 'dibao others',
      of: others,
      outcomes: { ...byQuarter([0.812, 0.886, 0.941, 0.974, 0.987, 0.994]), '2020-Q4': { missing: 18 } },
      groups: { population: 'other' },
      spread: 0.4,
    }),
  ];
}

/** Set once a year for the whole county. */
function dibaoLine(): Row[] {
  return [3360, 3720, 4000, 4300, 4900, 5500].map((value, i) => ({ area: county, period: String(2015 + i), value }));
}

function inHardship(period: string): ByTown {
  return shareOut('in hardship', 2514 - 21 * (Number(period) - 2016), ({ rural, poverty }) => rural * poverty, 0.1);
}

/** One town's report of a quarter never came, so the county has no figure for it either. */
function pensionCoverage(): Row[] {
  const rows = drawShares({
    name: 'pension-coverage',
    of: (period) => scale(listOf(period), 0.83),
    outcomes: byQuarter([0.791, 0.903, 0.962, 0.986, 0.997, 1]),
  });
  const late = towns.find(({ name }) => name === '中庄镇')?.code;
  return amend(
    rows,
    { area: late, period: '2017-Q2' },
    { status: 'not-reported', note: '中庄镇2017年第二季度报表未报送' },
  );
}
