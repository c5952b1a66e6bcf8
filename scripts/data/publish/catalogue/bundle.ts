import { createHash } from 'node:crypto';
import { writeSums, sumsFile } from '../../../../src/core/proof/sums.ts';
import { archiveLimits } from '../../read/archive.ts';
import { toArchive } from '../archive.ts';
import type { Place } from '../formats.ts';

/** A whole release in one file. */
export const bundleFile = 'all.zip';

/**
 * `all.zip`: everything that has been written below `folder`, in one folder named after the release, with checksums of its
 * own. It is not written where it would hold more than the search for personal data opens: nothing goes out unsearched.
 */
export async function writeBundle(
  version: string,
  { folder, effects }: Pick<Place, 'folder' | 'effects'>,
): Promise<void> {
  const paths = await effects.listFiles(folder);
  const top = `sunledger-${version}`;
  const files = new Map<string, Uint8Array>();
  const sums: { path: string; sha256: string }[] = [];
  let bytes = 0;
  for (const path of paths) {
    const content = await effects.readFile(`${folder}/${path}`);
    bytes += content.length;
    files.set(`${top}/${path}`, content);
    sums.push({ path, sha256: createHash('sha256').update(content).digest('hex') });
  }
  const list = new TextEncoder().encode(writeSums(sums));
  if (paths.length + 1 > archiveLimits.entries || bytes + list.length > archiveLimits.bytes) return;
  files.set(`${top}/${sumsFile}`, list);
  await effects.writeFile(`${folder}/${bundleFile}`, toArchive(files));
}
