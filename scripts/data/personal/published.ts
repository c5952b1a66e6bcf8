import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openDatabase } from '../database.ts';
import { searchName } from './guard.ts';
import { openParquet } from './parquet.ts';
import { search, type Finding, type SearchOptions } from './search.ts';
import { textsIn, unpack } from './texts.ts';

/** A site and what may stand in it. */
export interface Published {
  readonly folder: string;
  readonly today: string;
  readonly contacts: readonly string[];
  readonly places: readonly string[];
  readonly justified: readonly string[];
}

/** Everything personal in some files of a site. */
export async function searchPublished(published: Published, files: readonly string[]): Promise<Finding[]> {
  const options = searchOptions(published);
  const columnFiles = openParquet({ openDatabase });
  const isSearched = (archive: string, name: string, content: Uint8Array): Promise<boolean> =>
    liesBeside(join(published.folder, dirname(archive)), name, content);
  const findings: Finding[] = [];
  try {
    for (const file of files) {
      const bytes = await readFile(join(published.folder, file));
      findings.push(...searchName(file, options));
      if (await isSameAsPlain(join(published.folder, file), bytes)) continue;
      for await (const found of textsIn(file, bytes, { columnFiles, pages: 'text', isSearched }))
        for (const finding of search(found, options)) if (isMeant(file, finding)) findings.push(finding);
    }
  } finally {
    columnFiles.close();
  }
  return findings;
}

/**
 * Libraries name their authors in their code, and a packed script lists words that read like an account (`wechat
 * encoding`). Pictures, fonts and programs of the site are what we put there.
 */
function isMeant(file: string, { what }: Finding): boolean {
  if ((what === 'email' || what === 'chat') && /\.(js|mjs|css)$/.test(file)) return false;
  return !['picture', 'binary', 'ask', 'quiet', 'relations', 'said', 'crowded', 'sizes'].includes(what);
}

/** Whether a compressed form holds exactly the file that it stands beside and that is searched itself. */
async function isSameAsPlain(path: string, bytes: Uint8Array): Promise<boolean> {
  const plain = /^(.*)\.(gz|br)$/.exec(path)?.[1];
  const content = plain === undefined ? undefined : unpack(path, bytes);
  if (plain === undefined || content === undefined || content === 'damaged') return false;
  const expected = await readFile(plain).catch(() => undefined);
  return expected !== undefined && expected.equals(content);
}

/**
 * Whether a file of an archive lies beside the archive, byte for byte, under the same name below the folder that the archive
 * makes: it is searched there.
 */
async function liesBeside(folder: string, name: string, content: Uint8Array): Promise<boolean> {
  if (name.split('/').includes('..')) return false;
  const expected = await readFile(join(folder, name.slice(name.indexOf('/') + 1))).catch(() => undefined);
  return expected !== undefined && expected.equals(content);
}

function searchOptions({ today, contacts, places, justified }: Published): SearchOptions {
  const none = new Set<string>();
  const notes = { justified: new Set(justified), amounts: none, counts: none, said: '', records: false };
  return {
    context: { today, contacts: new Set(contacts), published: true },
    places: new Set(places),
    table: () => notes,
  };
}
