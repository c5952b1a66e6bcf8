import { addMonths } from '../../src/core/period.ts';
import { projects, type ProjectRow } from './projects.ts';
import { createStream } from './random.ts';

/** What a planting, breeding or processing project of the ledger of projects brought to poor households. */
interface FarmingProject {
  /** The same id, place, year and days as in the ledger of projects. */
  readonly project_id: string;
  readonly town: string;
  readonly village: string;
  readonly year: number;
  readonly type: string;
  /** Yuan from all sources. */
  readonly invested: number;
  readonly started_on: string;
  /** Empty where it was not accepted by the end of 2020. */
  readonly accepted_on: string;
  /** Registered poor households and people who take part; none where the project was stopped. */
  readonly households: number;
  readonly people: number;
  /** Yuan paid to them in the twelve months after acceptance; empty where those had not passed by the end of 2020. */
  readonly income_paid: number | '';
}

const types = ['planting', 'breeding', 'processing'];

/** One row per project that was started, as the ledger of projects has them. */
export const farmingProjects: readonly FarmingProject[] = projects
  .filter(({ programme, status }) => types.includes(programme) && status !== 'planned')
  .map(describeProject);

function describeProject(row: ProjectRow): FarmingProject {
  const { project, programme, year, area, village, budget, start, accepted_on: accepted } = row;
  const next = createStream(`households of ${project}`);
  const households = row.status === 'stopped' ? 0 : householdsPromised(row) + Math.floor(next() * 5);
  const people = Math.round(households * (1.68 + 0.24 * next()));
  const perHead = 380 + Math.floor(next() * 540);
  const paid = accepted !== '' && addMonths(accepted, 12) <= '2020-12-31';
  return {
    project_id: project,
    town: area,
    village,
    year,
    type: programme,
    invested: budget,
    started_on: start,
    accepted_on: accepted,
    households,
    people,
    income_paid: paid ? perHead * people : '',
  };
}

/** The households that the project's published target names. */
function householdsPromised(row: ProjectRow): number {
  const target = String(Object.entries(row).find(([column]) => column === 'performance_target')?.[1] ?? '');
  const number = /贫困户(\d+)户/.exec(target)?.[1];
  if (number === undefined) throw new Error(`no households: ${row.project} ${target}; expected a number of households`);
  return Number(number);
}
