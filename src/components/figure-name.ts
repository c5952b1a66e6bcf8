import type { Published } from '../query/published.ts';

/** The name of the files of a picture, without an ending: release, whether it is a demonstration, and its address below /embed/. */
export function figureName({ version, site }: Published, embed: string | undefined): string {
  const mark = site.dataset === 'demonstration' ? ['demonstration'] : [];
  return ['sunledger', version, ...mark, embed?.replaceAll(/[/#]/g, '-') ?? 'figure'].join('-');
}
