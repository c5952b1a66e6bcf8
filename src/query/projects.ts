import { fundLevels, type Announcement, type FundLevel, type Payment, type Project } from '../core/project.ts';
import type { Published } from './published.ts';

/** How many announcements stand how. `due` are those whose term is over or that were made. */
export interface AnnouncementTally {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  readonly pending: number;
}

export interface ProjectTally {
  readonly count: number;
  readonly budget: number;
  readonly paid: number;
  readonly plan: AnnouncementTally;
  readonly completion: AnnouncementTally;
  readonly afterStart: number;
}

/** Every project of the ledger, in order of their ids; none where the release has no such ledger. */
export function projectsOf({ projects }: Pick<Published, 'projects'>): readonly Project[] {
  return projects?.projects ?? [];
}

/** The payments of a project in order of time. */
export function paymentsOf({ projects }: Pick<Published, 'projects'>, id: string): readonly Payment[] {
  return projects?.payments.filter(({ project }) => project === id) ?? [];
}

/** The years that projects belong to, oldest first. */
export function projectYears(data: Pick<Published, 'projects'>): readonly number[] {
  return [...new Set(projectsOf(data).map(({ year }) => year))].sort((a, b) => a - b);
}

/** Sums and counts over projects. Amounts are added in cents, so that the sum is exact. */
export function tallyProjects(projects: readonly Project[]): ProjectTally {
  return {
    count: projects.length,
    budget: sumYuan(projects.map(({ budget }) => budget)),
    paid: sumYuan(projects.map(({ paid }) => paid)),
    plan: tallyAnnouncements(projects.map(({ plan }) => plan)),
    completion: tallyAnnouncements(projects.map(({ completion }) => completion)),
    afterStart: projects.filter(({ planAfterStart }) => planAfterStart).length,
  };
}

function tallyAnnouncements(announcements: readonly Announcement[]): AnnouncementTally {
  const count = (wanted: Announcement['state']): number => announcements.filter(({ state }) => state === wanted).length;
  const [onTime, late, missing] = [count('on-time'), count('late'), count('missing')];
  return { due: onTime + late + missing, onTime, late, missing, pending: count('pending') };
}

/** The sum of amounts in yuan. */
export function sumYuan(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + Math.round(amount * 100), 0) / 100;
}

/** Projects that were announced late or not at all, or whose work began before. */
export function behindTime(projects: readonly Project[]): readonly Project[] {
  const behind = ({ state }: Announcement): boolean => state === 'late' || state === 'missing';
  return projects.filter(
    ({ plan, completion, planAfterStart }) => behind(plan) || behind(completion) || planAfterStart,
  );
}

/** The budget by programme and level, programmes in the order of the site. */
export function budgetByProgramme(
  projects: readonly Project[],
  order: readonly string[],
): { programme: string; levels: Readonly<Record<FundLevel, number>>; budget: number; paid: number }[] {
  return order
    .map((programme) => ({ programme, own: projects.filter((project) => project.programme === programme) }))
    .filter(({ own }) => own.length > 0)
    .map(({ programme, own }) => ({
      programme,
      levels: Object.fromEntries(
        fundLevels.map((level) => [level, sumYuan(own.map((project) => project[level]))]),
      ) as Record<FundLevel, number>,
      budget: sumYuan(own.map(({ budget }) => budget)),
      paid: sumYuan(own.map(({ paid }) => paid)),
    }));
}
