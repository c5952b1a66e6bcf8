import { compare, divide, fraction, round, subtract, toDecimals, toNumber, zero, type Fraction } from './exact.ts';
import type { Language } from './text.ts';
import { builtinUnits, type Unit } from './unit.ts';

export { formatDay, formatPeriod } from './format-period.ts';

export interface NumberOptions {
  /** The most digits printed after the point; all the number has unless given. Closing zeros are left out. */
  readonly decimals?: number;
  /** The level the number is compared with: as many more digits are printed as it takes to see the difference. */
  readonly near?: number;
  /** Keep the closing zeros, for columns of figures. */
  readonly fixed?: boolean;
  /** Print a plus before positive numbers. */
  readonly signed?: boolean;
}

export interface ValueOptions extends NumberOptions {
  readonly language: Language;
  /** Money: the largest amount of the column, which decides between 元, 万元 and 亿元 for all of it. */
  readonly magnitude?: number;
}

const points: Unit = builtinUnits.points;
const hundred = fraction(100);

/**
 * How many decimals it takes to see on which side of `due` a value lies: `decimals` where the rounded value is still
 * on its side, otherwise as many as are needed. 59.96 against 60 takes 2.
 */
export function distinguish(value: number, due: number, decimals: number): number {
  return digitsApart(fraction(value), [fraction(due)], decimals);
}

function digitsApart(value: Fraction, guards: readonly Fraction[], decimals: number): number {
  let digits = decimals;
  while (guards.some((guard) => compare(round(value, digits), guard) !== compare(value, guard))) digits += 1;
  return digits;
}

/**
 * A number with thousands separators, a true minus sign, rounded half away from zero. What is not 0 is never printed
 * as 0. The same in both languages. Throws on NaN and the infinities.
 */
export function formatNumber(value: number, options: NumberOptions = {}): string {
  return print(fraction(value), [zero], options);
}

function print(value: Fraction, guards: readonly Fraction[], options: NumberOptions): string {
  const { near, fixed = false, signed = false } = options;
  const base = options.decimals ?? ownDecimals(value);
  const digits = digitsApart(value, near === undefined ? guards : [...guards, fraction(near)], base);
  const [whole = '', part = ''] = toDecimals(value, digits).replace('-', '').split('.');
  const shown = fixed ? part : part.replace(/0+$/, '');
  const sign = value.n < 0n ? '\u2212' : signed && value.n > 0n ? '+' : '';
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (shown && `.${shown}`);
}

/** The digits after the point of a number as it is written. */
function ownDecimals(value: Fraction): number {
  let digits = 0;
  while (compare(round(value, digits), value) !== 0) digits += 1;
  return digits;
}

/**
 * A number with its unit: `76.4%`, `8,123人`, `8,123 people`, `2.49亿元`, `248.7 million yuan`. A share is never
 * printed as 100 % unless it is exactly 100, nor anything as 0 unless it is.
 */
export function formatValue(value: number, unit: Unit, options: ValueOptions): string {
  if (unit.measure === 'money') return formatMoney(value, unit, options);
  const guards = unit.measure === 'share' ? [zero, hundred] : [zero];
  return withUnit(print(fraction(value), guards, options), unit, options.language);
}

function withUnit(number: string, unit: Unit, language: Language): string {
  if (language === 'zh') return number + unit.zh;
  const name = number === '1' || number === '\u22121' ? (unit.one ?? unit.en) : unit.en;
  return name === '' || name === '%' ? number + name : `${number} ${name}`;
}

interface Fold {
  /** The amount from which it is used. */
  readonly from: number;
  readonly size: number;
  readonly name: string;
  readonly decimals: number;
  readonly fixed: boolean;
}

/** The largest first. Chinese folds by ten thousands, English by thousands; below 100,000 English reads better in full. */
const folds: Readonly<Record<Language, readonly Fold[]>> = {
  zh: [
    { from: 1e8, size: 1e8, name: '亿', decimals: 2, fixed: true },
    { from: 1e4, size: 1e4, name: '万', decimals: 2, fixed: false },
  ],
  en: [
    { from: 1e9, size: 1e9, name: ' billion', decimals: 2, fixed: false },
    { from: 1e6, size: 1e6, name: ' million', decimals: 2, fixed: false },
    { from: 1e5, size: 1e3, name: ' thousand', decimals: 2, fixed: false },
  ],
};

function formatMoney(value: number, unit: Unit, options: ValueOptions): string {
  const { language, near, fixed } = options;
  const fold = foldFor(Math.abs(options.magnitude ?? value), options);
  if (!fold) return withUnit(print(fraction(value), [zero], options), unit, language);
  const folded = (amount: number): Fraction => inUnitsOf(amount, fold.size);
  const guards = near === undefined ? [zero] : [zero, folded(near)];
  const { decimals } = fold;
  const number = print(folded(value), guards, { decimals, fixed: fixed ?? fold.fixed, signed: options.signed });
  return withUnit(number + fold.name, unit, language);
}

function inUnitsOf(amount: number, size: number): Fraction {
  return divide(fraction(amount), fraction(size)) ?? zero;
}

/** A fold begins where the amount as printed in the unit below reaches it, so 10,000万元 is never printed. */
function foldFor(amount: number, { language, decimals }: ValueOptions): Fold | undefined {
  const list = folds[language];
  return list.find((fold, index) => {
    const below = list[index + 1] ?? { size: 1, decimals: decimals ?? ownDecimals(fraction(amount)) };
    const printed = round(inUnitsOf(amount, below.size), below.decimals);
    return compare(printed, inUnitsOf(fold.from, below.size)) >= 0;
  });
}

/**
 * A difference in a unit, without its sign unless `signed`: the words around it say which way. The difference of two
 * percentages is in percentage points.
 */
export function formatGap(gap: number, unit: Unit, options: ValueOptions): string {
  const size = options.signed ? gap : Math.abs(gap);
  return formatValue(size, unit.measure === 'share' ? points : unit, options);
}

/** The difference of two numbers as written, free of binary noise: 76.4 − 80 is −3.6. */
export function difference(a: number, b: number): number {
  return toNumber(subtract(fraction(a), fraction(b)));
}
