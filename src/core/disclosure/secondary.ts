import { obviousBreaches, type Breach } from './breach.ts';
import { chooseHidden, openChoice, type Choice } from './choose.ts';
import { blocksOf, coversOf, patternOf, type Block, type Pattern } from './pattern.ts';
import type { Solver } from './program.ts';
import { auditRanges, type Audit } from './range.ts';
import type { Pool } from './solutions.ts';
import { solvable } from './rank.ts';
import type { System } from './system.ts';

/** What the last audit looked at. */
export interface AuditSummary {
  /** Groups of hidden numbers that hang together, and the numbers in them. */
  readonly blocks: number;
  readonly secrets: number;
  /** Proven by two exact solutions; the others measured by the solver with a margin. */
  readonly proven: number;
}

/** The pattern that protects every secret. */
export interface Protection {
  readonly pattern: Pattern;
  readonly audit: AuditSummary;
}

/**
 * Secondary suppression: hides as few and as cheap cells as it takes, besides those that rules hide, for both audits
 * to pass. Breaches that the audits find become constraints, the cheapest choice that meets all of them is audited
 * again, until nothing is left. Throws `Unprotectable` where no choice does it.
 */
export function protectSystem(system: System, solve: Solver): Protection {
  const choice = openChoice(system, coversOf(system));
  const tools = { solve, pool: { points: [], byVariable: new Map<number, number[]>() } };
  const work: Work = { choice, breaches: [], audited: new Map(), tools };
  let best = search(work);
  for (let round = 0; round < refinements && choice.kept.size > 0; round++) {
    choice.kept.clear();
    choice.made.clear();
    const next = search(work);
    if (costOf(next) >= costOf(best)) break;
    best = next;
  }
  return best;
}

/** Where groups were too large to be solved at best, everything learnt about them is used for another try. */
const refinements = 2;

interface Work {
  readonly choice: Choice;
  /** Everything that the audits have found so far. */
  readonly breaches: Breach[];
  readonly audited: Map<string, Audit>;
  readonly tools: Tools;
}

interface Tools {
  readonly solve: Solver;
  readonly pool: Pool;
}

function search(work: Work): Protection {
  const { breaches, audited, tools } = work;
  for (let anew = true; ;) {
    const pattern = choose(work, anew);
    const blocks = blocksOf(pattern);
    const obvious = blocks.flatMap((block) => obviousBreaches(pattern, block));
    breaches.push(...obvious);
    anew = obvious.length === 0;
    if (!anew) continue;
    const audits = blocks.map((block) => auditOnce(pattern, block, { audited, ...tools }));
    const found = audits.flatMap((audit) => audit.breaches);
    if (found.length === 0) return { pattern, audit: summarise(blocks, audits) };
    breaches.push(...found);
  }
}

/** The pattern that meets everything found so far. */
function choose({ choice, breaches, tools }: Work, anew: boolean): Pattern {
  const { system } = choice;
  const chosen = chooseHidden(choice, breaches, { solve: tools.solve, anew });
  const hidden = system.cells.map(({ state }, cell) => state === 'hidden' || chosen.has(cell));
  return patternOf(system, hidden);
}

function costOf({ pattern: { system, hidden } }: Protection): number {
  return system.cells.reduce((sum, { cost }, cell) => sum + (hidden[cell] ? cost : 0), 0);
}

/** A block that looks as it did in an earlier round has been audited. */
function auditOnce(
  pattern: Pattern,
  block: Block,
  { audited, ...tools }: Tools & { audited: Map<string, Audit> },
): Audit {
  const secrets = block.unknowns.map((variable) => (pattern.secret[variable] ? variable : -variable - 1));
  const name = `${secrets.join()} ${block.sums.map(({ equation }) => equation).join()}`;
  const before = audited.get(name);
  if (before) return before;
  const audit = auditBlock(pattern, block, tools);
  audited.set(name, audit);
  return audit;
}

/** Both audits: what the solver takes for safe must not be solvable in exact arithmetic either. */
function auditBlock(pattern: Pattern, block: Block, tools: Tools): Audit {
  const audit = auditRanges(pattern, block, tools);
  if (audit.breaches.length > 0) return audit;
  const solved = solvable(pattern, block);
  if (solved.length === 0) return audit;
  const names = solved.map((variable) => pattern.system.variables[variable]?.name);
  throw new Error(`audits that contradict each other: ${names.join(', ')}; expected no number that sums give away`);
}

function summarise(blocks: readonly Block[], audits: readonly Audit[]): AuditSummary {
  const total = (of: (audit: Audit) => number): number => audits.reduce((sum, audit) => sum + of(audit), 0);
  return {
    blocks: blocks.length,
    secrets: total(({ proven, measured }) => proven + measured),
    proven: total(({ proven }) => proven),
  };
}
