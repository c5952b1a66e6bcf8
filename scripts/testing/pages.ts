import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { listFiles } from '../commands/files.ts';

/** One page of a built site. */
export interface BuiltPage {
  /** The file, relative to the site. */
  readonly file: string;
  readonly html: string;
}

/** What kinds of pages there are, by the shape of their address, and where one of each is. */
const kinds: Readonly<Record<string, RegExp>> = {
  home: /^index\.html$/,
  'home as of a year': /^as-of\/\d{4}\/index\.html$/,
  commitments: /^commitments\/index\.html$/,
  'commitments as of a year': /^commitments\/as-of\/\d{4}\/index\.html$/,
  'commitments of one verdict': /^commitments\/standing\/[^/]+\/index\.html$/,
  'commitments of one kind': /^commitments\/kind\/[^/]+\/index\.html$/,
  'commitments of one chapter': /^commitments\/chapter\/\d+\/index\.html$/,
  'commitments due in a year': /^commitments\/due\/\d{4}\/index\.html$/,
  'commitments for a group of people': /^commitments\/population\/[^/]+\/index\.html$/,
  'commitments with or without data': /^commitments\/data\/(yes|no)\/index\.html$/,
  'commitments by due day': /^commitments\/by-due\/index\.html$/,
  'commitments of one verdict as of a year': /^commitments\/as-of\/\d{4}\/standing\/[^/]+\/index\.html$/,
  commitment: /^commitments\/\d\d-[^/]+\/index\.html$/,
  'commitment as it stood': /^commitments\/\d\d-[^/]+\/\d{4}\/index\.html$/,
  indicators: /^indicators\/index\.html$/,
  indicator: /^indicators\/[^/]+\/index\.html$/,
  'indicator in an area': /^indicators\/[^/]+\/[^/]+\/index\.html$/,
  towns: /^towns\/index\.html$/,
  town: /^towns\/[^/]+\/index\.html$/,
  plan: /^plan\/index\.html$/,
  projects: /^projects\/index\.html$/,
  'projects of a year': /^projects\/\d{4}\/index\.html$/,
  'projects of a town': /^projects\/towns\/[^/]+\/index\.html$/,
  project: /^projects\/[A-Za-z]+\d[^/]*\/index\.html$/,
  'chapter of the plan': /^plan\/\d+\/index\.html$/,
  reports: /^reports\/index\.html$/,
  'English reports': /^en\/reports\/index\.html$/,
  downloads: /^downloads\/index\.html$/,
  explore: /^explore\/index\.html$/,
  method: /^method\/index\.html$/,
  dictionary: /^dictionary\/index\.html$/,
  'English dictionary': /^en\/dictionary\/index\.html$/,
  'dictionary in 长者模式': /^elder\/dictionary\/index\.html$/,
  terms: /^glossary\/index\.html$/,
  corrections: /^corrections\/index\.html$/,
  verify: /^verify\/index\.html$/,
  about: /^about\/index\.html$/,
  search: /^search\/index\.html$/,
  mechanisms: /^mechanisms\/index\.html$/,
  mechanism: /^mechanisms\/[^/]+\/index\.html$/,
  'guide to 长者模式': /^elder-mode\/index\.html$/,
  'home in 长者模式': /^elder\/index\.html$/,
  'commitments in 长者模式': /^elder\/commitments\/index\.html$/,
  'commitment in 长者模式': /^elder\/commitments\/\d\d-[^/]+\/index\.html$/,
  'indicator in 长者模式': /^elder\/indicators\/[^/]+\/index\.html$/,
  'town in 长者模式': /^elder\/towns\/[^/]+\/index\.html$/,
  'mechanism in 长者模式': /^elder\/mechanisms\/[^/]+\/index\.html$/,
  'method in 长者模式': /^elder\/method\/index\.html$/,
  gallery: /^gallery\/index\.html$/,
  'picture alone': /^embed\/.+\/index\.html$/,
  'not found': /^404\.html$/,
  'English home': /^en\/index\.html$/,
  'English commitment': /^en\/commitments\/\d\d-[^/]+\/index\.html$/,
  'English indicator': /^en\/indicators\/[^/]+\/index\.html$/,
  'English town': /^en\/towns\/[^/]+\/index\.html$/,
  'English project': /^en\/projects\/[A-Za-z]+\d[^/]*\/index\.html$/,
  'English gallery': /^en\/gallery\/index\.html$/,
  'English picture alone': /^en\/embed\/.+\/index\.html$/,
  'English method': /^en\/method\/index\.html$/,
};

/** The names of the kinds of pages. */
export const pageKinds = Object.keys(kinds);

/** Every page of a site, read. */
export async function readPages(site: string): Promise<BuiltPage[]> {
  const files = (await listFiles(site)).filter((file) => file.endsWith('.html'));
  return files.map((file) => ({ file, html: readFileSync(join(site, file), 'utf8') }));
}

/** Whether a page is a report: one file with everything inside, which has tests of its own. */
export function isReport(file: string): boolean {
  return /^(en\/)?reports\/\d.*\.html$/.test(file);
}

/** The pages of one kind. */
export function pagesOfKind(files: readonly string[], kind: string): string[] {
  const pattern = kinds[kind];
  if (!pattern) throw new Error(`unknown kind of page: ${kind}; expected one of ${pageKinds.join(', ')}`);
  return files.filter((file) => pattern.test(file));
}

/** The address of a page below the site's own. */
export function addressOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

/** A reference in a page: which element and attribute, and the address as written, with entities resolved. */
export interface Reference {
  readonly element: string;
  readonly attribute: string;
  readonly address: string;
}

/** Every address a page refers to. */
export function referencesIn(html: string): Reference[] {
  const found: Reference[] = [];
  for (const [tag, element = ''] of html.matchAll(/<([a-z][a-z0-9-]*)\b[^>]*>/gi))
    for (const [, attribute = '', value = ''] of tag.matchAll(
      /\s(href|src|srcset|action|poster|data|xlink:href)="([^"]*)"/gi,
    ))
      found.push({
        element: element.toLowerCase(),
        attribute,
        address: value.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
      });
  return found;
}

/** The file an address of our own leads to, and the fragment; undefined where it leads elsewhere. */
export function resolveAddress(
  address: string,
  page: string,
  base: string,
): { file: string; fragment: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return undefined;
  const [path = '', fragment = ''] = address.split('#');
  const plain = decodeURI(path.split('?')[0] ?? '');
  if (plain === '' && !path.startsWith('?')) return { file: page, fragment };
  const absolute = plain.startsWith('/') ? plain : posix.join(base, posix.dirname(page), plain);
  if (!absolute.startsWith(base)) return undefined;
  const file = absolute.slice(base.length);
  return {
    file: file === '' || file.endsWith('/') ? `${file}index.html` : file,
    fragment: decodeURIComponent(fragment),
  };
}

/** The ids on each page, by its file: what a fragment may lead to. */
export function idsOf(pages: readonly BuiltPage[]): Map<string, Set<string>> {
  return new Map(
    pages.map(({ file, html }) => [file, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id))]),
  );
}

/** Links, styles, scripts and pictures of our own that lead nowhere, or to a place that is not on its page. */
export function brokenLinks(pages: readonly BuiltPage[], files: ReadonlySet<string>, base: string): string[] {
  const ids = idsOf(pages);
  const broken: string[] = [];
  for (const { file, html } of pages)
    for (const { element, address } of referencesIn(html)) {
      if (/^(https?|mailto|tel|data):/.test(address)) continue;
      const target = resolveAddress(address, file, base);
      if (!target || !files.has(target.file)) broken.push(`${file}: <${element}> ${address}`);
      else if (target.fragment && !(ids.get(target.file)?.has(target.fragment) ?? true))
        broken.push(`${file}: <${element}> ${address}: no such place on that page`);
    }
  return broken;
}
