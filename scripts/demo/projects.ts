import { fundLevels } from '../../src/core/project.ts';
import { addDays } from '../../src/core/working-days.ts';
import { drawProjectDays, type ProjectDays } from './project-days.ts';
import { mechanisms, projectKinds, type ProjectKind, type Words } from './project-kinds.ts';
import { mishaps, projectsPerYear } from './project-plan.ts';
import { createStream, shuffle, type Stream } from './random.ts';
import { towns, type Town } from './towns.ts';

/** A row of `projects/<year>.csv`, before it is written. */
export interface ProjectRow extends ProjectDays, Record<(typeof fundLevels)[number], number> {
  readonly project: string;
  readonly name: string;
  readonly name_en: string;
  readonly programme: string;
  readonly year: number;
  readonly area: string;
  readonly village: string;
  readonly budget: number;
}

export interface PaymentRow {
  readonly project: string;
  readonly paid_on: string;
  readonly amount: number;
  readonly level: string;
}

/** The columns of `projects/<year>.csv` in the order of the disclosure rule. */
export const projectColumns = [
  ...['project', 'name', 'name_en', 'programme', 'year', 'area', 'village', 'village_en', 'task', 'task_en'],
  ...['subsidy_standard', 'subsidy_standard_en', ...fundLevels, 'budget', 'start', 'end', 'unit', 'unit_en'],
  ...['responsible', 'responsible_en', 'performance_target', 'performance_target_en', 'mechanism', 'mechanism_en'],
  ...['status', 'accepted_on', 'plan_formed_on', 'plan_announced_on', 'completion_formed_on'],
  ...['completion_announced_on', 'link'],
];
export const paymentColumns = ['project', 'paid_on', 'amount', 'level'];

/** Every demonstration project, by year and number. All of them are invented. */
export const projects: readonly ProjectRow[] = Object.entries(projectsPerYear).flatMap(([year, counts]) => {
  const programmes = Object.entries(counts).flatMap(([programme, count]) => Array<string>(count).fill(programme));
  return shuffle(programmes, createStream(`projects ${year}`)).map((programme, index) =>
    drawProject(`XM${year}-${String(index + 1).padStart(3, '0')}`, { programme, year: Number(year) }),
  );
});

/** Every demonstration payment, by project and day. */
export const payments: readonly PaymentRow[] = projects.flatMap(drawPayments);

function drawProject(id: string, { programme, year }: { programme: string; year: number }): ProjectRow {
  const next = createStream(`project ${id}`);
  const own = projectKinds.filter((kind) => kind.programme === programme);
  const kind = pick(own, next);
  const town = pickTown(next);
  const number = String(1 + Math.floor(next() * town.keyVillages)).padStart(2, '0');
  const inVillage = !kind.office || ['roads', 'water'].includes(programme);
  const village: Words = inVillage ? [`示例${number}村`, `Sample village ${number}`] : ['', ''];
  const size = whole(kind.size, next);
  const perUnit = roundTo(whole(kind.perUnit, next), whole(kind.perUnit, () => 0) > 100 ? 50 : 1);
  const budget = roundTo(size * perUnit * (1.02 + 0.06 * next()), 1000);
  const days = drawProjectDays({ year, months: kind.months, mishaps: mishaps[id] ?? [] }, next);
  return {
    project: id,
    name: `${town.name}${village[0]}${kind.what[0]}项目`,
    name_en: [kind.what[1], village[1].replace('S', 's')].filter(Boolean).join(', '),
    programme,
    year,
    area: town.code,
    ...both('village', village),
    ...both('task', fillWords(kind.task, 'n', size)),
    ...both('subsidy_standard', fillWords(kind.standard, 's', perUnit)),
    ...drawSources(budget, { programme, year }, next),
    budget,
    ...describeDuty(kind, town, next),
    ...describeEffect(kind, budget, next),
    ...days,
  };
}

/** The budget by level: the county carries what the higher levels do not; some projects raise a part elsewhere. */
function drawSources(budget: number, { programme, year }: { programme: string; year: number }, next: Stream) {
  const part = (least: number, most: number): number => roundTo(budget * (least + (most - least) * next()), 1000);
  const central = part(0.22, 0.42);
  const province = part(0.16, 0.28);
  const city = part(0.08, 0.16);
  const shared = ['processing', 'tourism', 'e-commerce'].includes(programme) || year >= 2019;
  const other = shared ? part(0.05, 0.16) : 0;
  return { central, province, city, county: budget - central - province - city - other, other };
}

/** Who carries it out and which post answers for it: offices and posts, never a name. */
function describeDuty({ office }: ProjectKind, { name }: Town, next: Stream) {
  const seat = name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`;
  const townPosts: readonly Words[] = [
    ['分管副职', 'Deputy head in charge'],
    ['扶贫工作站站长', 'Head of the poverty relief station'],
    ['农业综合服务中心主任', 'Head of the farming service centre'],
  ];
  const post = office ? (['项目科科长', 'Head of the projects section'] as const) : pick(townPosts, next);
  return {
    ...both('unit', office ?? [seat, name.endsWith('街道') ? 'Subdistrict office' : 'Town government']),
    ...both('responsible', post),
  };
}

function describeEffect({ programme }: ProjectKind, budget: number, next: Stream) {
  const works = ['roads', 'water', 'training', 'e-commerce'].includes(programme);
  const households = Math.max(20, Math.round((budget / 10_000) * (0.5 + next() * 0.6)));
  const gain = roundTo(600 + next() * 1400, 50);
  const target: Words = works
    ? [`惠及建档立卡贫困户${households}户以上`, `At least ${households} registered poor households benefit`]
    : [
        `带动建档立卡贫困户${households}户以上，户均年增收${gain}元`,
        `At least ${households} registered poor households take part; ${gain} yuan a year more for each`,
      ];
  return {
    ...both('performance_target', target),
    ...both('mechanism', pick(mechanisms[works ? 'works' : 'industry'] ?? [], next)),
  };
}

/** What each level paid: a first part after the start, the rest after acceptance; the county keeps a little back. */
function drawPayments(project: ProjectRow): PaymentRow[] {
  const next = createStream(`payments ${project.project}`);
  if (project.status === 'planned') return [];
  const rows = fundLevels.flatMap((level) => {
    const planned = project[level];
    if (planned === 0) return [];
    const share = project.status === 'stopped' ? 0.3 : ['city', 'other'].includes(level) ? 1 : 0.55 + next() * 0.15;
    const first = roundTo(planned * share, 100);
    const held = level === 'county' && next() < 0.35 ? roundTo(planned * 0.05, 100) : 0;
    const started = addDays(project.start, 8 + Math.floor(next() * 40));
    const closed = project.accepted_on && addDays(project.accepted_on, 6 + Math.floor(next() * 45));
    return [
      { project: project.project, paid_on: started, amount: first, level },
      ...(closed ? [{ project: project.project, paid_on: closed, amount: planned - first - held, level }] : []),
    ];
  });
  return rows
    .filter(({ paid_on, amount }) => paid_on <= '2020-12-31' && amount > 0)
    .toSorted((a, b) => (a.paid_on < b.paid_on ? -1 : a.paid_on > b.paid_on ? 1 : 0));
}

/** Towns with more key villages have more projects. */
function pickTown(next: Stream): Town {
  let rest = next() * towns.reduce((sum, { keyVillages }) => sum + keyVillages, 0);
  return towns.find(({ keyVillages }) => (rest -= keyVillages) < 0) ?? (towns[0] as Town);
}

function pick<T>(items: readonly T[], next: Stream): T {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from: expected at least one');
  return item;
}

function whole([least, most]: readonly [number, number], next: Stream): number {
  return least + Math.floor(next() * (most - least + 1));
}

function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step;
}

function both<Key extends string>(key: Key, [zh, en]: Words) {
  return { [key]: zh, [`${key}_en`]: en } as Record<Key | `${Key}_en`, string>;
}

function fillWords([zh, en]: Words, key: string, value: number): Words {
  return [zh.replace(`{${key}}`, `${value}`), en.replace(`{${key}}`, `${value}`)];
}
