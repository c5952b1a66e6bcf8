import { codeWords } from '../../../src/core/codes.ts';
import type { Payment, Project } from '../../../src/core/project.ts';
import type { Release } from '../../../src/core/release.ts';
import type { PaymentRow, ProjectRow } from '../../../src/core/tables.ts';
import { citation } from './tables-rows.ts';
import { rowNotice } from './words.ts';

/** The rows of the table of projects, in order of their ids. */
export function projectRows(release: Release): ProjectRow[] {
  return (release.projects?.projects ?? []).map((project) => projectRow(project, release));
}

function projectRow(project: Project, { areas, site, projects }: Release): ProjectRow {
  const area = areas.find(({ code }) => code === project.area);
  const { central, province, city, county, other, budget, paid, start, end, status, plan, completion } = project;
  const source = projects?.source;
  return {
    project: project.project,
    name_zh: project.name,
    name_en: project.name_en ?? null,
    programme: project.programme,
    programme_zh: site.programmes[project.programme]?.zh ?? null,
    programme_en: site.programmes[project.programme]?.en ?? null,
    year: project.year,
    area: project.area,
    area_zh: area?.name ?? null,
    area_en: area?.name_en ?? null,
    ...{ village_zh: project.village ?? null, village_en: project.village_en ?? null },
    ...{ task_zh: project.task, task_en: project.task_en ?? null },
    subsidy_standard_zh: project.subsidy_standard,
    subsidy_standard_en: project.subsidy_standard_en ?? null,
    ...{ central, province, city, county, other, budget, paid, start, end },
    ...{ unit_zh: project.unit, unit_en: project.unit_en ?? null },
    ...{ responsible_zh: project.responsible, responsible_en: project.responsible_en ?? null },
    performance_target_zh: project.performance_target,
    performance_target_en: project.performance_target_en ?? null,
    ...{ mechanism_zh: project.mechanism, mechanism_en: project.mechanism_en ?? null },
    ...{ status, status_zh: codeWords.projectStatus[status].zh },
    accepted_on: project.accepted_on ?? null,
    plan_formed_on: project.plan_formed_on,
    plan_announced_on: project.plan_announced_on ?? null,
    plan_working_days: plan.days ?? null,
    plan_announcement: plan.state,
    plan_announcement_zh: codeWords.announcement[plan.state].zh,
    plan_after_start: project.planAfterStart,
    completion_formed_on: project.completion_formed_on ?? null,
    completion_announced_on: project.completion_announced_on ?? null,
    completion_working_days: completion.days ?? null,
    completion_announcement: completion.state,
    completion_announcement_zh: codeWords.announcement[completion.state].zh,
    link: project.link ?? null,
    source_kind: source?.kind ?? null,
    source_zh: source ? citation(source, 'zh') : null,
    ...{ file: project.file, row: project.row },
    notice: rowNotice(site, source?.kind === 'demonstration'),
  };
}

/** The rows of the table of payments, by project and day. */
export function paymentRows({ projects, site }: Release): PaymentRow[] {
  const notice = rowNotice(site, projects?.source.kind === 'demonstration');
  return (projects?.payments ?? []).map((payment: Payment) => ({
    project: payment.project,
    number: payment.number,
    paid_on: payment.paid_on,
    amount: payment.amount,
    level: payment.level,
    level_zh: codeWords.level[payment.level].zh,
    file: payment.file,
    row: payment.row,
    notice,
  }));
}
