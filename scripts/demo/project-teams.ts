import { projects, type ProjectRow } from './projects.ts';
import { createStream } from './random.ts';

/** One stage that a project of a key village reached, and whether the resident team took part in it. */
interface TeamStage {
  readonly project: string;
  readonly town: string;
  readonly village: string;
  readonly year: number;
  readonly stage: 'approval' | 'works' | 'supervision' | 'acceptance';
  readonly taken_part: boolean;
}

/** How often teams take part in a stage, in 2016 and in 2020; in between it rises evenly. */
const habits: Readonly<Record<TeamStage['stage'], readonly [number, number]>> = {
  approval: [0.74, 0.96],
  works: [0.82, 0.98],
  supervision: [0.63, 0.93],
  acceptance: [0.58, 0.95],
};

/** One row per project in a village and stage that it reached; the year is that of the project. */
export const projectTeams: readonly TeamStage[] = projects.filter(({ village }) => village !== '').flatMap(drawStages);

function drawStages({ project, area, village, year, status, accepted_on }: ProjectRow): TeamStage[] {
  const next = createStream(`team of ${project}`);
  const begun = status !== 'planned';
  const reached = { approval: true, works: begun, supervision: begun, acceptance: accepted_on !== '' };
  return Object.entries(habits).flatMap(([name, [from, to]]) => {
    const stage = name as TeamStage['stage'];
    const taken_part = next() < from + ((to - from) * (year - 2016)) / 4;
    return reached[stage] ? [{ project, town: area, village, year, stage, taken_part }] : [];
  });
}
