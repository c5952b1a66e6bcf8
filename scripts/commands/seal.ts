import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publicKeyPem } from '../../src/core/proof/key.ts';
import { isDouble, signatureFile, sumsFile, writeSums } from '../../src/core/proof/sums.ts';
import type { Latest } from '../../src/core/release.ts';
import { listFiles, sha256 } from './files.ts';
import type { SigningKey } from './key.ts';

/** The public key in the form that openssl reads. */
export const publicKeyFile = 'data/public-key.pem';

/** Names the key in the pointer of a new release, before the pages are made, which say whether it is signed. */
export async function nameKey(folder: string, key: SigningKey | undefined): Promise<void> {
  if (!key) return;
  const pointer = join(folder, 'data/latest.json');
  const latest = JSON.parse(await readFile(pointer, 'utf8')) as Latest;
  const signed: Latest = { ...latest, public_key: key.publicKey };
  await writeFile(pointer, `${JSON.stringify(signed)}\n`);
  await writeFile(join(folder, publicKeyFile), publicKeyPem(key.publicKey));
}

/**
 * The last step before a site is complete: signs the checksums of its newest release, where there is a key, and lists the
 * checksum of every file of the whole site, compressed doubles aside, in SHA256SUMS at its root, signed too.
 */
export async function sealSite(site: string, key: SigningKey | undefined): Promise<void> {
  const latest = JSON.parse(await readFile(join(site, 'data/latest.json'), 'utf8')) as Latest;
  if (key) await signList(join(site, 'data', latest.path), key);
  const files = (await listFiles(site)).filter(
    (path) => !isDouble(path) && path !== sumsFile && path !== signatureFile,
  );
  const sums: { path: string; sha256: string }[] = [];
  for (const path of files) sums.push({ path, sha256: sha256(await readFile(join(site, path))) });
  await writeFile(join(site, sumsFile), writeSums(sums));
  if (key) await signList(site, key);
}

async function signList(folder: string, key: SigningKey): Promise<void> {
  await writeFile(join(folder, signatureFile), `${key.sign(await readFile(join(folder, sumsFile)))}\n`);
}
