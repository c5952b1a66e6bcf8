import type { Indicator } from './indicator.ts';
import type { Observation } from './observation.ts';
import type { Unit } from './unit.ts';

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

/**
 * The 95 % interval that is published with a figure, in percent: the survey's own, otherwise Wilson's for a share of
 * things that are counted, known by its counts. Undefined for every other figure. `unitOf`: the unit behind a key.
 */
export function intervalOf(
  { status, interval, numerator, denominator }: Pick<Observation, 'status' | 'interval' | 'numerator' | 'denominator'>,
  {
    calculation,
    scale,
    numerator: counted,
    denominator: of,
  }: Pick<Indicator, 'calculation' | 'scale' | 'numerator' | 'denominator'>,
  unitOf: (key: string) => Unit | undefined,
): readonly [low: number, high: number] | undefined {
  if (interval) return interval;
  const counts = counted && counted.unit === of?.unit && unitOf(counted.unit)?.measure === 'count';
  if (!counts || calculation !== 'ratio' || scale !== 100 || status !== 'reported') return undefined;
  if (numerator === undefined || denominator === undefined) return undefined;
  const range = wilson(numerator, denominator);
  return range && [range[0] * 100, range[1] * 100];
}
