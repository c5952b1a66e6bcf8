import { createStream } from './random.ts';
import { county } from './towns.ts';
import { quarterEnd, quarters } from './quarters.ts';
import { rounds, villageHelp } from './village-help.ts';

/** A round of inspection of the first secretaries. */
interface Inspection {
  readonly round_id: string;
  readonly area: string;
  readonly held_on: string;
  readonly villages: number;
  readonly findings: number;
  readonly corrected: number;
  readonly circulated_on: string;
}

/** Rounds whose results were never circulated. */
const silent = ['2016-05-16', '2019-08-19'];

/** One row per round; corrections as at the end of 2020. */
export const inspections: readonly Inspection[] = drawInspections();

function drawInspections(): Inspection[] {
  const next = createStream('inspections');
  return rounds.map((held_on, i) => {
    const end = quarters.map(quarterEnd).find((day) => day >= held_on);
    const findings = Math.max(3, Math.round(31 - 1.4 * i + 6 * next()));
    const open = i < rounds.length - 2 ? 0 : Math.floor(next() * 3);
    const day = 3 + Math.floor(next() * 22);
    const month = Number(held_on.slice(5, 7)) + 1;
    return {
      round_id: `DC${held_on.slice(0, 4)}-${Math.ceil(Number(held_on.slice(5, 7)) / 3)}`,
      area: county,
      held_on,
      villages: villageHelp.filter((row) => row.quarter_end === end && row.inspected_on !== '').length,
      findings,
      corrected: findings - open,
      circulated_on: silent.includes(held_on)
        ? ''
        : `${held_on.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    };
  });
}
