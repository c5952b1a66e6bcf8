/**
 * Wilson's score interval of a share, from 0 to 1: where the share of a population like this one may lie. Used beside
 * rates of small places, never by the verdict. z: 1.96 for 95 %. Undefined where there is no share: no denominator,
 * a negative count, or more counted than there are.
 */
export function wilson(
  numerator: number,
  denominator: number,
  z = 1.959963984540054,
): [low: number, high: number] | undefined {
  if (!(denominator > 0) || !(numerator >= 0) || numerator > denominator) return undefined;
  const share = numerator / denominator;
  const spread = z ** 2 / denominator;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / denominator + spread / (4 * denominator))) / (1 + spread);
  return [numerator === 0 ? 0 : Math.max(0, centre - half), numerator === denominator ? 1 : Math.min(1, centre + half)];
}
