import { drawDays } from './days.ts';
import { createStream } from './random.ts';
import { keyVillages } from './villages.ts';

/** One asset-income project in one year, from the year in which it began. Amounts are in yuan, shares in percent. */
interface AssetYear {
  readonly project_id: string;
  readonly town: string;
  readonly village: string;
  readonly kind: 'greenhouse' | 'livestock' | 'solar' | 'tourism';
  readonly began_on: string;
  readonly year: number;
  readonly assets: number;
  readonly village_share: number;
  readonly household_share: number;
  readonly income: number;
  readonly households: number;
  readonly due_to_households: number;
  readonly paid_to_households: number;
  /** Empty where nothing was paid by the end of 2020. */
  readonly paid_on: string;
}

const kinds = [
  { kind: 'solar', upTo: 0.38, yield: 0.09, assets: 420_000 },
  { kind: 'greenhouse', upTo: 0.68, yield: 0.065, assets: 610_000 },
  { kind: 'livestock', upTo: 0.87, yield: 0.07, assets: 480_000 },
  { kind: 'tourism', upTo: 1, yield: 0.05, assets: 760_000 },
] as const;

/** 64 projects in as many key villages. */
export const assetYears: readonly AssetYear[] = drawAssets();

function drawAssets(): AssetYear[] {
  const next = createStream('asset income');
  const began = drawDays('asset projects', keyVillages.length, [
    ['2016-12-31', 19],
    ['2017-12-31', 46],
    ['2018-12-31', 58],
    ['2019-12-31', 64],
  ]);
  let number = 0;
  return keyVillages.flatMap(({ town, village }, i) => {
    const began_on = began[i] ?? '';
    if (began_on === '') return [];
    const draw = next();
    const sort = kinds.find(({ upTo }) => draw <= upTo) ?? kinds[0];
    const assets = Math.round((sort.assets * (0.5 + next())) / 1000) * 1000;
    const household_share = 50 + 10 * Math.floor(next() * 4);
    const base = { project_id: `ZC${String(++number).padStart(3, '0')}`, town, village, kind: sort.kind, began_on };
    const first = Number(began_on.slice(0, 4));
    const households = 12 + Math.floor(createStream(`households of ${base.project_id}`)() * 45);
    return Array.from({ length: 2021 - first }, (_, y) => {
      const months = y === 0 ? 12 - Number(began_on.slice(5, 7)) : 12;
      const income = Math.round((assets * sort.yield * (0.75 + 0.5 * next()) * months) / 12 / 100) * 100;
      const due = Math.round((income * household_share) / 100);
      const payment = drawPayment({ year: first + y, due }, next);
      return {
        ...base,
        year: first + y,
        assets,
        village_share: 100 - household_share,
        household_share,
        income,
        households,
        due_to_households: due,
        ...payment,
      };
    });
  });
}

/** Mostly paid in December of the year, sometimes in the next spring, now and then only a part or not at all. */
function drawPayment(
  { year, due }: { year: number; due: number },
  next: () => number,
): Pick<AssetYear, 'paid_to_households' | 'paid_on'> {
  const draw = next();
  const day = String(1 + Math.floor(next() * 28)).padStart(2, '0');
  const month = next();
  if (due === 0 || draw < 0.03) return { paid_to_households: 0, paid_on: '' };
  const late = draw < 0.17;
  if (late && year === 2020) return { paid_to_households: 0, paid_on: '' };
  const paid_on = late ? `${year + 1}-0${1 + Math.floor(month * 5)}-${day}` : `${year}-12-${day}`;
  return { paid_to_households: draw > 0.93 ? Math.round(due * 0.8) : due, paid_on };
}
