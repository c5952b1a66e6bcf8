import { nearest } from './columns.ts';
import type { Places } from './places.ts';
import { problem, type Place, type Report } from '../problem.ts';

/** Reports a name of an area that areas.csv does not have: as a variant of one it has, or with the one nearest to it. */
export function reportArea(place: Place, places: Places, report: Report): void {
  const text = String(place.value);
  const name = places.variant(text);
  const code = name === undefined ? undefined : places.find(name);
  if (name !== undefined && code !== undefined) report(problem('area-variant', place, { name, code }));
  else report(problem('unknown-area', place, { nearest: nearest(text, places.choices) }));
}
