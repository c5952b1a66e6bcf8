import { addDays, isWorkingDay, plainWeek } from '../../src/core/working-days.ts';
import type { Mishap } from './project-plan.ts';
import type { Stream } from './random.ts';

/** The days of a project; empty where the thing has not happened. */
export interface ProjectDays {
  readonly start: string;
  readonly end: string;
  readonly status: string;
  readonly accepted_on: string;
  readonly plan_formed_on: string;
  readonly plan_announced_on: string;
  readonly completion_formed_on: string;
  readonly completion_announced_on: string;
}

const lastDay = '2020-12-31';

/** Draws the days of a project of a year: formed, announced, begun, finished, accepted, announced again. */
export function drawProjectDays(
  { year, months, mishaps }: { year: number; months: number; mishaps: readonly Mishap[] },
  next: Stream,
): ProjectDays {
  const has = (mishap: Mishap): boolean => mishaps.includes(mishap);
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const formed = workday(addDays(`${year}-02-24`, between(0, has('fresh') ? 40 : 60)));
  const announced = workday(addDays(formed, has('plan-late') ? between(32, 70) : between(4, 22)));
  const start = workday(addDays(announced, has('early-start') ? -between(3, 9) : between(7, 30)));
  const end = workday(addDays(start, months * 24 + between(-12, 20)));
  const plan = { start, end, plan_formed_on: formed, plan_announced_on: has('plan-missing') ? '' : announced };
  const none = { accepted_on: '', completion_formed_on: '', completion_announced_on: '' };
  for (const status of ['stopped', 'under-way', 'planned'] as const)
    if (has(status)) return { ...plan, ...none, status };
  const finished = has('fresh') ? workday(`2020-12-${between(9, 17)}`) : workday(addDays(end, between(-10, 18)));
  const told = workday(addDays(finished, has('completion-late') ? between(33, 75) : between(5, 24)));
  const accepted = workday(addDays(finished, between(8, 45)));
  const isAccepted = !has('not-accepted') && accepted <= lastDay;
  return {
    ...plan,
    status: isAccepted ? 'accepted' : 'completed',
    accepted_on: isAccepted ? accepted : '',
    completion_formed_on: finished,
    completion_announced_on: has('completion-missing') || told > lastDay ? '' : told,
  };
}

/** The day itself or the next that is worked. */
function workday(day: string): string {
  return isWorkingDay(day, plainWeek) ? day : workday(addDays(day, 1));
}
