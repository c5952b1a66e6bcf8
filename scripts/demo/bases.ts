import { createStream, shuffle } from './random.ts';
import { towns } from './towns.ts';

/** A base that gives work to disabled poor people, and the support it had. */
interface Base {
  readonly base_id: string;
  readonly town: string;
  readonly name: string;
  readonly supported_on: string;
  /** Yuan. */
  readonly amount: number;
}

/** How many were supported in 2016 to 2020. */
const perYear = [2, 2, 1, 3, 2];

export const bases: readonly Base[] = drawBases();

function drawBases(): Base[] {
  const next = createStream('disability bases');
  const places = shuffle(towns, next);
  const supported = perYear.flatMap((count, i) => Array.from({ length: count }, () => String(2016 + i)));
  return supported.map((year, i) => {
    const month = 4 + Math.floor(next() * 7);
    const day = 1 + Math.floor(next() * 27);
    return {
      base_id: `JD${String(i + 1).padStart(2, '0')}`,
      town: places[i]?.code ?? '',
      name: `示例残疾人扶贫基地${i + 1}`,
      supported_on: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      amount: year === '2018' ? 40_000 : 50_000,
    };
  });
}
