/** Sums are added in millionths, so that their order does not matter. */
const digits = 6;

/** A sum as the engine gives it, an exact decimal in text, in millionths; none is 0. */
export function exact(text: string | undefined): bigint {
  const [whole = '0', part = ''] = (text ?? '0').split('.');
  return BigInt(whole + part.slice(0, digits).padEnd(digits, '0'));
}

/** Millionths as the nearest number. */
export function inexact(sum: bigint): number {
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  return Number(`${sum < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`);
}
