import { Untranslatable, asKind, common, unify, type Kind, type Typed } from './typed.ts';

const of = (kind: Kind, sql: string, scale = 0): Typed => ({ sql, kind, scale });

/** A number rounded as DuckDB does it, halves away from zero; ClickHouse rounds them to the even neighbour. */
export const roundHalfUp = (sql: string): string =>
  `(trunc(${sql}) + if(abs(${sql} - trunc(${sql})) >= 0.5, sign(${sql}), 0))`;

/** A function of the list in `derive/expression.ts`. */
export function functionOf(name: string, args: readonly Typed[]): Typed {
  const write = functions[name];
  if (!write) throw new Untranslatable(name);
  return write(args, name);
}

type Write = (args: readonly Typed[], name: string) => Typed;

/** One argument of each given kind. */
function take(args: readonly Typed[], name: string, ...kinds: readonly Kind[]): readonly [string, string] {
  if (args.length !== kinds.length) throw new Untranslatable(name);
  const [a = '', b = ''] = args.map((each, at) => asKind(each, kinds[at] ?? 'null').sql);
  return [a, b];
}

/** Sums and products; days are taken from days, and days added to a day. */
const arithmetic: Write = (args, name) => {
  const [first, second] = args;
  if (first && !second && name === '-') return negate(first);
  if (!first || !second || args.length > 2) throw new Untranslatable(name);
  if (first.kind === 'date' || second.kind === 'date') return days(first, second, name);
  const { kind, scale } = common(args);
  if (!['whole', 'decimal', 'double', 'null'].includes(kind)) throw new Untranslatable(name);
  if (kind === 'null') return of('null', 'NULL');
  if (kind !== 'decimal' || name !== '*') {
    const [a, b] = unify(args).map(({ sql }) => sql);
    return of(kind, `(${a} ${name} ${b})`, scale);
  }
  const [a, b] = args.map((each) => asKind(each, 'decimal', each.scale).sql);
  return of('decimal', `(${a} * ${b})`, first.scale + second.scale);
};

function negate(value: Typed): Typed {
  const { kind, scale } = common([value]);
  if (!['whole', 'decimal', 'double'].includes(kind)) throw new Untranslatable('-');
  return of(kind, `(-${asKind(value, kind, scale).sql})`, scale);
}

function days(first: Typed, second: Typed, name: string): Typed {
  if (name === '-' && second.kind !== 'whole') {
    const [a, b] = take([first, second], name, 'date', 'date');
    return of('whole', `dateDiff('day', ${b}, ${a})`);
  }
  if (first.kind !== 'date' || second.kind !== 'whole' || name === '*') throw new Untranslatable(name);
  return of('date', `addDays(${first.sql}, ${name === '-' ? '-' : ''}(${second.sql}))`);
}

/** Division and remainder of whole numbers: empty where the divisor is 0. */
const whole =
  (write: string): Write =>
  (args, name) => {
    const [a, b] = take(args, name, 'whole', 'whole');
    return of('whole', `${write}(${a}, nullIf(${b}, 0))`);
  };

/** The largest or the smallest of several, empty ones left out. */
const extreme =
  (sign: string): Write =>
  (args, name) => {
    const [first, ...rest] = unify(args);
    if (!first) throw new Untranslatable(name);
    const sql = rest.reduce(
      (a, { sql: b }) => `if(${a} IS NULL, ${b}, if(${b} IS NULL OR ${a} ${sign} ${b}, ${a}, ${b}))`,
      first.sql,
    );
    return { ...common(args), sql };
  };

const toWhole =
  (down: (sql: string) => string): Write =>
  (args, name) => {
    const [value] = args;
    if (value?.kind === 'decimal' || args.length !== 1) throw new Untranslatable(name);
    return of('double', down(take(args, name, 'double')[0]));
  };

const dated =
  (write: string): Write =>
  (args, name) =>
    of('whole', `toInt64(${write}(${take(args, name, 'date')[0]}))`);

const text =
  (write: string): Write =>
  (args, name) =>
    of('text', `${write}(${take(args, name, 'text')[0]})`);

const texts =
  (write: (a: string, b: string) => string): Write =>
  (args, name) =>
    of('boolean', write(...take(args, name, 'text', 'text')));

/** ClickHouse takes a backslash for a sign of its own in patterns, DuckDB does not. */
const like =
  (word: string): Write =>
  (args, name) => {
    const [value, pattern] = args;
    if (!value || pattern?.kind !== 'constant-text') throw new Untranslatable(name);
    return of('boolean', `(${asKind(value, 'text').sql} ${word} ${pattern.sql.replaceAll('\\\\', '\\\\\\\\')})`);
  };

const difference: Write = ([unit, ...args], name) => {
  if (!/^'(year|quarter|month|day)'$/.test(unit?.sql ?? '')) throw new Untranslatable(name);
  const [a, b] = take(args, name, 'date', 'date');
  return of('whole', `dateDiff(${unit?.sql}, ${a}, ${b})`);
};

const functions: Readonly<Record<string, Write>> = {
  '+': arithmetic,
  '-': arithmetic,
  '*': arithmetic,
  '/': (args, name) => {
    const [a, b] = take(args, name, 'double', 'double');
    return of('double', `(${a} / ${b})`);
  },
  '%': whole('modulo'),
  '//': whole('intDiv'),
  abs: (args) => {
    const [value] = unify(args);
    if (!value || args.length !== 1) throw new Untranslatable('abs');
    return { ...value, sql: `abs(${value.sql})` };
  },
  round: toWhole(roundHalfUp),
  floor: toWhole((sql) => `floor(${sql})`),
  ceil: toWhole((sql) => `ceil(${sql})`),
  least: extreme('<='),
  greatest: extreme('>='),
  year: dated('toYear'),
  quarter: dated('toQuarter'),
  month: dated('toMonth'),
  day: dated('toDayOfMonth'),
  date_diff: difference,
  datediff: difference,
  last_day: (args, name) => {
    const [a] = take(args, name, 'date');
    return of('date', `addDays(addMonths(makeDate32(toYear(${a}), toMonth(${a}), 1), 1), -1)`);
  },
  lower: text('lowerUTF8'),
  upper: text('upperUTF8'),
  trim: text('trimBoth'),
  length: (args, name) => of('whole', `toInt64(lengthUTF8(${take(args, name, 'text')[0]}))`),
  starts_with: texts((a, b) => `startsWith(${a}, ${b})`),
  prefix: texts((a, b) => `startsWith(${a}, ${b})`),
  suffix: texts((a, b) => `endsWith(${a}, ${b})`),
  contains: texts((a, b) => `(position(${a}, ${b}) > 0)`),
  '~~': like('LIKE'),
  '!~~': like('NOT LIKE'),
};
