import { seriesOf, type Published } from '../query/published.ts';

const comparedKinds = ['nation', 'province', 'city', 'county'];

export interface ComparedChoice {
  readonly indicator: string;
  readonly area: string;
  readonly groups: string;
}

/** The larger areas whose figures stand beside those of an area: nation, province, city, and the county for a town. */
export function comparedAreas(data: Published, { indicator, area, groups }: ComparedChoice): string[] {
  return data.areas
    .filter(({ kind, code }) => comparedKinds.includes(kind) && code !== area)
    .filter(({ code }) => seriesOf(data, indicator, code, groups).length > 0)
    .map(({ code }) => code);
}
