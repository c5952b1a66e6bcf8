import { check } from './check/check.ts';
import type { Checked } from './check/checked.ts';
import type { Release } from '../../src/core/release.ts';
import type { WarehouseAnswer } from '../../src/core/warehouse.ts';
import { compare } from './compare.ts';
import { derive } from './derive/derive.ts';
import { deriveProjects } from './derive/projects.ts';
import { judge } from './judge.ts';
import type { Effects } from './output/effects.ts';
import type { Input } from './input.ts';
import { locate } from './read/locate.ts';
import { guardFolder } from './personal/guard.ts';
import { byPlace, isError, type Problem } from './problem.ts';
import { readPanels } from './panel/panels.ts';
import { protect, type ProtectedFigures } from './protect.ts';
import { read } from './read/read.ts';
import { readStored } from './stored/read.ts';

/** What the stages before the last found. */
export interface Inspected {
  readonly input: Input;
  /** Undefined where the site, the plan or the areas are too broken to go on. */
  readonly checked: Checked | undefined;
  /** Undefined where there is an error: what cannot be trusted is not protected either. */
  readonly figures: ProtectedFigures | undefined;
  /** Everything that is published, judged and compared with earlier releases; undefined where `figures` is. */
  readonly release: Release | undefined;
  /** The questions to databases that figures are made from; they are no part of the release, whose files hide some figures. */
  readonly answers: readonly WarehouseAnswer[];
  /** Errors, warnings and notes of all stages, by file and row. */
  readonly problems: readonly Problem[];
}

/**
 * Every stage but the last, read → check → derive → protect → judge, and the comparison with earlier releases: each of the
 * first three goes on with what is sound, so that everything is found at once; disclosure control needs it all.
 * Personal data are searched for in every file of the folder, and what is found is hidden in the messages of all rules.
 */
export async function inspect(folder: string, effects: Effects): Promise<Inspected> {
  const found: Problem[] = [];
  const report = (problem: Problem): void => void found.push(problem);
  const input = await read(folder, effects, report);
  const personal = await guardFolder(folder, input, effects);
  personal.problems.forEach(report);
  const definitions = check(input, effects.progress, report);
  const panels = definitions && (await readPanels({ folder, input, checked: definitions }, effects, report));
  const stored = definitions && (await readStored({ input, checked: definitions }, effects, report));
  const checked = definitions &&
    panels &&
    stored && { ...definitions, given: [...definitions.given, ...panels.given], counted: stored.totals };
  const faulty = new Set(found.filter(isError).map(({ file }) => file));
  // Where the tree of areas is faulty, no sum can be held against what was given.
  const tree = [...faulty].some((file) => /^areas\./.test(file));
  const reportSums = (problem: Problem): void => {
    if (!tree || problem.rule !== 'total-differs') report(problem);
  };
  const derived = checked && (await derive({ ...checked, faulty }, effects, reportSums));
  const sound = !found.some(isError);
  const figures = checked && derived && sound ? await protect(derived, checked, effects.progress, report) : undefined;
  const ledger = checked && figures && judge(checked, figures, effects.progress);
  const release = ledger && { ...ledger, revisions: compare(ledger, checked, report), ...projectsOf(checked) };
  const problems = found.map((problem) => personal.conceal(locate(problem, input.sheets))).sort(byPlace);
  return {
    input,
    checked,
    figures,
    release,
    answers: [...(panels?.answers ?? []), ...(stored?.answers ?? [])],
    problems,
  };
}

function projectsOf({ givenProjects, site }: Checked): Pick<Release, 'projects'> {
  return givenProjects ? { projects: deriveProjects(givenProjects, site.asOf) } : {};
}
