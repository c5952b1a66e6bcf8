/** What the list of promises can be narrowed by. Each is a folder of pages, `/commitments/standing/missed/`. */
export const facetNames = ['standing', 'kind', 'chapter', 'due', 'population', 'data'] as const;
export type FacetName = (typeof facetNames)[number];

/** What a reader has chosen in the list; empty where nothing is. */
export type Choice = Record<FacetName, string> & { words: string; sort: '' | 'due' };

/** The values of one promise; several where a promise has several, as its due years and whom it is for. */
export type FacetValues = Readonly<Record<FacetName, readonly string[]>>;

/** The choice that an address carries: `?standing=missed&due=2018&q=…&sort=due`. */
export function readChoice(search: string): Choice {
  const asked = new URLSearchParams(search);
  const of = (name: string): string => asked.get(name) ?? '';
  return {
    standing: of('standing'),
    kind: of('kind'),
    chapter: of('chapter'),
    due: of('due'),
    population: of('population'),
    data: of('data'),
    words: of('q'),
    sort: of('sort') === 'due' ? 'due' : '',
  };
}

/** The end of the address that carries a choice; empty where nothing is chosen. */
export function writeChoice(choice: Choice): string {
  const asked = new URLSearchParams();
  for (const name of facetNames) if (choice[name]) asked.set(name, choice[name]);
  if (choice.words) asked.set('q', choice.words);
  if (choice.sort) asked.set('sort', choice.sort);
  const text = asked.toString();
  return text ? `?${text}` : '';
}

/** Whether a promise fits every facet chosen. */
export function fitsChoice(values: FacetValues, choice: Choice): boolean {
  return facetNames.every((name) => !choice[name] || values[name].includes(choice[name]));
}

/** Whether anything narrows the list: an order alone does not. */
export function isNarrowed(choice: Choice): boolean {
  return choice.words !== '' || facetNames.some((name) => choice[name] !== '');
}
