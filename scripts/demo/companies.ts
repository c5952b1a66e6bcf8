import { createStream } from './random.ts';
import { county } from './towns.ts';

/** What a company owned by the county earned in a year and gave to poverty alleviation, in yuan. */
interface CompanyYear {
  readonly company_id: string;
  readonly area: string;
  readonly name: string;
  readonly year: number;
  /** Negative: a loss. */
  readonly profit: number;
  readonly given: number;
}

/** Tenths of a percent of the profit, by company, 2016 to 2020. */
const tenths: readonly (readonly number[])[] = [
  [31, 32, 33, 32, 31],
  [30, 30, 30, 30, 30],
  [18, 31, 30, 31, 30],
  [30, 30, 24, 30, 30],
  [27, 30, 30, 32, 0],
  [34, 30, 31, 30, 35],
];

/** One row per company and year. The fifth made a loss in 2020 and gave nothing. */
export const companies: readonly CompanyYear[] = drawCompanies();

/** The lowest share of its profit that any company with a profit gave in a year, in percent. */
export function lowestShare(year: number): number {
  const earning = companies.filter((row) => row.year === year && row.profit > 0);
  return Math.min(...earning.map(({ given, profit }) => Math.round((given / profit) * 1000) / 10));
}

function drawCompanies(): CompanyYear[] {
  const next = createStream('county companies');
  return tenths.flatMap((shares, i) => {
    const size = 1_200_000 + 100_000 * Math.floor(next() * 60);
    return shares.map((share, k): CompanyYear => {
      const profit = share === 0 ? -430_000 : Math.round((size * (0.85 + 0.3 * next())) / 10_000) * 10_000;
      return {
        company_id: `XQ${String(i + 1).padStart(2, '0')}`,
        area: county,
        name: `示例县属企业${i + 1}`,
        year: 2016 + k,
        profit,
        given: share === 0 ? 0 : (profit * share) / 1000,
      };
    });
  });
}
