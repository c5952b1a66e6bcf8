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

/** The lines to put into another page. Nothing but a frame: the page in it has no script. */
export function embedSnippet({ domain, path, picture: { title, height } }: EmbedCode): string {
  const address = domain ? `https://${domain}${path}` : path;
  const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${address}" title="${name}" width="100%" height="${height + around}" loading="lazy" frameborder="0"></iframe>`;
}
