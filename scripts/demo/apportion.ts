/**
 * Shares a whole number out by weight, in whole numbers that add up to it exactly (largest remainders first, then the
 * earlier place). No place gets more than its cap; what does not fit goes to the others.
 */
export function apportion(total: number, weights: readonly number[], caps?: readonly number[]): number[] {
  const shares = weights.map(() => 0);
  const room = weights.map((_, i) => caps?.[i] ?? Infinity);
  let left = total;
  while (left > 0) {
    const open = weights.map((weight, i) => ((shares[i] ?? 0) < (room[i] ?? 0) ? Math.max(weight, 1e-9) : 0));
    const whole = open.reduce((a, b) => a + b, 0);
    if (whole === 0) throw new Error(`no room: ${left} of ${total}; expected caps that add up to at least the total`);
    const given = left;
    const wishes = open.map((weight) => (weight / whole) * given);
    for (const [i, wish] of wishes.entries()) left -= give(i, Math.floor(wish));
    const byRemainder = wishes
      .map((wish, i) => ({ i, remainder: wish - Math.floor(wish) }))
      .filter(({ i }) => (open[i] ?? 0) > 0)
      .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
    for (const { i } of byRemainder) if (left > 0) left -= give(i, 1);
  }
  return shares;

  function give(i: number, wanted: number): number {
    const given = Math.min(wanted, (room[i] ?? 0) - (shares[i] ?? 0));
    shares[i] = (shares[i] ?? 0) + given;
    return given;
  }
}
