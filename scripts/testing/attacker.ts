import loadHighs from 'highs';

/**
 * An attacker who has only what is published: it writes down every sum, complement and shared count it can think of,
 * solves them by hand in fractions, and bounds what is left with a solver. It shares no code with disclosure control.
 */

export interface PublishedFigure {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly groups: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly status: string;
}

/** What everybody knows of the tables. */
export interface Knowledge {
  /** The area that each lies in. */
  readonly parents: Readonly<Record<string, string>>;
  /** Indicators with a numerator that is a part of the denominator. */
  readonly shares: readonly string[];
  /** Indicators that are counts, without a denominator. */
  readonly counts: readonly string[];
  /** Group columns that add up to the total, by indicator. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Counts that are the same: `aid.denominator` and `school.denominator`. */
  readonly same?: readonly (readonly [string, string])[];
  /** Sums of numerators that are printed elsewhere. */
  readonly totals?: readonly { readonly of: readonly PublishedFigure[]; readonly numerator: number }[];
}

interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** A sum of unknowns with a known result. */
interface Line {
  readonly terms: Map<string, Fraction>;
  right: Fraction;
}

export interface Assembled {
  readonly lines: Line[];
  /** The unknowns of hidden figures. */
  readonly hidden: readonly string[];
}

const whole = (value: number): Fraction => decimal(value);
function decimal(value: number): Fraction {
  const digits = 6;
  return reduced(BigInt(Math.round(value * 10 ** digits)), 10n ** BigInt(digits));
}
function reduced(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b) [a, b] = [b, a % b];
  const sign = d < 0n ? -1n : 1n;
  return a === 0n ? { n: 0n, d: 1n } : { n: (sign * n) / a, d: (sign * d) / a };
}
const minus = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d - b.n * a.d, a.d * b.d);
const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
const over = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d, a.d * b.n);

/** Every equation that follows from the published figures, with their numbers filled in. */
export function assemble(figures: readonly PublishedFigure[], knowledge: Knowledge): Assembled {
  const canonical = canonicalNames(knowledge);
  const name = (part: string, { indicator, area, period, groups }: Omit<PublishedFigure, 'status'>): string =>
    `${canonical.get(`${indicator}.${part}`) ?? `${indicator}.${part}`}|${area}|${period}|${groups}`;
  const known = new Map<string, number>();
  const hidden = new Set<string>();
  const equations: Map<string, number>[] = [];
  const byKey = new Map(figures.map((each) => [[each.indicator, each.area, each.period, each.groups].join('|'), each]));
  const find = (each: PublishedFigure, change: Partial<PublishedFigure>): PublishedFigure | undefined => {
    const key = { ...each, ...change };
    return byKey.get([key.indicator, key.area, key.period, key.groups].join('|'));
  };
  const partsOf = ({ indicator }: PublishedFigure): string[] =>
    knowledge.counts.includes(indicator) ? ['numerator'] : ['numerator', 'denominator'];

  for (const figure of figures) {
    const { status, indicator } = figure;
    if (status !== 'reported' && status !== 'suppressed') continue;
    for (const part of partsOf(figure)) {
      const value = figure[part as 'numerator'];
      if (status === 'reported' && value !== null) known.set(name(part, figure), value);
      if (status === 'suppressed') hidden.add(name(part, figure));
    }
    if (knowledge.shares.includes(indicator)) {
      const { numerator, denominator } = figure;
      if (status === 'reported' && numerator !== null && denominator !== null)
        known.set(name('rest', figure), denominator - numerator);
      else if (status === 'reported') continue;
      else hidden.add(name('rest', figure));
      equations.push(
        new Map([
          [name('numerator', figure), 1],
          [name('rest', figure), 1],
          [name('denominator', figure), -1],
        ]),
      );
    }
  }
  const add = (total: PublishedFigure | undefined, members: readonly PublishedFigure[]): void => {
    if (!total || members.length === 0) return;
    for (const part of partsOf(total)) {
      const equation = new Map([[name(part, total), -1]]);
      for (const member of members) equation.set(name(part, member), 1);
      equations.push(equation);
    }
  };
  const families = new Map<string, PublishedFigure[]>();
  const into = (key: string, figure: PublishedFigure): void => {
    const family = families.get(key) ?? [];
    family.push(figure);
    families.set(key, family);
  };
  for (const figure of figures.filter(({ status }) => status !== 'not-applicable')) {
    const parent = knowledge.parents[figure.area];
    const total = parent && find(figure, { area: parent });
    if (total) into(`area|${figure.indicator}|${parent}|${figure.period}|${figure.groups}`, figure);
    for (const column of knowledge.columns[figure.indicator] ?? []) {
      const pairs = figure.groups.split(';').filter(Boolean);
      const rest = pairs.filter((pair) => !pair.startsWith(`${column}=`));
      if (rest.length === pairs.length) continue;
      into(`${column}|${figure.indicator}|${figure.area}|${figure.period}|${rest.join(';')}`, figure);
    }
  }
  for (const [key, members] of families) {
    const [, indicator = '', area = '', period = '', groups = ''] = key.split('|');
    add(byKey.get([indicator, area, period, groups].join('|')), members);
  }
  const given = (knowledge.totals ?? []).map(({ of, numerator }) => ({
    equation: new Map(of.map((figure) => [name('numerator', figure), 1])),
    constant: numerator,
  }));
  const all = [...equations.map((equation) => ({ equation, constant: 0 })), ...given];
  const lines = all.flatMap(({ equation, constant }): Line[] => {
    const terms = new Map<string, Fraction>();
    let right = decimal(constant);
    for (const [variable, coefficient] of equation) {
      const value = known.get(variable);
      if (value === undefined) terms.set(variable, whole(coefficient));
      else right = minus(right, times(whole(coefficient), decimal(value)));
    }
    return terms.size > 0 ? [{ terms, right }] : [];
  });
  return { lines, hidden: [...hidden].filter((variable) => !known.has(variable)) };
}

function canonicalNames({ same = [] }: Knowledge): Map<string, string> {
  const names = new Map<string, string>();
  const root = (name: string): string => {
    const next = names.get(name);
    return next === undefined || next === name ? name : root(next);
  };
  for (const [a, b] of same) names.set(root(b), root(a));
  for (const [a, b] of same) for (const each of [a, b]) names.set(each, root(each));
  return names;
}

/** The hidden numbers that follow from the equations alone, by Gauss and Jordan in fractions. */
export function solved({ lines, hidden }: Assembled): string[] {
  return partsApart(lines, hidden).flatMap((part) => {
    const found = eliminated(part.lines);
    return part.hidden.filter((each) => found.has(each));
  });
}

/** The unknowns that stand alone once every line is cleared of every other line's first unknown. */
function eliminated(lines: readonly Line[]): Set<string | undefined> {
  const rows = lines.map(({ terms, right }) => ({ terms: new Map(terms), right }));
  rows.sort((a, b) => b.terms.size - a.terms.size);
  const done: typeof rows = [];
  while (rows.length > 0) {
    const row = rows.pop() as (typeof rows)[number];
    const pivot = [...row.terms.keys()][0];
    if (pivot === undefined) continue;
    const lead = row.terms.get(pivot) as Fraction;
    for (const other of [...rows, ...done]) {
      const factor = other.terms.get(pivot);
      if (!factor) continue;
      const ratio = over(factor, lead);
      for (const [each, coefficient] of row.terms) {
        const next = minus(other.terms.get(each) ?? whole(0), times(ratio, coefficient));
        if (next.n === 0n) other.terms.delete(each);
        else other.terms.set(each, next);
      }
      other.right = minus(other.right, times(ratio, row.right));
    }
    done.push(row);
  }
  return new Set(done.filter(({ terms }) => terms.size === 1).map(({ terms }) => [...terms.keys()][0]));
}

/** The least and the most that a number may be. */
interface Range {
  low: number;
  high: number;
}

/**
 * What each hidden number may be, given that none is negative: two solutions that lie `enough` apart will do, with
 * less it is the least and the most.
 */
export async function bounds(
  { lines, hidden }: Assembled,
  enough: (name: string) => number = () => Infinity,
): Promise<Map<string, Range>> {
  const highs = await loadHighs();
  const ranges = new Map<string, Range>();
  for (const part of partsApart(lines, hidden))
    if (part.lines.length === 0) for (const name of part.hidden) ranges.set(name, { low: 0, high: Infinity });
    else for (const [name, range] of boundsOf(part, highs, enough)) ranges.set(name, range);
  return ranges;
}

type Highs = Awaited<ReturnType<typeof loadHighs>>;

/** Larger than any number published: what reaches it has no upper end. */
const endless = 1e7;

function boundsOf(part: Part, highs: Highs, enough: (name: string) => number): Map<string, Range> {
  const columns = new Map([...part.variables].map((variable, index) => [variable, index]));
  const model = modelOf(part, columns, highs);
  const { minimize, maximize } = highs.constants.objectiveSense;
  const ranges = new Map(part.hidden.map((name): [string, Range] => [name, { low: Infinity, high: -Infinity }]));
  const wide = (name: string, { low, high }: Range): boolean => high - low >= enough(name);
  let costs: [string, number][] = [];
  const push = (sense: typeof minimize, next: [string, number][]): void => {
    for (const [name] of costs) model.changeColCost(columns.get(name) ?? 0, 0);
    for (const [name, cost] of next) model.changeColCost(columns.get(name) ?? 0, cost);
    costs = next;
    model.changeObjectiveSense(sense);
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw new Error(`the published figures contradict each other: ${part.hidden.slice(0, 5).join(' ')}`);
    const { colValue } = model.getSolution();
    for (const [name, range] of ranges) {
      const value = colValue[columns.get(name) ?? 0] ?? 0;
      range.low = Math.min(range.low, value);
      range.high = Math.max(range.high, value >= endless ? Infinity : value);
    }
  };
  try {
    // All at once, half of them up and half down: that settles most where two solutions apart are enough.
    for (let turn = 0; turn < 16 && Number.isFinite(enough(part.hidden[0] ?? '')); turn++) {
      const left = part.hidden.filter((name) => !wide(name, ranges.get(name) as Range));
      if (left.length < 4) break;
      const mixed = left.map((name, index): [string, number] => [
        name,
        ((index * 7919 + turn * 104_729) >> (turn % 5)) & 1 ? 1 : -1,
      ]);
      for (const sense of [minimize, maximize]) push(sense, mixed);
    }
    for (const name of part.hidden)
      for (const sense of [minimize, maximize]) if (!wide(name, ranges.get(name) as Range)) push(sense, [[name, 1]]);
  } finally {
    model.dispose();
  }
  return ranges;
}

function modelOf(
  { lines }: Part,
  columns: ReadonlyMap<string, number>,
  highs: Highs,
): ReturnType<Highs['createModel']> {
  const number = ({ n, d }: Fraction): number => Number(n) / Number(d);
  const right = Float64Array.from(lines, (line) => number(line.right));
  const starts = [0];
  for (const { terms } of lines) starts.push((starts.at(-1) ?? 0) + terms.size);
  const model = highs.createModel({
    ...{ numCols: columns.size, numRows: lines.length, colCost: new Float64Array(columns.size) },
    ...{ colLower: new Float64Array(columns.size), colUpper: new Float64Array(columns.size).fill(endless) },
    ...{ rowLower: right, rowUpper: right },
    matrix: {
      ...{ format: 'csr', numRows: lines.length, numCols: columns.size, starts: Int32Array.from(starts) },
      indices: Int32Array.from(lines.flatMap(({ terms }) => [...terms.keys()].map((name) => columns.get(name) ?? 0))),
      values: Float64Array.from(lines.flatMap(({ terms }) => [...terms.values()].map(number))),
    },
  });
  model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 4, random_seed: 0 });
  return model;
}

/** Lines and unknowns that hang together. */
interface Part {
  readonly lines: Line[];
  readonly hidden: string[];
  readonly variables: Set<string>;
}

function partsApart(lines: readonly Line[], hidden: readonly string[]): Part[] {
  const group = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let next = group.get(at); next !== undefined && next !== at; next = group.get(at)) at = next;
    return at;
  };
  for (const name of hidden) if (!group.has(name)) group.set(name, name);
  for (const { terms } of lines) {
    const [first = '', ...others] = terms.keys();
    if (!group.has(first)) group.set(first, first);
    for (const other of others) {
      if (!group.has(other)) group.set(other, other);
      group.set(root(other), root(first));
    }
  }
  const parts = new Map<string, Part>();
  for (const name of hidden) {
    const home = root(name);
    const part = parts.get(home) ?? { lines: [], hidden: [], variables: new Set<string>() };
    part.hidden.push(name);
    part.variables.add(name);
    parts.set(home, part);
  }
  for (const line of lines) {
    const part = parts.get(root([...line.terms.keys()][0] ?? ''));
    part?.lines.push(line);
    for (const name of line.terms.keys()) part?.variables.add(name);
  }
  return [...parts.values()];
}

/** The hidden numbers that the attacker knows, or knows to within less than `width`. */
export async function exposed(
  figures: readonly PublishedFigure[],
  knowledge: Knowledge,
  width: (name: string) => number,
): Promise<string[]> {
  const assembled = assemble(figures, knowledge);
  const found = new Set(solved(assembled));
  for (const [name, { low, high }] of await bounds(assembled, width))
    if (high - low < width(name) - 1e-6) found.add(name);
  return [...found].sort();
}
