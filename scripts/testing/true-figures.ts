import { check } from '../data/check/check.ts';
import { derive } from '../data/derive/derive.ts';
import { nodeEffects } from '../data/output/effects.ts';
import { read } from '../data/read/read.ts';

/** The numbers of a figure before disclosure control. */
export interface TrueFigure {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

/** Every figure of a data folder as it stands before anything is hidden, by `indicator|area|period|groups`. For tests alone. */
export async function trueFigures(data: string): Promise<Map<string, TrueFigure>> {
  const effects = nodeEffects();
  const ignore = (): void => undefined;
  const checked = check(await read(data, effects, ignore), effects.progress, ignore);
  if (!checked) throw new Error(`incomplete data folder: ${data}`);
  const { observations } = await derive({ ...checked, faulty: new Set() }, effects, ignore);
  return new Map(
    observations.map(({ indicator, area, period, groups, numerator = null, denominator = null, value = null }) => [
      [indicator, area, period, groups].join('|'),
      { numerator, denominator, value },
    ]),
  );
}
