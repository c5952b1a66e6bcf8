import type { Language } from '../../core/text.ts';
import type { Published } from '../../query/published.ts';
import { Memory } from '../../query/remember.ts';
import type { Draw, Embed, EmbedSet } from './embed.ts';
import { mechanismDrawings } from './mechanisms.ts';
import { placeDrawings } from './places.ts';
import { promiseDrawings, promiseSets } from './promises.ts';
import { seriesDrawings, seriesSets } from './series.ts';

interface Known {
  readonly drawings: ReadonlyMap<string, Draw>;
  readonly sets: ReadonlyMap<string, EmbedSet>;
}

const known = new WeakMap<Published, Memory<Known>>();

/**
 * The pictures that others may put into their pages, by their address below /embed/: every picture of the site but for
 * the invented ones of the gallery. Those that there are thousands of, of single places and of past years, stand together
 * on one page for each promise and each indicator.
 */
function knownOf(data: Published, path: string): Known {
  const memory = known.get(data) ?? new Memory<Known>();
  known.set(data, memory);
  const [, indicator = ''] = /^indicators\/([^/#]+)/.exec(path) ?? [];
  if (!Object.hasOwn(data.indicators, indicator)) return memory.remember('', () => othersOf(data));
  // Of one indicator alone: a page counts as having read everything that its list is made from.
  return memory.remember(indicator, () => ({
    drawings: new Map(seriesDrawings(data, [indicator])),
    sets: new Map(seriesSets(data, [indicator])),
  }));
}

/** All pictures but those of indicators. */
function othersOf(data: Published): Known {
  return {
    drawings: new Map([...promiseDrawings(data), ...placeDrawings(data), ...mechanismDrawings(data)]),
    sets: new Map(promiseSets(data)),
  };
}

function allOf(data: Published): Known[] {
  return ['', ...Object.keys(data.indicators).map((id) => `indicators/${id}`)].map((path) => knownOf(data, path));
}

/** The addresses of the pictures that have a page of their own. */
export function embedPaths(data: Published): string[] {
  const drawings = allOf(data).flatMap((each) => [...each.drawings]);
  return drawings.filter(([, draw]) => draw(data, 'zh')).map(([path]) => path);
}

/** The addresses of the pages of several pictures. */
export function embedSetPaths(data: Published): string[] {
  const sets = allOf(data).flatMap((each) => [...each.sets]);
  return sets.filter(([, { items }]) => drawn(data, items, 'zh').length > 0).map(([path]) => path);
}

/** Draws one picture; that of a page of several is named by its place: `indicators/x/areas#370323101`. Throws where there is none. */
export function drawEmbed(data: Published, path: string, language: Language): Embed {
  const { drawings, sets } = knownOf(data, path);
  const [page = '', place] = path.split('#');
  const draw = place === undefined ? drawings.get(page) : sets.get(page)?.items.get(place);
  const embed = draw?.(data, language);
  if (!embed) throw new Error(`unknown picture: ${path}; expected one of embedPaths or of a page of several`);
  return embed;
}

/** Draws every picture of a page of several, with its place. Throws where there is no such page. */
export function drawEmbedSet(data: Published, path: string, language: Language) {
  const set = knownOf(data, path).sets.get(path);
  if (!set) throw new Error(`unknown pictures: ${path}; expected one of embedSetPaths`);
  return { title: set.title(language), page: set.page, items: drawn(data, set.items, language) };
}

function drawn(data: Published, items: EmbedSet['items'], language: Language): { place: string; embed: Embed }[] {
  return [...items].flatMap(([place, draw]) => {
    const embed = draw(data, language);
    return embed ? [{ place, embed }] : [];
  });
}
