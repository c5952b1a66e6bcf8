import { apportion } from './apportion.ts';
import { createStream, drawNormal } from './random.ts';
import { shareOut, towns, years, type ByTown } from './towns.ts';

/**
 * Numbers of children and young people by town and year. A number that two indicators share is drawn once, so that
 * they divide by the same.
 */
function cohort(name: string, total: number, yearly: number): (period: string) => ByTown {
  const weights = shareOut(`cohort ${name}`, 1_000_000, ({ population }) => population, 0.05);
  const next = createStream(`cohort ${name} by year`);
  const byYear = Object.fromEntries(
    years.map((year, i) => [
      year,
      apportion(
        Math.round(total * (1 + yearly * i)),
        weights.map((weight) => weight * (1 + 0.008 * drawNormal(next))),
      ),
    ]),
  );
  return (period) => byYear[period] ?? towns.map(() => 0);
}

/** Registered poor children and students of one stage; more of them where poverty is more common. */
function poorCohort(name: string, total: number, yearly: number): (period: string) => ByTown {
  const weights = shareOut(`poor cohort ${name}`, 1_000_000, ({ rural, poverty }) => rural * poverty, 0.08);
  const byYear = Object.fromEntries(
    years.map((year, i) => [year, apportion(Math.round(total * (1 + yearly * i)), weights)]),
  );
  return (period) => byYear[period] ?? towns.map(() => 0);
}

export const aged3to5 = cohort('aged 3 to 5', 17860, 0.012);
export const aged6to14 = cohort('aged 6 to 14', 52740, -0.006);
export const entrantsNineYearsBefore = cohort('entrants nine years before', 6120, -0.021);
export const aged15to17 = cohort('aged 15 to 17', 17430, -0.018);
export const ruralLeaversWithoutGeneralSchool = cohort('rural leavers', 2460, -0.024);
export const vocationalStudents = cohort('vocational students', 3280, 0.02);
export const boarders = cohort('boarders', 7140, 0.015);

export const poorPupils = {
  preschool: poorCohort('preschool', 436, -0.01),
  compulsory: poorCohort('compulsory', 1648, -0.015),
  'upper-secondary': poorCohort('upper-secondary', 402, 0.01),
  vocational: poorCohort('vocational', 371, 0.02),
  higher: poorCohort('higher', 388, 0.03),
} as const;
export const poorBoarders = poorCohort('boarders', 462, -0.02);
export const poorLeavers = poorCohort('leavers', 214, -0.03);
export const leftBehindChildren = poorCohort('left behind', 683, -0.05);
export const newStudentsInCity = poorCohort('new students in the city', 21, 0.02);
