import { drawDays } from './days.ts';
import { createStream } from './random.ts';
import { years } from './towns.ts';
import { keyVillages } from './villages.ts';

/** Roads, power, broadband and water of one key village at the end of one year. */
interface VillageWorks {
  readonly village_id: string;
  readonly town: string;
  readonly village: string;
  readonly year: number;
  readonly main_streets: number;
  readonly connected: boolean;
  readonly dead_ends: number;
  readonly households: number;
  readonly households_on_road: number;
  readonly over_radius: boolean;
  readonly old_lines_km: number;
  readonly old_lines_renewed_km: number;
  readonly transformers_listed: number;
  readonly transformers_replaced: number;
  readonly grid_upgraded: boolean;
  readonly three_phase: boolean;
  readonly natural_villages: number;
  readonly with_broadband: number;
  readonly information_officers: number;
  readonly households_safe_water: number;
}

const ends = years.map((year) => `${year}-12-31`);
const running = (counts: readonly number[]): (readonly [string, number])[] =>
  ends.flatMap((end, i) => (counts[i] === undefined ? [] : [[end, counts[i]] as const]));

/** Six rows per key village. */
export const villageWorks: readonly VillageWorks[] = drawWorks();

function daysOf(name: string, counts: readonly number[]): string[] {
  return drawDays(`villages ${name}`, keyVillages.length, running(counts));
}

function drawDaysOfWorks() {
  return {
    connected: daysOf('connected', [102, 113, 125, 134, 138, 140]),
    streets: daysOf('second street', [21, 34, 52, 66, 78, 85]),
    radius: daysOf('radius', [101, 118, 138, 140]),
    lines: daysOf('old lines', [44, 96, 140]),
    transformers: daysOf('transformers', [57, 103, 136, 140]),
    grid: daysOf('grid', [61, 104, 140]),
    threePhase: daysOf('three phase', [126, 135, 140]),
    broadband: daysOf('broadband', [96, 127, 137, 140]),
    officers: daysOf('information officer', [22, 133, 140]),
  };
}

/** What the villages had to begin with: drawn once, before the years. */
function drawStarts() {
  const next = createStream('works of villages');
  return keyVillages.map(({ households }) => ({
    deadEnds: Math.floor(next() * 4),
    solvedPerYear: 0.5 + next(),
    linesKm: Math.floor(1 + next() * 7) / 2,
    transformers: Math.floor(next() * 4),
    road: 0.72 + 0.24 * next(),
    water: 0.7 + 0.26 * next(),
    households,
  }));
}

function drawWorks(): VillageWorks[] {
  const days = drawDaysOfWorks();
  const starts = drawStarts();
  return keyVillages.flatMap(({ village_id, town, village, households, settlements }, i) =>
    ends.map((end, y) => {
      const by = (list: readonly string[]): boolean => (list[i] ?? '') !== '' && (list[i] ?? '') <= end;
      const start = starts[i];
      const linesKm = start?.linesKm ?? 0;
      const transformers = start?.transformers ?? 0;
      const connected = by(days.connected);
      return {
        village_id,
        town,
        village,
        year: 2015 + y,
        main_streets: (connected ? 1 : 0) + (by(days.streets) ? 1 : 0),
        connected,
        dead_ends: Math.max(connected ? 0 : 1, (start?.deadEnds ?? 0) - Math.floor(y * (start?.solvedPerYear ?? 1))),
        households,
        households_on_road: reached(households, start?.road ?? 1, y),
        over_radius: !by(days.radius),
        old_lines_km: linesKm,
        old_lines_renewed_km: by(days.lines) ? linesKm : 0,
        transformers_listed: transformers,
        transformers_replaced: by(days.transformers) ? transformers : 0,
        grid_upgraded: by(days.grid),
        three_phase: by(days.threePhase),
        natural_villages: settlements,
        with_broadband: by(days.broadband) ? settlements : Math.floor(settlements / 2),
        information_officers: by(days.officers) ? 1 + (i % 5 === 0 ? 1 : 0) : 0,
        households_safe_water: reached(households, start?.water ?? 1, y * 0.9),
      };
    }),
  );
}

/** Households reached after so many years; the gap closes by about half a year, and not everywhere to the last house. */
function reached(households: number, share: number, yearsGone: number): number {
  const gaps = [1, 0.72, 0.5, 0.31, 0.14, 0.015];
  const index = Math.min(Math.floor(yearsGone), 4);
  const part = yearsGone - index;
  const gap = (gaps[index] ?? 0) * (1 - part) + (gaps[index + 1] ?? 0) * part;
  return households - Math.round(households * (1 - share) * gap);
}
