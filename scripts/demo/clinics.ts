import { drawDays } from './days.ts';
import { createStream, shuffle } from './random.ts';
import { towns } from './towns.ts';

/** A village clinic of one of the 140 key villages. Days are empty where the thing had not happened by the end of 2020. */
export interface Clinic {
  readonly clinic_id: string;
  readonly town: string;
  readonly village: string;
  readonly is_key_village: boolean;
  readonly planned_on: string;
  readonly service_on: string;
  readonly standardised_on: string;
  readonly standard_met_on: string;
  readonly qualified_doctor_on: string;
  readonly village_doctors: number;
}

/** One row per key village. */
export const clinics: readonly Clinic[] = drawClinics();

/** 1 if every clinic of the town had a qualified doctor at the end of the year, otherwise 0: the fewest of any. */
export function qualifiedClinics(town: string, year: string): number {
  const own = clinics.filter((clinic) => clinic.town === town);
  return own.every(({ qualified_doctor_on: day }) => day !== '' && day <= `${year}-12-31`) ? 1 : 0;
}

function drawClinics(): Clinic[] {
  const places = towns.flatMap(({ code, keyVillages }) =>
    Array.from({ length: keyVillages }, (_, i) => ({ town: code, village: `示例${String(i + 1).padStart(2, '0')}村` })),
  );
  const standardised = drawDays('standardised', 140, [
    ['2015-12-31', 61],
    ['2016-12-31', 88],
    ['2017-12-31', 117],
    ['2018-12-31', 137],
    ['2019-03-31', 138],
    ['2019-06-30', 140],
  ]);
  const planned = drawDays('planned', 140, [
    ['2015-12-31', 96],
    ['2016-12-31', 140],
  ]);
  const service = drawDays('service', 140, [
    ['2015-12-31', 131],
    ['2016-12-31', 138],
    ['2017-12-31', 140],
  ]);
  const qualified = drawDays('qualified doctor', 140, [
    ['2015-12-31', 84],
    ['2016-12-31', 97],
    ['2017-12-31', 113],
    ['2018-12-31', 126],
    ['2019-12-31', 135],
    ['2020-12-31', 140],
  ]);
  const met = drawStandardMet(standardised);
  const next = createStream('village doctors of clinics');
  return places.map(({ town, village }, i) => ({
    clinic_id: `WS${String(i + 1).padStart(3, '0')}`,
    town,
    village,
    is_key_village: true,
    planned_on: earlier(planned[i] ?? '', standardised[i] ?? ''),
    service_on: earlier(service[i] ?? '', standardised[i] ?? ''),
    standardised_on: standardised[i] ?? '',
    standard_met_on: met[i] ?? '',
    qualified_doctor_on: qualified[i] ?? '',
    village_doctors: next() < 0.3 ? 2 : 1,
  }));
}

/** Up to standard some months after the clinic was standardised; seven are not by the end of 2020. */
function drawStandardMet(standardised: readonly string[]): string[] {
  const next = createStream('standard met');
  const never = new Set(
    shuffle(
      standardised.map((_, i) => i),
      next,
    ).slice(0, 7),
  );
  return standardised.map((day, i) => {
    const months = 6 + Math.floor(next() * 20);
    return never.has(i) ? '' : earlier(addMonths(day, months), '2020-12-18');
  });
}

function addMonths(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-${day.slice(8)}`;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
