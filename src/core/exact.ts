/**
 * Exact arithmetic on the numbers people write down. A number is taken as the decimal it prints as, so 0.1 + 0.2 is
 * 0.3 and a share computed from counts is compared without ever being rounded.
 */
export interface Fraction {
  readonly n: bigint;
  /** Always positive. */
  readonly d: bigint;
}

export const zero: Fraction = { n: 0n, d: 1n };

/** The exact decimal value of a finite number as it prints. Throws on NaN and the infinities. */
export function fraction(x: number): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(x));
  if (!match) throw new RangeError(`invalid number: ${x}; expected a finite number`);
  const [, sign = '', whole = '', part = '', exponent = '0'] = match;
  const digits = BigInt(whole + part) * (sign ? -1n : 1n);
  const power = Number(exponent) - part.length;
  return power < 0 ? { n: digits, d: 10n ** BigInt(-power) } : { n: digits * 10n ** BigInt(power), d: 1n };
}

/** Orders two fractions: negative, 0 or positive, without tolerance. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function add(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** The quotient, or undefined where the divisor is 0. */
export function divide(a: Fraction, b: Fraction): Fraction | undefined {
  if (b.n === 0n) return undefined;
  return b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n };
}

/** The number nearest to a fraction (of a size from 1e-300 to 1e300, or 0). */
export function toNumber({ n, d }: Fraction): number {
  if (n < 0n) return -toNumber({ n: -n, d });
  if (n <= maxSafe && d <= maxSafe) return Number(n) / Number(d);
  // 64 significant bits and a sticky bit: converting them rounds once and correctly.
  const shift = BigInt(Math.max(0, 64 + bits(d) - bits(n)));
  const quotient = (n << shift) / d;
  const exact = quotient * d === n << shift;
  const half = Number(shift >> 1n);
  return Number(exact ? quotient << 1n : (quotient << 1n) | 1n) * 2 ** -half * 2 ** -(Number(shift) + 1 - half);
}

const maxSafe = BigInt(Number.MAX_SAFE_INTEGER);

function bits(value: bigint): number {
  return value.toString(2).length;
}

/** scale × numerator ÷ denominator, exactly; undefined where the denominator is 0. */
export function ratio(numerator: number, denominator: number, scale: number): Fraction | undefined {
  return divide(multiply(fraction(scale), fraction(numerator)), fraction(denominator));
}

/** The change against the year before in percent, rounded once; undefined where the year before was 0. */
export function growth(current: number, previous: number): number | undefined {
  const change = divide(subtract(fraction(current), fraction(previous)), fraction(previous));
  return change && toNumber(multiply(change, fraction(100)));
}

/** A fraction rounded to a number of decimals, half away from zero. */
export function round(value: Fraction, decimals: number): Fraction {
  const power = 10n ** BigInt(decimals);
  const size = value.n < 0n ? -value.n : value.n;
  const units = (2n * size * power + value.d) / (2n * value.d);
  return { n: value.n < 0n ? -units : units, d: power };
}

/** The same as decimal digits: `-3.60`. What rounds to 0 has no sign. */
export function toDecimals(value: Fraction, decimals: number): string {
  const units = round(value, decimals).n;
  const text = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const digits = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
  return units < 0n ? `-${digits}` : digits;
}
