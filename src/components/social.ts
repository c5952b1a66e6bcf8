import type { Language } from '../core/text.ts';
import { published } from '../query/published.ts';
import { drawEmbed } from './embeds/drawings.ts';
import { fileLink, link } from './link.ts';

/** What chats show beside the address of a page. */
export interface SocialPicture {
  /** With the base path. */
  readonly path: string;
  readonly alt: string;
}

/**
 * The picture of a page by its address below /embed/, or the general one where it has none or this build makes none
 * (SUNLEDGER_SOCIAL).
 */
export function socialPicture(embed: string | undefined, language: Language): SocialPicture {
  const data = published();
  if (embed === undefined || !process.env['SUNLEDGER_SOCIAL'])
    return { path: fileLink('social.png'), alt: data.site.title[language] };
  const { picture, credit } = drawEmbed(data, embed, language);
  const stop = language === 'zh' ? '。' : '. ';
  return {
    path: link(`/embed/${embed}.png`, language),
    alt: [credit.mark, picture.title, picture.told].filter(Boolean).join(stop),
  };
}
