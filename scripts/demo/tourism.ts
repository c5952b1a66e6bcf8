import { addMonths } from '../../src/core/period.ts';
import { clinics } from './clinics.ts';
import { drawDays } from './days.ts';
import { createStream, shuffle } from './random.ts';
import { countRows, drawShares } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, sum, towns, years, type ByTown } from './towns.ts';

/** A demonstration site of rural tourism or an orchard open to visitors. */
interface TourismSite {
  readonly site_id: string;
  readonly town: string;
  readonly name: string;
  readonly kind: 'demonstration' | 'orchard';
  readonly recognised_on: string;
}

/** A key village: whether it is fit for rural tourism, and since when there is some. */
interface TourismVillage {
  readonly town: string;
  readonly village: string;
  readonly suitable: boolean;
  readonly tourism_since: string;
  /** When its first own product was recognised. */
  readonly product_since: string;
}

/** 23 demonstration sites and 186 orchards. */
export const tourismSites: readonly TourismSite[] = [
  ...drawSites('demonstration', '乡村旅游示范点', [5, 9, 13, 17, 21, 23]),
  ...drawSites('orchard', '采摘园', [68, 97, 126, 151, 174, 186]),
].map((site, i) => ({ site_id: `LY${String(i + 1).padStart(3, '0')}`, ...site }));

/** One row per key village; 58 of the 140 are suitable. */
export const tourismVillages: readonly TourismVillage[] = drawVillages();

function drawSites(
  kind: TourismSite['kind'],
  noun: string,
  running: readonly number[],
): Omit<TourismSite, 'site_id'>[] {
  const total = running.at(-1) ?? 0;
  const days = drawDays(
    `tourism ${kind}`,
    total,
    running.map((count, i) => [`${years[i] ?? ''}-12-31`, count] as const),
  );
  const places = shareOut(`tourism ${kind}`, total, ({ keyVillages }) => keyVillages + 4, 0.25).flatMap((count, t) =>
    Array.from({ length: count }, (_, i) => ({ town: towns[t]?.code ?? '', name: `示例${i + 1}号${noun}` })),
  );
  return places.map((place, i) => ({ ...place, kind, recognised_on: days[i] ?? '' }));
}

function drawVillages(): TourismVillage[] {
  const next = createStream('villages fit for tourism');
  const suitable = new Set(
    shuffle(
      clinics.map((_, i) => i),
      next,
    ).slice(0, 58),
  );
  const days = drawDays('tourism in villages', suitable.size, [
    ['2015-12-31', 13],
    ['2016-12-31', 22],
    ['2017-12-31', 33],
    ['2018-12-31', 44],
    ['2019-12-31', 52],
    ['2020-12-31', 58],
  ]);
  let started = 0;
  return clinics.map(({ town, village }, i) => {
    if (!suitable.has(i)) return { town, village, suitable: false, tourism_since: '', product_since: '' };
    const since = days[started++] ?? '';
    const product = addMonths(since, Math.floor(next() * 15));
    const known = product < '2020-12-11' ? product : '2020-12-11';
    return { town, village, suitable: true, tourism_since: since, product_since: known > since ? known : since };
  });
}

/** The rows about tourism that are not counted in the tables above. */
export function tourismRows(): Record<string, Row[]> {
  return {
    'tourist-share': drawShares({
      name: 'tourist-share',
      of: visitors,
      outcomes: { 2015: 0.3312, 2016: 0.3574, 2017: 0.3927, 2018: 0.4318, 2019: 0.4689, 2020: 0.5073 },
      spread: 0.2,
    }),
    'tourism-products': years.flatMap((year) => [fewest(county, year), ...towns.map(({ code }) => fewest(code, year))]),
    'tourism-people': peopleHelped(),
  };
}

/** Visits of all kinds to the county; fewer in 2020. */
function visitors(period: string): ByTown {
  const visits = { 2015: 3_862_000, 2016: 4_374_000, 2017: 4_918_000, 2018: 5_507_000, 2019: 6_083_000 };
  const total = visits[period as unknown as keyof typeof visits] ?? 4_226_000;
  return shareOut('visitors', total, ({ population }) => population, 0.2);
}

/** Products of the village that has fewest, among the villages with tourism at the end of the year. */
function fewest(area: string, period: string): Row {
  const end = `${period}-12-31`;
  const own = tourismVillages.filter(
    ({ town, tourism_since: since }) => (area === county || town === area) && since !== '' && since <= end,
  );
  if (own.length === 0) return { area, period, status: 'not-applicable', note: '辖区内没有已发展乡村旅游的重点村' };
  return { area, period, value: own.every(({ product_since: day }) => day <= end) ? 1 : 0 };
}

/** Poor people whose income tourism has raised, running total since 2016. */
function peopleHelped(): Row[] {
  const running = { 2016: 1284, 2017: 2467, 2018: 3391, 2019: 3905, 2020: 4128 };
  const fit = towns.map(({ code }) =>
    sum(tourismVillages.map(({ town, suitable }) => (suitable && town === code ? 1 : 0))),
  );
  return Object.entries(running).flatMap(([period, total]) =>
    countRows(
      period,
      shareOut('people helped by tourism', total, (town) => (fit[towns.indexOf(town)] ?? 0) + 0.5, 0.1),
    ),
  );
}
