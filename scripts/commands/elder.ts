import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasElderPage } from '../../src/core/elder.ts';

/** The page that explains 长者模式; it carries the script that reads a page aloud. */
const guide = 'elder-mode/index.html';

/**
 * Writes the pages of 长者模式 below `elder/`: the same pages marked for large type and high contrast, whose links stay
 * within the mode wherever there is such a page. They need no script; where there is one, and a Chinese voice, a button
 * reads them aloud. `files` are those of the built site. Gives the number of pages written.
 */
export async function writeElderPages(
  site: string,
  { files, base }: { files: readonly string[]; base: string },
): Promise<number> {
  const pages = files.filter((file) => file.endsWith('index.html') && hasElderPage(pathOf(file)));
  const paths = new Set(pages.map(pathOf));
  const script = pages.includes(guide) ? scriptIn(await readFile(join(site, guide), 'utf8')) : '';
  for (const page of pages) {
    const target = join(site, 'elder', page);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, makeElder(await readFile(join(site, page), 'utf8'), { base, paths, script }));
  }
  return pages.length;
}

function pathOf(file: string): string {
  return `/${file.slice(0, -'index.html'.length)}`;
}

function scriptIn(html: string): string {
  return /<script type="module" src="[^"]*"><\/script>/.exec(html)?.[0] ?? '';
}

/** A page of the mode from the ordinary one. Links marked `data-mode-link` say themselves which mode they lead to. */
export function makeElder(
  html: string,
  { base, paths, script }: { base: string; paths: ReadonlySet<string>; script: string },
): string {
  const within = (address: string): string => {
    const path = /^[^?#]*/.exec(address)?.[0] ?? '';
    if (!path.startsWith(base) || !paths.has(`/${path.slice(base.length)}`)) return address;
    return `${base}elder/${address.slice(base.length)}`;
  };
  const marked = html
    .replace('<html ', '<html data-mode="elder" ')
    .replace('</head>', '<meta name="robots" content="noindex"></head>')
    .replace(/<(?:a|input|nav)\b[^>]*>/g, (tag) =>
      tag.includes('data-mode-link')
        ? tag
        : tag.replace(
            / (href|data-root)="([^"]*)"/g,
            (_, name: string, address: string) => ` ${name}="${within(address)}"`,
          ),
    );
  return script === '' || marked.includes(script) ? marked : marked.replace('</body>', `${script}</body>`);
}
