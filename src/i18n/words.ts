import { z } from 'zod';

/** A text: something must stand in it. */
export const word = z.string().min(1);

type Split<Line extends string> = Line extends `${infer First} ${infer Rest}` ? First | Split<Rest> : Line;

/** A section of texts: its keys, separated by spaces. Both languages must have exactly these. */
export function words<const Line extends string>(...lines: Line[]) {
  const keys = lines.flatMap((line) => line.split(' ')) as Split<Line>[];
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, word])) as Record<Split<Line>, typeof word>);
}
