import { seriesOf, type Published } from '../query/published.ts';

const comparedKinds = ['nation', 'province', 'city', 'county'];

/** The larger areas whose figures stand beside those of an area: nation, province, city, and the county for a town. */
export function comparedAreas(data: Published, indicator: string, area: string): string[] {
  return data.areas
    .filter(
      ({ kind, code }) => comparedKinds.includes(kind) && code !== area && seriesOf(data, indicator, code).length > 0,
    )
    .map(({ code }) => code);
}
