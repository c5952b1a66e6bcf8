import { apportion } from './apportion.ts';
import { planQuarters } from './quarters.ts';
import { movements } from './register.ts';
import { countRows, drawGross } from './shares.ts';
import type { Row } from './table.ts';
import { shareOut, sum, towns, years, type ByTown, type Year } from './towns.ts';

/** What happened to the register in a quarter, by town. */
export interface Quarter {
  /** On the register and not out of poverty at the end of the quarter. */
  readonly stock: ByTown;
  readonly removed: ByTown;
  readonly added: ByTown;
  readonly returned: ByTown;
}

const planYears = years.slice(1);

/** How many of those who came in during a year had been out of poverty before. */
const fellBack: Record<string, number> = { 2016: 19, 2017: 31, 2018: 43, 2019: 14, 2020: 0 };

/** When people come in and go out in a year; exits are declared at its end, the verification of 2018 was in spring. */
const comingIn: Record<string, readonly number[]> = { 2018: [1, 7, 2, 1] };
const evenly = [2, 3, 3, 2];
const goingOut = [0.03, 0.09, 0.14];

/** The yearly movements of the register by quarter: quarters add up to their year in every town. */
export const quarterly: Record<string, Quarter> = splitYears();

function splitYears(): Record<string, Quarter> {
  const result: Record<string, Quarter> = {};
  let stock = movements[2015].stock;
  for (const year of planYears) {
    const { returns, exits } = movements[year];
    const back = apportion(Math.min(fellBack[year] ?? 0, sum(returns)), returns, returns);
    const per = (counts: ByTown): number[][] => counts.map((count) => apportion(count, comingIn[year] ?? evenly));
    const backBy = per(back);
    const newBy = per(returns.map((count, i) => count - (back[i] ?? 0)));
    let left = exits;
    for (let q = 0; q < 4; q++) {
      const returned = backBy.map((each) => each[q] ?? 0);
      const added = newBy.map((each) => each[q] ?? 0);
      const open = stock.map((count, i) => count + (returned[i] ?? 0) + (added[i] ?? 0));
      const removed = left.map((count, i) => leaving({ year, q, i, left: count, open: open[i] ?? 0 }));
      stock = open.map((count, i) => count - (removed[i] ?? 0));
      left = left.map((count, i) => count - (removed[i] ?? 0));
      result[`${year}-Q${q + 1}`] = { stock, removed, added, returned };
    }
  }
  return result;
}

/** Who leaves a town's register in a quarter: a small part of the year's exits, and in the last quarter all that are left. */
function leaving({ year, q, i, left, open }: { year: Year; q: number; i: number; left: number; open: number }): number {
  if (q === 3) return left;
  return Math.min(left, open, Math.floor((movements[year].exits[i] ?? 0) * (goingOut[q] ?? 0)));
}

/** The register by quarter, monitoring and temporary assistance, by indicator. */
export function registerRows(): Record<string, Row[]> {
  const by = (change: 'removed' | 'added' | 'returned'): Row[] =>
    planQuarters.flatMap((period) => countRows(period, quarterly[period]?.[change] ?? [], { change }));
  return {
    'register-stock': planQuarters.flatMap((period) => countRows(period, quarterly[period]?.stock ?? [])),
    'register-changes': [...by('removed'), ...by('added'), ...by('returned')],
    'monitored-households': monitored(),
    'temporary-assistance-days': temporaryAssistance(),
  };
}

/** Households under watch. The third kind was set up after 2020 and is not carried back. */
function monitored(): Row[] {
  const counts: Record<string, number[]> = { unstable: [214, 231, 187], marginal: [163, 178, 152] };
  return ['2020-Q2', '2020-Q3', '2020-Q4'].flatMap((period, q) => [
    ...Object.entries(counts).flatMap(([kind, totals]) =>
      countRows(
        period,
        shareOut(`monitored ${kind}`, totals[q] ?? 0, ({ rural, poverty }) => rural * poverty, 0.2),
        { kind },
      ),
    ),
    ...towns.map(({ code }): Row => ({
      area: code,
      period,
      groups: { kind: 'emergency' },
      status: 'not-applicable',
      note: '2020年尚未单列这一类，不回推',
    })),
  ]);
}

/** Days from application to payment, over all cases of the year. */
function temporaryAssistance(): Row[] {
  const cases = [684, 752, 831, 796, 913];
  return drawGross({
    name: 'temporary-assistance-days',
    of: (period) =>
      shareOut(
        `temporary assistance ${period}`,
        cases[Number(period) - 2016] ?? 0,
        ({ population, poverty }) => population * (0.4 + poverty),
        0.1,
      ),
    outcomes: Object.fromEntries([17.4, 14.2, 11.6, 9.3, 7.8].map((days, i) => [String(2016 + i), days])),
    spread: 0.09,
  });
}
