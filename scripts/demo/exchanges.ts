import { createStream } from './random.ts';
import { county } from './towns.ts';

/** One comparison of the register with the data of another office. */
interface Exchange {
  readonly exchange_id: string;
  readonly area: string;
  readonly quarter: string;
  readonly office: string;
  readonly planned_on: string;
  /** Empty where it did not take place. */
  readonly exchanged_on: string;
}

const offices = [
  ['县民政局', 2016],
  ['县人力资源和社会保障局', 2016],
  ['县残疾人联合会', 2017],
  ['县教育体育局', 2017],
  ['县卫生和计划生育局', 2017],
  ['县住房和城乡建设局', 2018],
] as const;

/** Quarterly with each office, from the year in which it joined. */
export const exchanges: readonly Exchange[] = drawExchanges();

function drawExchanges(): Exchange[] {
  const next = createStream('data exchanges');
  const quarters = [2016, 2017, 2018, 2019, 2020].flatMap((year) =>
    ['03-31', '06-30', '09-30', '12-31'].map((day, i) => ({ year, day, quarter: `${year}-Q${i + 1}` })),
  );
  return quarters
    .flatMap(({ year, day, quarter }) =>
      offices
        .filter(([, since]) => since <= year)
        .map(([office]) => ({
          office,
          quarter,
          planned_on: `${year}-${day}`,
          draw: next(),
          month: day.slice(0, 2),
          year,
        })),
    )
    .map(({ office, quarter, planned_on, draw, month, year }, i) => ({
      exchange_id: `SJ${String(i + 1).padStart(3, '0')}`,
      area: county,
      quarter,
      office,
      planned_on,
      exchanged_on: draw < 0.07 ? '' : `${year}-${month}-${String(8 + Math.floor(draw * 22)).padStart(2, '0')}`,
    }));
}
