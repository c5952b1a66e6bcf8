import type { Area } from '../area.ts';
import type { Observation, Protected } from '../observation.ts';
import { yearBefore } from '../period.ts';
import { Unprotectable } from './choose.ts';
import { addCoincidences } from './coincidence.ts';
import { earlierKeys, earlierRows, hiddenBefore, linkEarlier, type Disclosed } from './earlier.ts';
import { addKnown, parseStatement, type Contradiction, type Known } from './known.ts';
import { hides, isSmall, type PrimaryReason } from './primary.ts';
import type { Solver } from './program.ts';
import { addRates, givesAwaySmall } from './rates.ts';
import { hasNumbers, isAboutPeople, isPublished, smallest, type DisclosureRule } from './rule.ts';
import { protectSystem, type AuditSummary } from './secondary.ts';
import { addSums } from './sums.ts';
import {
  closeDraft,
  draftSystem,
  isBareRate,
  keyOf,
  partsOf,
  variableOf,
  type Cell,
  type Draft,
  type System,
} from './system.ts';

/** Why a figure is hidden: by a rule, because something hidden could be worked out from it, or for another's sake. */
export type Reason =
  PrimaryReason | 'small-elsewhere' | 'small-by-rate' | 'source' | 'earlier' | 'secondary' | 'derived';

/** What disclosure control needs to know besides the figures. */
export interface DisclosureContext {
  readonly rules: Readonly<Record<string, DisclosureRule>>;
  readonly areas: readonly Pick<Area, 'code' | 'parent'>[];
  readonly known?: readonly Known[];
  readonly earlier?: readonly Disclosed[];
  readonly solve: Solver;
}

/** Figures that may be published, and what the gate did. The reasons are for the build, never for the public. */
export interface Disclosure {
  readonly observations: Protected<readonly Observation[]>;
  /** By the place of the observation. */
  readonly reasons: ReadonlyMap<number, Reason>;
  readonly audit: AuditSummary;
  /** Where what is known of the figures does not fit them. */
  readonly contradictions: readonly Contradiction[];
  /** The places of figures that are hidden now, though an earlier release published them. */
  readonly openBefore: readonly number[];
}

/**
 * Disclosure control, and the only way to make `Protected` observations: hides what the rules say, then as little as
 * it takes that no hidden number can be worked out from everything published, which both audits confirm. A figure
 * whose status goes without a number loses any that it carries. Order and length are kept. Throws for an indicator
 * without a rule, and `Unprotectable` where nothing could be hidden to protect a number.
 */
export function protect(observations: readonly Observation[], context: DisclosureContext): Disclosure {
  const { rules, earlier = [] } = context;
  const rows = observations.map((row) => (hasNumbers(row) ? row : withoutNumbers(row)));
  const reasons = new Map<number, Reason>();
  const { system, contradictions } = systemOf(rows, reasons, context);
  const { pattern, audit } = naming(system, () => protectSystem(system, context.solve));
  system.cells.forEach(({ row }, cell) => {
    if (pattern.hidden[cell] && row < rows.length && !reasons.has(row)) reasons.set(row, 'secondary');
  });
  for (const row of derivedFrom(rows, reasons, rules)) reasons.set(row, 'derived');
  const safe = rows.map((row, index) => strip(reasons.has(index) ? suppress(row) : row));
  const before = earlierKeys(earlier).published;
  return {
    observations: safe as readonly Observation[] as Protected<readonly Observation[]>,
    reasons,
    audit,
    contradictions,
    openBefore: [...reasons.keys()].filter((index) => before.has(keyOf(safe[index] as Observation))),
  };
}

/** Says of numbers that cannot be protected in which figures they stand. */
function naming<T>({ cells }: System, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Unprotectable)) throw error;
    const { variables } = error;
    const touched = cells.filter(
      (cell) => cell.state === 'hidden' && cell.variables.some((v) => variables.includes(v)),
    );
    throw new Unprotectable(
      variables,
      touched.map(({ row }) => row),
    );
  }
}

/** Everything that is published, as one system. Fills in which rows the rules hide, and why. */
function systemOf(
  rows: readonly Observation[],
  reasons: Map<number, Reason>,
  { rules: own, areas, known = [], earlier = [] }: DisclosureContext,
): { system: System; contradictions: Contradiction[] } {
  const before = earlierRows(earlier, own);
  const rules = { ...own, ...before.rules };
  const draft = draftSystem([...rows, ...before.rows], rules, new Set([...linkedBy(known), ...hiddenBefore(earlier)]));
  linkEarlier(draft, earlier);
  const contradictions = addKnown(draft, known);
  addCoincidences(draft, rows);
  addPrimary(draft, reasons, { rows, hiddenBefore: earlierKeys(earlier).hidden });
  addSums(draft, areas);
  const hidden = new Set([...reasons.keys()].map((index) => rows[index]));
  addRates(draft, (row) => hidden.has(row));
  const system = closeDraft(draft, (renumber) => cellsOf(draft, { reasons, areas, renumber }));
  hideSmall(system, reasons);
  return { system, contradictions };
}

function addPrimary(
  draft: Draft,
  reasons: Map<number, Reason>,
  { rows, hiddenBefore }: { rows: readonly Observation[]; hiddenBefore: ReadonlySet<string> },
): void {
  rows.forEach((row, index) => {
    const rule = draft.rules[row.indicator];
    if (!rule) throw new Error(`unprotected indicator: ${row.indicator}; expected a disclosure rule for it`);
    const reason = reasonOf(draft, row, { rule, hiddenBefore });
    if (reason) reasons.set(index, reason);
  });
}

function reasonOf(
  draft: Draft,
  row: Observation,
  { rule, hiddenBefore }: { rule: DisclosureRule; hiddenBefore: ReadonlySet<string> },
): Reason | undefined {
  if (row.status === 'suppressed') return 'source';
  const reason = hides(row, rule);
  if (reason || !hasNumbers(row) || isPublished(row)) return reason;
  if (hiddenBefore.has(keyOf(row))) return 'earlier';
  const k = smallest(rule);
  const rateGivesAway =
    isAboutPeople(rule) && givesAwaySmall(draft, row, { rule, isSmall: (count) => isSmall(count, k) });
  return rateGivesAway ? 'small-by-rate' : undefined;
}

/** A count that is small in one table is hidden in every other that prints the same number. */
function hideSmall({ cells, variables }: System, reasons: Map<number, Reason>): void {
  for (const cell of cells) {
    const small = cell.variables.some((index) => {
      const variable = variables[index];
      return variable?.people && !variable.public && isSmall(variable.value ?? 0, variable.width);
    });
    if (!small || cell.state !== 'free') continue;
    cell.state = 'hidden';
    reasons.set(cell.row, 'small-elsewhere');
  }
}

function linkedBy(known: readonly Known[]): string[] {
  const statements = known.map(({ says }) => parseStatement(says));
  const sides = statements.flatMap((statement) => (typeof statement === 'string' ? [] : statement.sides));
  return sides.flatMap(({ terms }) => terms.map(({ indicator }) => indicator));
}

function cellsOf(
  draft: Draft,
  {
    reasons,
    areas,
    renumber,
  }: {
    reasons: ReadonlyMap<number, Reason>;
    areas: DisclosureContext['areas'];
    renumber: (variable: number) => number;
  },
): Cell[] {
  const parents = new Set(areas.map(({ parent }) => parent));
  return draft.rows.flatMap((row, index): Cell[] => {
    const rule = draft.rules[row.indicator];
    if (!rule || (!hasNumbers(row) && row.status !== 'suppressed')) return [];
    const found = partsOf(row, rule).flatMap((part) => variableOf(draft, part, row) ?? []);
    if (found.length === 0) return [];
    const hidden = reasons.has(index) || row.status === 'suppressed';
    const fixed = isPublished(row) || isBareRate(row, rule);
    const variables = [...new Set(found.map(renumber))];
    const cost = costOf(row, rule, parents);
    return [{ row: index, variables, cost, state: hidden ? 'hidden' : fixed ? 'published' : 'free' }];
  });
}

/** What the reader loses with a figure: promises and totals are given up last, and of equals the larger. */
function costOf(row: Observation, rule: DisclosureRule, parents: ReadonlySet<string>): number {
  if (rule.judged.some(({ area, groups }) => area === row.area && groups === row.groups)) return 10_000;
  const columns = Object.keys(rule.groups).length;
  const added = columns - (row.groups === '' ? 0 : row.groups.split(';').length);
  const size = Math.log10(1 + Math.abs(row.denominator ?? row.numerator ?? row.value ?? 0));
  return (parents.has(row.area) ? 100 : 1) * 10 ** Math.min(added, 2) * (1 + 0.002 * Math.min(size, 9));
}

/** The yearly changes into and out of a hidden period. */
function derivedFrom(
  rows: readonly Observation[],
  reasons: ReadonlyMap<number, Reason>,
  rules: DisclosureContext['rules'],
): number[] {
  const key = (indicator: string, { area, groups }: Observation, period: string): string =>
    `${indicator} ${area} ${period} ${groups}`;
  const hidden = new Set([...reasons.keys()].flatMap((index) => keysOf(rows[index], key)));
  return rows.flatMap((row, index) => {
    const base = rules[row.indicator]?.growthOf;
    if (base === undefined || reasons.has(index) || isPublished(row)) return [];
    return [row.period, yearBefore(row.period)].some((period) => hidden.has(key(base, row, period))) ? [index] : [];
  });
}

function keysOf(
  row: Observation | undefined,
  key: (indicator: string, row: Observation, period: string) => string,
): string[] {
  return row ? [key(row.indicator, row, row.period)] : [];
}

/** The same figure with nothing to be read from it: only its key, its source and the status are left. */
export function suppress(observation: Observation): Observation {
  const { note: _note, ...rest } = withoutNumbers(observation);
  return { ...rest, status: 'suppressed' };
}

function withoutNumbers(observation: Observation): Observation {
  const { numerator: _numerator, denominator: _denominator, value: _value, interval: _interval, ...rest } = observation;
  return rest;
}

/** What the gate needs and nobody else may see. */
function strip(observation: Observation): Observation {
  const { contributors: _contributors, maxShare: _maxShare, ...rest } = observation;
  return rest;
}
