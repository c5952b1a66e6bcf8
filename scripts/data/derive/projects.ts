import { judgeAnnouncement } from '../../../src/core/announcement.ts';
import type { Day } from '../../../src/core/period.ts';
import type { Payment, Project, ProjectRegister } from '../../../src/core/project.ts';
import { plainWeek, type WorkCalendar } from '../../../src/core/working-days.ts';
import { cents, type GivenRegister, type PlacedProject } from '../check/projects.ts';

/** What follows from the rows: what was paid for each project, and whether it was announced in time. */
export function deriveProjects(given: GivenRegister, asOf: Day): ProjectRegister {
  const { source, calendar = plainWeek } = given;
  const payments = numberPayments(given);
  const paid = new Map<string, number>();
  for (const { project, amount } of payments) paid.set(project, (paid.get(project) ?? 0) + cents(amount));
  const projects = given.projects
    .toSorted((a, b) => (a.project < b.project ? -1 : 1))
    .map((project) => describe(project, { paid: (paid.get(project.project) ?? 0) / 100, asOf, calendar }));
  const days = [...calendar.holidays, ...calendar.workdays].sort();
  const [from, to] = [days[0], days.at(-1)];
  return { projects, payments, source, ...(from && to ? { calendar: { days: days.length, from, to } } : {}) };
}

function describe(
  project: PlacedProject,
  { paid, asOf, calendar }: { paid: number; asOf: Day; calendar: WorkCalendar },
): Project {
  const { start, status, plan_formed_on, plan_announced_on, completion_formed_on, completion_announced_on } = project;
  const begun = status !== 'planned' && start <= asOf;
  return {
    ...project,
    paid,
    plan: judgeAnnouncement({ formedOn: plan_formed_on, announcedOn: plan_announced_on }, { asOf, calendar }),
    planAfterStart: plan_announced_on === undefined ? begun : plan_announced_on > start,
    completion: judgeAnnouncement(
      { formedOn: completion_formed_on, announcedOn: completion_announced_on },
      { asOf, calendar },
    ),
  };
}

function numberPayments({ payments }: GivenRegister): Payment[] {
  const numbers = new Map<string, number>();
  return payments
    .toSorted((a, b) => compare(a.project, b.project) || compare(a.paid_on, b.paid_on))
    .map((payment) => {
      const number = (numbers.get(payment.project) ?? 0) + 1;
      numbers.set(payment.project, number);
      return { ...payment, number };
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
