import { apportion } from './apportion.ts';
import { planQuarters } from './quarters.ts';
import { movements } from './register.ts';
import { countRows, drawGross } from './shares.ts';
import type { Row } from './table.ts';
import { shareOut, sum, towns, years, type ByTown } from './towns.ts';

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

/** How those who came in and those who went out are spread over the quarters; exits are declared at the end of a year. */
interface Spread {
  readonly returned: readonly number[];
  readonly added: readonly number[];
  /** Parts of the year's exits in the first three quarters; the last has the rest. */
  readonly removed: readonly number[];
}

const evenly = [2, 3, 3, 2];
const early = [0.03, 0.09, 0.14];

/** The list was verified again in the spring of 2018; in 2019 everything happened at once. */
const spreads: Record<string, Spread> = {
  2016: { returned: [0, 0, 1, 0], added: evenly, removed: early },
  2017: { returned: [0, 4, 5, 0], added: evenly, removed: early },
  2018: { returned: [0, 2, 1, 0], added: [1, 7, 2, 1], removed: early },
  2019: { returned: [0, 1, 0, 0], added: [0, 1, 0, 0], removed: [] },
};
const still: Spread = { returned: evenly, added: evenly, removed: [] };

/** The yearly movements of the register by quarter: quarters add up to their year in every town. */
export const quarterly: Record<string, Quarter> = splitYears();

function splitYears(): Record<string, Quarter> {
  const result: Record<string, Quarter> = {};
  let stock = movements[2015].stock;
  for (const year of planYears) {
    const { returns, exits } = movements[year];
    const back = apportion(Math.min(fellBack[year] ?? 0, sum(returns)), returns, returns);
    const spread = spreads[year] ?? still;
    const backBy = back.map((count) => apportion(count, spread.returned));
    const newBy = returns.map((count, i) => apportion(count - (back[i] ?? 0), spread.added));
    let left = exits;
    for (let q = 0; q < 4; q++) {
      const returned = backBy.map((each) => each[q] ?? 0);
      const added = newBy.map((each) => each[q] ?? 0);
      const open = stock.map((count, i) => count + (returned[i] ?? 0) + (added[i] ?? 0));
      const removed = left.map((count, i) =>
        leaving(q, { all: exits[i] ?? 0, left: count, open: open[i] ?? 0, parts: spread.removed }),
      );
      stock = open.map((count, i) => count - (removed[i] ?? 0));
      left = left.map((count, i) => count - (removed[i] ?? 0));
      result[`${year}-Q${q + 1}`] = { stock, removed, added, returned };
    }
  }
  return result;
}

/** Who leaves a town's register in a quarter: a small part of the year's exits, and in the last quarter all that are left. */
function leaving(quarter: number, { all, left, open, parts }: Leaving): number {
  if (quarter === 3) return left;
  return Math.min(left, open, Math.floor(all * (parts[quarter] ?? 0)));
}

interface Leaving {
  readonly all: number;
  readonly left: number;
  readonly open: number;
  readonly parts: readonly number[];
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
