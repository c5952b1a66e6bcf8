import { createHash } from 'node:crypto';
import { writeSums, sumsFile } from '../../../../src/core/proof/sums.ts';
import { archiveLimits } from '../../read/archive.ts';
import { toArchive } from '../archive.ts';
import type { Place } from '../formats.ts';

/** A whole release in one file. */
export const bundleFile = 'all.zip';

interface Bundle extends Pick<Place, 'folder' | 'effects'> {
  /** The most bytes of an archive. */
  readonly limit: number;
}

/**
 * `all.zip`: everything that has been written below `folder`, in one folder named after the release, with checksums of its
 * own. Where that would be larger than the limit, or more than the search for personal data opens, there are `all-1.zip`,
 * `all-2.zip` and so on, each complete and with a list of its own: unpacked side by side they are the same folder. Where one
 * file alone is too large for an archive there is none: nothing goes out unsearched.
 */
export async function writeBundle(version: string, { folder, effects, limit }: Bundle): Promise<void> {
  const sizes = new Map<string, number>();
  for (const path of await effects.listFiles(folder))
    sizes.set(path, (await effects.readFile(`${folder}/${path}`)).length);
  const place = { folder, effects };
  const [whole, ...more] = groupPaths(sizes, archiveLimits.bytes);
  if (whole && more.length === 0) {
    const archive = await pack(version, whole, { place, list: sumsFile });
    if (archive.length <= limit) return effects.writeFile(`${folder}/${bundleFile}`, archive);
  }
  if ([...sizes.values()].some((bytes) => bytes > limit)) return;
  // What is packed is hardly ever larger than it was.
  for (const [index, group] of groupPaths(sizes, limit * 0.99).entries()) {
    const archive = await pack(version, group, { place, list: `${sumsFile}-${index + 1}` });
    await effects.writeFile(`${folder}/${bundleFile.replace('.', `-${index + 1}.`)}`, archive);
  }
}

/** Files in groups of at most so many bytes, and so few that the list of them still fits; one that is larger is alone. */
function groupPaths(sizes: ReadonlyMap<string, number>, most: number): string[][] {
  const groups: string[][] = [];
  let bytes = Infinity;
  for (const [path, own] of sizes) {
    const last = groups.at(-1);
    // A line of the list has the path and a hash.
    const cost = own + path.length + 100;
    if (last && bytes + cost <= most && last.length + 1 < archiveLimits.entries) last.push(path);
    else {
      groups.push([path]);
      bytes = 0;
    }
    bytes += cost;
  }
  return groups;
}

async function pack(
  version: string,
  paths: readonly string[],
  { place, list }: { place: Pick<Place, 'folder' | 'effects'>; list: string },
): Promise<Uint8Array> {
  const top = `sunledger-${version}`;
  const files = new Map<string, Uint8Array>();
  const sums: { path: string; sha256: string }[] = [];
  for (const path of paths) {
    const content = await place.effects.readFile(`${place.folder}/${path}`);
    files.set(`${top}/${path}`, content);
    sums.push({ path, sha256: createHash('sha256').update(content).digest('hex') });
  }
  files.set(`${top}/${list}`, new TextEncoder().encode(writeSums(sums)));
  return toArchive(files);
}
