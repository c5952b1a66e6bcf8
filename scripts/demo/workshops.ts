import { apportion } from './apportion.ts';
import { drawDays } from './days.ts';
import { createStream } from './random.ts';
import type { Row } from './table.ts';
import { county, shareOut, sum, towns, years } from './towns.ts';

/** A poverty-relief workshop in one year. What concerns the bonus is empty where none was paid for anybody. */
export interface WorkshopYear {
  readonly workshop_id: string;
  readonly town: string;
  readonly name: string;
  readonly type: 'processing' | 'garment' | 'handicraft';
  readonly year: number;
  readonly poor_workers: number;
  /** Workers for whom the bonus was paid in the year, and how many of them had signed a contract of work. */
  readonly rewarded: number;
  readonly contracts: number;
  /** Yuan for each of them. */
  readonly bonus_each: number | '';
  /** The lowest twelve months' pay of any of them, in yuan. */
  readonly lowest_pay: number | '';
  /** The longest time in which that pay was earned, in months. */
  readonly longest_months: number | '';
}

const since2016 = years.slice(1);
/** Rewarded workers without a contract, by year. */
const withoutContract: Record<string, number> = { 2016: 27, 2017: 22, 2018: 13 };

/** One row per workshop and year since it opened. */
export const workshops: readonly WorkshopYear[] = drawWorkshops();

function drawWorkshops(): WorkshopYear[] {
  const opened = drawDays('workshops', 34, [
    ['2016-12-31', 12],
    ['2017-12-31', 24],
    ['2018-12-31', 31],
    ['2019-12-31', 34],
  ]);
  const next = createStream('workers of workshops');
  const places = shareOut('workshops', opened.length, ({ keyVillages }) => keyVillages, 0.1).flatMap((count, t) =>
    Array.from({ length: count }, (_, i) => ({ town: towns[t]?.code ?? '', name: `示例${i + 1}号扶贫车间` })),
  );
  const rows = places.flatMap((place, i) => {
    const from = Number((opened[i] ?? '').slice(0, 4));
    const type = (['processing', 'garment', 'handicraft'] as const)[Math.floor(next() * 3)] ?? 'processing';
    const id = { workshop_id: `CJ${String(i + 1).padStart(3, '0')}`, ...place, type };
    let workers = 9 + Math.floor(next() * 15);
    return since2016
      .filter((year) => Number(year) >= from)
      .map((year) => {
        const joined = Number(year) === from ? workers : 1 + Math.floor(next() * 6);
        if (Number(year) > from) workers += Math.floor(joined / 2);
        return { ...id, year: Number(year), workers, rewarded: Math.round(joined * 0.85), ...drawPay(year, next) };
      });
  });
  return withContracts(rows.map((row) => (row.rewarded === 0 ? { ...row, pay: '', months: '' } : row)));
}

/** Pay that just passed the line in the first years and lies well above it later. */
function drawPay(year: string, next: () => number): { pay: number | ''; months: number | '' } {
  const pay = 3720 + 260 * (Number(year) - 2016) + Math.floor(next() * 48) * 50;
  return { pay, months: 9 + Math.floor(next() * 4) };
}

type Drawn = Pick<WorkshopYear, 'workshop_id' | 'town' | 'name' | 'type' | 'year' | 'rewarded'> & {
  readonly workers: number;
  readonly pay: number | '';
  readonly months: number | '';
};

/** Two cases of the early years: one workshop paid out less than the plan's bonus, one took fourteen months. */
function withContracts(rows: readonly Drawn[]): WorkshopYear[] {
  const missing = new Map<Drawn, number>();
  for (const year of since2016) {
    const own = rows.filter((row) => row.year === Number(year));
    const sizes = own.map(({ rewarded }) => rewarded);
    apportion(withoutContract[year] ?? 0, sizes, sizes).forEach((count, i) => {
      if (own[i]) missing.set(own[i], count);
    });
  }
  const short = rows.find(({ year, rewarded }) => year === 2017 && rewarded > 0);
  const slow = rows.findLast(({ year, rewarded }) => year === 2018 && rewarded > 0);
  return rows.map((row) => {
    const { workers, pay, months, rewarded, ...rest } = row;
    return {
      ...rest,
      poor_workers: workers,
      rewarded,
      contracts: rewarded - (missing.get(row) ?? 0),
      bonus_each: rewarded === 0 ? '' : row === short ? 800 : 1000,
      lowest_pay: pay,
      longest_months: row === slow ? 14 : months,
    };
  });
}

/** Poor workers in workshops, by town. */
export function workersInWorkshops(year: string): number[] {
  return towns.map(({ code }) =>
    sum(workshops.map((row) => (row.town === code && row.year === Number(year) ? row.poor_workers : 0))),
  );
}

/** The rules for the bonus, each by the workshop that keeps it least. */
export function workshopRows(): Record<string, Row[]> {
  const farthest = (bonuses: readonly number[]): number =>
    bonuses.reduce((worst, each) => (Math.abs(each - 1000) > Math.abs(worst - 1000) ? each : worst), 1000);
  return {
    'workshop-bonus': worstOf((row) => row.bonus_each, farthest),
    'workshop-pay': worstOf(
      (row) => row.lowest_pay,
      (pays) => Math.min(...pays),
    ).map((row) => (row.value === undefined ? row : { ...row, contributors: 1, max_share: 1 })),
    'workshop-months': worstOf(
      (row) => row.longest_months,
      (months) => Math.max(...months),
    ),
  };
}

function worstOf(read: (row: WorkshopYear) => number | '', worst: (numbers: readonly number[]) => number): Row[] {
  const areas = [county, ...towns.map(({ code }) => code)];
  return since2016.flatMap((period) =>
    areas.map((area): Row => {
      const own = workshops.filter((row) => row.year === Number(period) && (area === county || row.town === area));
      const numbers = own.map(read).filter((number) => number !== '');
      if (numbers.length > 0) return { area, period, value: worst(numbers) };
      return { area, period, status: 'not-applicable', note: '当年没有发放奖补' };
    }),
  );
}
