import type { Language } from '../core/text.ts';

const base = (import.meta.env?.BASE_URL ?? '/').replace(/\/?$/, '/');

/**
 * The address of a page under the site's base path. `path` is the language-free path with slashes at both ends
 * (`/commitments/06-clinic-coverage/`); Chinese lives at the root, the other languages under their own folder.
 */
export function link(path: string, language: Language = 'zh'): string {
  const rooted = path.replace(/^\//, '');
  return `${base}${language === 'zh' ? '' : `${language}/`}${rooted}`;
}

/** The address of a published file or of a file in `public/`: the same in every language. */
export function fileLink(path: string): string {
  return `${base}${path.replace(/^\//, '')}`;
}

/** The value of the route's optional language folder: absent for Chinese. */
export function languageOf(param: string | undefined): Language {
  return param === 'en' ? 'en' : 'zh';
}

/** The language folders that every page is made for. */
export const languageParams = [{ lang: undefined }, { lang: 'en' }] as const;
