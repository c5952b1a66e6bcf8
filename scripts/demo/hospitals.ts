import { drawDays } from './days.ts';
import { towns } from './towns.ts';

/** A township hospital: when it was connected, and how many general practitioners it has. */
interface Hospital {
  readonly town: string;
  /** The year in which it was connected to telemedicine. */
  readonly connected: string;
  readonly doctors: (year: number) => number;
}

/** 14 hospitals in ten towns; one gets its first general practitioner only in 2018. */
export const hospitals: readonly Hospital[] = drawHospitals();

function drawHospitals(): Hospital[] {
  const sites = towns.flatMap(({ code, hospitals: count }) => Array.from({ length: count }, () => code));
  const connected = drawDays('hospitals connected', sites.length, [
    ['2015-12-31', 2],
    ['2016-12-31', 6],
    ['2017-12-31', 11],
    ['2018-12-31', 13],
    ['2019-12-31', 14],
  ]);
  const first = drawDays('first general practitioner', sites.length, [
    ['2015-12-31', 6],
    ['2016-12-31', 10],
    ['2017-12-31', 13],
    ['2018-12-31', 14],
  ]);
  return sites.map((town, i) => ({
    town,
    connected: (connected[i] ?? '').slice(0, 4),
    doctors: (year) => {
      const since = year - Number((first[i] ?? '').slice(0, 4));
      return since < 0 ? 0 : 1 + Math.floor(since / 3);
    },
  }));
}
