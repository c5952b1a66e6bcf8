import type { PageLine } from '../charts/export.ts';
import type { Language } from '../core/text.ts';
import { fill } from '../i18n/messages.ts';
import { chartTexts } from './texts.ts';

export interface PageOf {
  /** The address of the page, base path included. */
  readonly path: string;
  /** Of the site, where it is known. */
  readonly domain?: string | undefined;
  readonly language: Language;
}

/** The line of a file that leads back to its page. Without a domain the path stands there, and is no link. */
export function pageLine({ path, domain, language }: PageOf): PageLine {
  const address = domain ? `https://${domain}${path}` : undefined;
  return { text: fill(chartTexts(language).figure.page, { address: address ?? path }), address };
}
