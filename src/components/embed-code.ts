import type { Language } from '../core/text.ts';
import { link } from './link.ts';
import type { Picture } from './picture.ts';

/** What stands above and below an embedded picture. */
const around = 210;

export interface EmbedCode {
  /** Absent while the site does not know its own: the address then begins with a slash. */
  readonly domain?: string | undefined;
  /** The page of the picture alone, base path included. */
  readonly path: string;
  readonly picture: Pick<Picture, 'title' | 'height'>;
}

/** The page of a picture alone by its address below /embed/; one of a page of several is named by its place: `…/#2019`. */
export function embedLink(embed: string, language: Language): string {
  const [page, place] = embed.split('#');
  return link(`/embed/${page}/`, language) + (place === undefined ? '' : `#${place}`);
}

/** The file of a picture alone; undefined where it stands on a page of several. */
export function embedFile(embed: string, language: Language): string | undefined {
  return embed.includes('#') ? undefined : link(`/embed/${embed}.svg`, language);
}

/** The lines to put into another page. Nothing but a frame: the page in it has no script. */
export function embedSnippet({ domain, path, picture: { title, height } }: EmbedCode): string {
  const address = domain ? `https://${domain}${path}` : path;
  const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${address}" title="${name}" width="100%" height="${height + around}" loading="lazy" frameborder="0"></iframe>`;
}
