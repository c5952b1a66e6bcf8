import * as flow from '../../charts/flow.ts';
import type { FlowOptions, FlowRow } from '../../charts/flow.ts';
import { formatDay, formatValue } from '../../core/format.ts';
import { fundLevels, projectStatuses, type AnnouncementState, type Project } from '../../core/project.ts';
import type { Standing } from '../../core/judgement.ts';
import type { Language } from '../../core/text.ts';
import { builtinUnits } from '../../core/unit.ts';
import { chartWords } from '../../i18n/charts.ts';
import { fill } from '../../i18n/messages.ts';
import { tellFlow } from '../../i18n/promise-sentences.ts';
import { areaOf, type Published } from '../../query/published.ts';
import { projectsOf, sumYuan, tallyProjects, type AnnouncementTally } from '../../query/projects.ts';
import { drawPicture, type Picture } from '../picture.ts';
import { pictures } from '../pictures.ts';
import { projectTexts } from '../texts.ts';

/** Which projects a page is about. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'town'; readonly town: string };

/** The mark that stands beside the word: the same shapes and colours as the verdicts on promises. */
export const markOf: Readonly<Record<AnnouncementState, Standing>> = {
  'on-time': 'met',
  late: 'met-late',
  missing: 'missed',
  pending: 'not-due',
  'not-formed': 'unjudged',
};

export function projectPath({ project }: Pick<Project, 'project'>): string {
  return `/projects/${project}/`;
}

export function scopePath(scope: Scope): string {
  if (scope.kind === 'all') return '/projects/';
  return scope.kind === 'year' ? `/projects/${scope.year}/` : `/projects/towns/${scope.town}/`;
}

export function inScope(projects: readonly Project[], scope: Scope): readonly Project[] {
  if (scope.kind === 'all') return projects;
  return projects.filter(({ year, area }) => (scope.kind === 'year' ? year === scope.year : area === scope.town));
}

/** The query that adds up the projects of a page. */
export function sumQuery(scope: Scope): string {
  const conditions = {
    all: '',
    year: `\nWHERE year = ${scope.kind === 'year' ? scope.year : 0}`,
    town: `\nWHERE area = '${scope.kind === 'town' ? scope.town : ''}'`,
  };
  return [
    'SELECT count(*) AS projects, sum(budget) AS budget, sum(paid) AS paid,',
    "  count(*) FILTER (plan_announcement = 'late') AS plan_late,",
    "  count(*) FILTER (completion_announcement = 'late') AS completion_late",
    `FROM projects${conditions[scope.kind]};`,
  ].join('\n');
}

/** An amount with its unit; `magnitude` is the largest of a column. */
export function yuan(amount: number, language: Language, magnitude?: number): string {
  return formatValue(amount, builtinUnits.yuan, { language, ...(magnitude === undefined ? {} : { magnitude }) });
}

/** A part of a whole in percent, one digit; never 100 % unless it is all. */
export function share(part: number, whole: number, language: Language): string {
  return formatValue(whole === 0 ? 0 : (part / whole) * 100, builtinUnits.percent, { language, decimals: 1 });
}

/** A text of a project in a language; where there is no English, the Chinese, and which language it is in. */
export function inLanguage(
  zh: string | undefined,
  en: string | undefined,
  language: Language,
): { text: string; lang?: 'zh-CN' } {
  if (language === 'zh') return { text: zh ?? '' };
  return en === undefined ? { text: zh ?? '', lang: 'zh-CN' } : { text: en };
}

export function areaName(data: Published, code: string, language: Language): string {
  const { name, name_en } = areaOf(data, code);
  return language === 'zh' ? name : name_en;
}

export function programmeName(data: Published, programme: string, language: Language): string {
  return data.site.programmes[programme]?.[language] ?? programme;
}

/** How much money, how many projects, and how many were announced in time: the sentences at the head of a page. */
export function describeProjects(
  data: Published,
  { projects, scope, language }: { projects: readonly Project[]; scope: Scope; language: Language },
): string {
  const { page } = projectTexts(language);
  const { count, budget, paid, plan, completion, afterStart } = tallyProjects(projects);
  const of = {
    all: () => '',
    year: () => fill(page.ofYear, { year: String(scope.kind === 'year' ? scope.year : '') }),
    town: () => fill(page.ofTown, { town: scope.kind === 'town' ? areaName(data, scope.town, language) : '' }),
  };
  const announced = (form: string, { onTime, late, missing, pending }: AnnouncementTally): string => {
    const rest = pending > 0 ? fill(page.stillPending, { count: pending }) : '';
    return fill(form, { onTime, late, missing, pending: rest });
  };
  return [
    fill(page.sum, {
      day: formatDay(data.site.asOf, language),
      scope: of[scope.kind](),
      count,
      budget: yuan(budget, language),
      paid: yuan(paid, language),
      share: shareOfBudget(paid, budget, language),
    }),
    announced(page.sumPlan, plan),
    announced(page.sumCompletion, completion),
    ...(afterStart > 0 ? [fill(page.sumStart, { count: afterStart })] : []),
  ].join(language === 'zh' ? '' : ' ');
}

/** `95.8%` in Chinese, `95.8% of the budget` in English. */
export function shareOfBudget(paid: number, budget: number, language: Language): string {
  const part = share(paid, budget, language);
  return language === 'zh' ? part : `${part} ${projectTexts(language).page.ofBudget}`;
}

/** What a page about some of the projects is called. */
export function scopeTitle(data: Published, scope: Scope, language: Language): string {
  const { page } = projectTexts(language);
  if (scope.kind === 'all') return page.title;
  if (scope.kind === 'year') return fill(page.yearTitle, { year: String(scope.year) });
  return fill(page.townTitle, { town: areaName(data, scope.town, language) });
}

/**
 * The budget on its way from the levels through the programmes to how far the projects have come. Undefined where there
 * is none.
 */
export function flowPicture(data: Published, scope: Scope, language: Language): Picture | undefined {
  return pictures.remember(`flow|${scopePath(scope)}|${language}`, () => drawFlow(data, scope, language));
}

function drawFlow(data: Published, scope: Scope, language: Language): Picture | undefined {
  const projects = inScope(projectsOf(data), scope);
  const { page, level: levels, status } = projectTexts(language);
  const programmes = Object.keys(data.site.programmes);
  const keys = new Set(projects.map((project) => `${project.programme} ${project.status}`));
  const rows = [...keys].flatMap((key) => {
    const own = projects.filter((project) => `${project.programme} ${project.status}` === key);
    const [first] = own;
    if (!first) return [];
    const path = [programmeName(data, first.programme, language), status[first.status]];
    return fundLevels.map((level) => ({
      path: [levels[level], ...path],
      value: sumYuan(own.map((project) => project[level])),
    }));
  });
  const columns = [
    { name: page.sources, members: fundLevels.map((level) => levels[level]) },
    { name: page.programme, members: programmes.map((programme) => programmeName(data, programme, language)) },
    { name: page.status, members: projectStatuses.map((each) => status[each]) },
  ];
  if (rows.every(({ value }) => value === 0)) return undefined;
  const format = (value: number): string => yuan(value, language);
  const told = columns.map(({ name, members }, index) => ({
    name,
    members: members.map((member) => ({
      name: member,
      value: sumYuan(rows.flatMap(({ path, value }) => (path[index] === member ? value : []))),
    })),
  }));
  const labels = {
    ...chartWords(language),
    title: [...(scope.kind === 'all' ? [] : [scopeTitle(data, scope, language)]), page.money].join(
      language === 'zh' ? '：' : ': ',
    ),
    description: tellFlow(told, { language, format }),
  };
  const shown = rows.filter(({ value }) => value > 0);
  return drawPicture<FlowRow, FlowOptions>(flow, shown, { labels, columns, format }, { id: 'f' });
}
