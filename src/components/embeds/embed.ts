import type { Language } from '../../core/text.ts';
import type { Published } from '../../query/published.ts';
import type { Credit, Picture } from '../picture.ts';

/** A picture that others may put into their pages. */
export interface Embed {
  readonly picture: Picture;
  readonly credit: Credit;
  /** The page of the site that it comes from. */
  readonly page: string;
}

/** Undefined where the figures make no picture. */
export type Draw = (data: Published, language: Language) => Embed | undefined;

/** Pictures by their address below /embed/. */
export type Drawings = readonly (readonly [string, Draw])[];

/** Pictures of one kind on one page, each at a place of its own: a frame that names the place shows that one alone. */
export interface EmbedSet {
  readonly title: (language: Language) => string;
  /** The page of the site that they belong to. */
  readonly page: string;
  /** By the place on the page. */
  readonly items: ReadonlyMap<string, Draw>;
}
