import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A rendered page of a report as one file: its style sheets inside, nothing outside. `read` gives a file of the site. */
export async function makeSingleFile(
  html: string,
  { base, read }: { base: string; read: (path: string) => Promise<string> },
): Promise<string> {
  const links = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"[^>]*>/g)];
  const sheets = await Promise.all(links.map(([, address = '']) => read(address.slice(base.length))));
  const first = links[0]?.[0];
  if (first === undefined) throw new Error('missing style sheet: a report has one; see components/reports');
  const bare = links.slice(1).reduce((text, [link]) => text.replace(link, ''), html);
  // Margins of pages come from the sheet, their running lines from the page: the sheet must stand first.
  const styled = bare.replace(first, '').replace('<style>', () => `<style>${sheets.join('\n')}</style><style>`);
  const outside = findOutside(styled);
  if (outside.length > 0) throw new Error(`a report refers to something outside it: ${outside.slice(0, 5).join(', ')}`);
  return styled;
}

/** What a file loads or leads to that is not inside it: addresses of elements, and of style sheets. */
export function findOutside(html: string): string[] {
  const attributes = html.matchAll(
    /<([a-z][a-z0-9-]*)\b[^>]*?\s(href|src|srcset|action|poster|data|xlink:href)="([^"#][^"]*)"/gi,
  );
  const elements = html.matchAll(/<(script|link|iframe|object|embed|base|form)\b/gi);
  const sheets = html.matchAll(/@import[^;]*|\burl\(\s*['"]?(?!#|data:)[^)]*\)/gi);
  return [
    ...[...attributes].map(([, element, name, value]) => `<${element} ${name}="${value}">`),
    ...[...elements].map(([element]) => element),
    ...[...sheets].map(([text]) => text),
  ];
}

/** Reads files of a site once. */
export function readOnce(site: string): (path: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (path) => {
    const found = known.get(path) ?? readFile(join(site, path), 'utf8');
    known.set(path, found);
    return found;
  };
}
