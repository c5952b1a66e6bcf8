import { chooseHidden } from './choose.ts';
import { blocksOf, coversOf, patternOf, type Block, type Pattern } from './pattern.ts';
import type { Solver } from './program.ts';
import { auditRanges, type Audit, type Breach } from './range.ts';
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
  const choice = { system, covers: coversOf(system), made: new Map<string, readonly number[]>() };
  const breaches: Breach[] = [];
  const audited = new Map<string, Audit>();
  for (;;) {
    const chosen = breaches.length > 0 ? chooseHidden(choice, breaches, solve) : new Set<number>();
    const hidden = system.cells.map(({ state }, cell) => state === 'hidden' || chosen.has(cell));
    const pattern = patternOf(system, hidden);
    const blocks = blocksOf(pattern);
    const audits = blocks.map((block) => auditOnce(pattern, block, { audited, solve }));
    const found = audits.flatMap((audit) => audit.breaches);
    if (found.length === 0) return { pattern, audit: summarise(blocks, audits) };
    breaches.push(...found);
  }
}

/** A block that looks as it did in an earlier round has been audited. */
function auditOnce(
  pattern: Pattern,
  block: Block,
  { audited, solve }: { audited: Map<string, Audit>; solve: Solver },
): Audit {
  const secrets = block.unknowns.map((variable) => (pattern.secret[variable] ? variable : -variable - 1));
  const name = `${secrets.join()} ${block.sums.map(({ equation }) => equation).join()}`;
  const before = audited.get(name);
  if (before) return before;
  const audit = auditBlock(pattern, block, solve);
  audited.set(name, audit);
  return audit;
}

/** Both audits: what the solver takes for safe must not be solvable in exact arithmetic either. */
function auditBlock(pattern: Pattern, block: Block, solve: Solver): Audit {
  const audit = auditRanges(pattern, block, solve);
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
