import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from './files.ts';

/** How many addresses one file may hold, by the protocol of sitemaps.org. */
const mostPerFile = 50_000;

/**
 * `sitemap.xml`, and an index over several where there are too many pages for one, for the pages of a built site that
 * search engines should keep: those whose canonical address is their own. `domain` without a scheme; without one
 * there is nothing to write, since the protocol knows whole addresses only.
 */
export async function writeSitemap(
  site: string,
  { domain, base }: { domain: string | undefined; base: string },
): Promise<number> {
  if (domain === undefined) return 0;
  const root = `https://${domain}${base}`;
  const pages = (await listFiles(site)).filter((file) => file.endsWith('index.html') && !file.startsWith('elder/'));
  const addresses: string[] = [];
  for (const page of pages) {
    const address = root + page.slice(0, -'index.html'.length);
    const html = await readFile(join(site, page), 'utf8');
    if (/<link rel="canonical" href="([^"]+)"/.exec(html)?.[1] === address) addresses.push(address);
  }
  const parts: string[][] = [];
  for (let at = 0; at < addresses.length; at += mostPerFile) parts.push(addresses.slice(at, at + mostPerFile));
  const [only] = parts;
  if (parts.length <= 1) await writeFile(join(site, 'sitemap.xml'), listOf('urlset', 'url', only ?? []));
  else {
    const names = parts.map((_, index) => `sitemap-${index + 1}.xml`);
    for (const [index, part] of parts.entries())
      await writeFile(join(site, names[index] ?? ''), listOf('urlset', 'url', part));
    const all = names.map((name) => root + name);
    await writeFile(join(site, 'sitemap.xml'), listOf('sitemapindex', 'sitemap', all));
  }
  await writeFile(join(site, 'robots.txt'), `User-agent: *\nAllow: /\nSitemap: ${root}sitemap.xml\n`);
  return addresses.length;
}

function listOf(list: string, item: string, addresses: readonly string[]): string {
  const lines = addresses.map((address) => `<${item}><loc>${escape(address)}</loc></${item}>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</${list}>\n`;
}

function escape(address: string): string {
  return encodeURI(address).replaceAll('&', '&amp;').replaceAll("'", '&apos;');
}
