import { drawDays } from './days.ts';
import { quarterEnd, quarters } from './quarters.ts';
import { createStream } from './random.ts';
import { keyVillages } from './villages.ts';

/** What a key village had of resident help at the end of a quarter. */
export interface VillageQuarter {
  readonly village_id: string;
  readonly town: string;
  readonly village: string;
  readonly quarter_end: string;
  readonly first_secretary: boolean;
  readonly full_time: boolean;
  readonly managed_jointly: boolean;
  readonly team: boolean;
  readonly team_members: number;
  readonly paired_unit: boolean;
  readonly paired_company: boolean;
  readonly inspected_on: string;
  readonly days_in_village: number;
}

/** The first days of the rounds of inspection: three in 2016 and in 2020, four in the years between. */
export const rounds: readonly string[] = [
  ...['2016-05-16', '2016-08-22', '2016-11-14'],
  ...['2017-02-20', '2017-05-15', '2017-08-21', '2017-11-13'],
  ...['2018-02-26', '2018-05-14', '2018-08-20', '2018-11-12'],
  ...['2019-02-25', '2019-05-13', '2019-08-19', '2019-11-11'],
  ...['2020-05-18', '2020-08-17', '2020-11-16'],
];

/** One row per key village and quarter. */
export const villageHelp: readonly VillageQuarter[] = drawVillageHelp();

function drawVillageHelp(): VillageQuarter[] {
  const days = drawAllDays();
  const next = createStream('village help');
  const sizes = keyVillages.map(() => 3 + Math.floor(next() * 3));
  const small = new Set(drawDays('small teams', keyVillages.length, [['2016-12-31', 4]]).flatMap(indexOfDay));
  const vacant = new Set(drawDays('vacant', keyVillages.length, [['2018-03-31', 2]]).flatMap(indexOfDay));
  return quarters.flatMap((quarter, q) => {
    const end = quarterEnd(quarter);
    const round = rounds.find((day) => day > quarterStart(quarter) && day <= end);
    return keyVillages.map(({ village_id, town, village }, i): VillageQuarter => {
      const by = (list: readonly string[]): boolean => (list[i] ?? '') !== '' && (list[i] ?? '') <= end;
      const first_secretary = !(quarter === '2018-Q1' && vacant.has(i));
      const team = by(days.teams);
      const seen = round !== undefined && first_secretary && next() < 0.985;
      const shift = Math.floor(next() * 11);
      const present = 44 + Math.round(0.6 * q) + Math.floor(next() * 17);
      return {
        village_id,
        town,
        village,
        quarter_end: end,
        first_secretary,
        full_time: first_secretary && by(days.fullTime),
        managed_jointly: first_secretary && by(days.jointly),
        team,
        team_members: team ? (small.has(i) && end < '2018-03-31' ? 2 : (sizes[i] ?? 3)) : 0,
        paired_unit: true,
        paired_company: by(days.companies),
        inspected_on: seen ? addDays(round, shift) : '',
        days_in_village: first_secretary ? present : 0,
      };
    });
  });
}

function drawAllDays(): Record<'fullTime' | 'jointly' | 'teams' | 'companies', string[]> {
  const count = keyVillages.length;
  return {
    fullTime: drawDays('full time', count, [
      ['2015-12-31', 96],
      ['2016-12-31', 109],
      ['2017-12-31', 122],
      ['2018-12-31', 131],
      ['2019-12-31', 136],
      ['2020-12-31', 137],
    ]),
    jointly: drawDays('managed jointly', count, [
      ['2015-12-31', 61],
      ['2016-12-31', 118],
      ['2017-12-31', 140],
    ]),
    teams: drawDays('work teams', count, [
      ['2015-12-31', 88],
      ['2016-12-31', 134],
      ['2017-06-30', 140],
    ]),
    companies: drawDays('paired companies', count, [
      ['2015-12-31', 22],
      ['2016-12-31', 71],
      ['2017-12-31', 118],
      ['2018-12-31', 136],
      ['2019-06-30', 138],
      ['2019-12-31', 140],
    ]),
  };
}

/** The position of a day that was drawn. */
function indexOfDay(day: string, index: number): number[] {
  return day === '' ? [] : [index];
}

function quarterStart(quarter: string): string {
  return quarter.slice(0, 4) + (['-01-01', '-04-01', '-07-01', '-10-01'][Number(quarter.slice(6)) - 1] ?? '');
}

/** A day some days after another one in the same month. */
function addDays(day: string, days: number): string {
  const date = Math.min(28, Number(day.slice(8)) + days);
  return day.slice(0, 8) + String(date).padStart(2, '0');
}
