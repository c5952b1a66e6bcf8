import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Text } from '../../src/core/text.ts';
import { pageStyleHash } from '../../src/core/policy.ts';
import { isDouble, sumsFile, writeSums } from '../../src/core/proof/sums.ts';
import { refusal } from './command.ts';
import { listFiles, sha256 } from './files.ts';

export interface OfflineOptions {
  /** A finished site and the base it was built for, with a slash at both ends. */
  readonly site: string;
  readonly base: string;
  /** The archive to write; one that is there is replaced once the new one is whole. */
  readonly file: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What only a server can give: scripts, which browsers do not load from a file, what they read, and lists for crawlers. */
const online = /^(_astro\/.*\.(js|wasm)|search\.json|what-if\.json|sitemap[^/]*\.xml|robots\.txt|SHA256SUMS(\.sig)?)$/;

/** Files that are packed already. */
const packed = /\.(png|jpg|woff2|xlsx|docx|pdf|zip|parquet)$/;

/** The most that an archive without the extension for large ones holds. */
const mostFiles = 65_535;
const mostBytes = 2 ** 32 - 1;

/**
 * Writes a site as one archive that opens from a disk: below one folder, with links that lead from file to file and
 * pages that need no script. The same site gives the same bytes. Gives the number of files and the size in bytes.
 */
export async function writeOffline({
  site,
  base,
  file,
  onProgress,
}: OfflineOptions): Promise<{ files: number; bytes: number }> {
  if (!relative(site, file).startsWith('..'))
    throw refusal({
      zh: `离线副本不能放在网站文件夹里：${file}；下次生成时它会丢失`,
      en: `the offline archive cannot lie in the folder of the site: ${file}; the next build would lose it`,
    });
  const all = await listFiles(site);
  const kept = all.filter((path) => !online.test(path) && !isDouble(path));
  if (kept.length > mostFiles)
    throw refusal({
      zh: `网站有 ${kept.length} 个文件，一个离线副本最多 ${mostFiles} 个`,
      en: `the site has ${kept.length} files; an offline archive holds ${mostFiles} at most`,
    });
  const { path: version } = JSON.parse(readFileSync(join(site, 'data/latest.json'), 'utf8')) as { path: string };
  const top = `sunledger-${version}`;
  const links = { base, files: new Set([...kept, sumsFile]) };
  const sums: { path: string; sha256: string }[] = [];
  const draft = `${file}.part`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    const archive = openArchive(draft);
    for (const [index, path] of kept.entries()) {
      const bytes = readFileSync(join(site, path));
      const content = /\.(html|svg)$/.test(path)
        ? Buffer.from(offlinePage(bytes.toString('utf8'), path, links))
        : bytes;
      archive.add(top + path, content);
      sums.push({ path, sha256: sha256(content) });
      onProgress?.(index + 1, kept.length);
    }
    // Its own: pages in the copy are not, byte for byte, those that the site lists.
    archive.add(top + sumsFile, Buffer.from(writeSums(sums)));
    const bytes = archive.close();
    renameSync(draft, file);
    return { files: kept.length + 1, bytes };
  } finally {
    rmSync(draft, { force: true });
  }
}

/** An archive that is written as it grows, each entry with the same date. */
function openArchive(path: string): { add: (name: string, content: Buffer) => void; close: () => number } {
  const handle = openSync(path, 'w');
  let size = 0;
  let fault: Error | undefined;
  const zip = new Zip((error, chunk) => {
    fault ??= error ?? undefined;
    size += writeSync(handle, chunk);
  });
  return {
    add: (name, content) => {
      const entry = packed.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      entry.mtime = new Date(1980, 0, 1);
      zip.add(entry);
      entry.push(content, true);
    },
    close: () => {
      zip.end();
      closeSync(handle);
      if (fault) throw fault;
      if (size > mostBytes) throw new Error(`an archive of ${size} bytes; expected ${mostBytes} at most`);
      return size;
    },
  };
}

interface Links {
  readonly base: string;
  readonly files: ReadonlySet<string>;
}

/** The policy of a page that has no script and is read from a disk. */
const policy = `default-src 'none'; style-src file: '${pageStyleHash}'; img-src file: data:; font-src file:; base-uri 'none'; form-action 'none'`;

const notice: Text = {
  zh: '这是离线副本：搜索、查询和换规则重判要在网站上用，其余内容都在。',
  en: 'This is an offline copy: search, queries and judging by other rules work on the website; all else is here.',
};

/** A page as it stands in the archive. */
export function offlinePage(html: string, page: string, links: Links): string {
  const language = page.startsWith('en/') ? 'en' : 'zh';
  return html
    .replace(/<script type="module"[^>]*><\/script>|<link rel="(?:module)?preload"[^>]*>/g, '')
    .replace(/<noscript>[\s\S]*?<\/noscript>/g, `<p class="notice">${notice[language]}</p>`)
    .replace(/(<meta http-equiv="Content-Security-Policy" content=")([^"]*)/, (_, head: string, given: string) =>
      // A page with its styles inside, such as a report, keeps its own.
      given.includes("style-src 'self'") ? head + policy : head + given,
    )
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(/(\s(?:href|src|action|poster|xlink:href)=)"([^"]*)"/g, (_, name: string, address: string) => {
        const local = offlineAddress(address, page, links);
        return local === undefined ? '' : `${name}"${local}"`;
      }),
    );
}

/**
 * An address of our own as it leads from one file of the archive to another; undefined where it leads to what only a
 * server can give. All others stay.
 */
function offlineAddress(address: string, page: string, { base, files }: Links): string | undefined {
  if (!address.startsWith(base) || address.startsWith('//')) return address;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address.slice(base.length)) ?? [];
  const target = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const fragment = rest.includes('#') ? rest.slice(rest.indexOf('#')) : '';
  if (!files.has(decodeURI(target))) return undefined;
  return (posix.relative(posix.dirname(page), target) || posix.basename(page)) + fragment;
}
