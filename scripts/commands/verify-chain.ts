import { checkChain, type Present } from '../../src/core/proof/chain.ts';
import { checkChanges } from '../../src/core/proof/changes.ts';
import { wrong } from '../../src/core/proof/finding.ts';
import { readPublicKey } from '../../src/core/proof/key.ts';
import { isDouble, readSums, signatureFile, sumsFile } from '../../src/core/proof/sums.ts';
import type { Manifest, Release } from '../../src/core/release.ts';
import type { Revision } from '../../src/core/revision.ts';
import type { Text } from '../../src/core/text.ts';
import { sha256 } from './files.ts';
import { isSignature } from './key.ts';
import { textOf, type Published } from './published.ts';
import type { Trust, Verification } from './verify.ts';

/**
 * The signatures of the site and of every release on it: under the key given, or under the one that the site names, which
 * proves only that site and key belong together.
 */
export async function verifySignatures(site: Published, { publicKey }: Trust): Promise<Verification> {
  const name = { zh: '签名', en: 'signatures' };
  const { latest } = site;
  const named = latest.public_key === undefined ? undefined : readPublicKey(latest.public_key);
  const key = publicKey ?? named;
  if (!key) {
    const unsigned = wrong('SHA256SUMS', '正式数据没有签名', 'an official site without a signature');
    return { name, checked: 0, wrong: latest.dataset === 'official' ? [unsigned] : [] };
  }
  const found: Text[] = [];
  if (!named || Buffer.compare(named, key) !== 0)
    found.push(wrong('data/latest.json', '写的公钥不是所给的公钥', 'names another public key than the one given'));
  const folders = [...(site.whole ? [''] : []), `data/${latest.path}`];
  for (const folder of folders) found.push(...(await checkSignature(site, folder, key)));
  const older = (await releaseFolders(site)).filter((folder) => `${folder}/` !== latest.path);
  for (const folder of older) {
    const own = (await readJson<Release>(site, `data/${folder}/release.json`))?.site.signing?.publicKey;
    const signed = await site.read(`data/${folder}/${signatureFile}`);
    const keyThen = own === undefined ? undefined : readPublicKey(own);
    if (signed || keyThen) found.push(...(await checkSignature(site, `data/${folder}/`, keyThen ?? key)));
  }
  return { name, checked: folders.length + older.length, wrong: found };
}

async function checkSignature(site: Published, folder: string, key: Uint8Array): Promise<Text[]> {
  const [sums, signature] = await Promise.all([sumsFile, signatureFile].map((name) => site.read(folder + name)));
  if (!signature) return [wrong(folder + signatureFile, '缺少', 'missing')];
  return sums && isSignature(textOf(signature), sums, key)
    ? []
    : [
        wrong(
          folder + signatureFile,
          '不是这个公钥对 SHA256SUMS 的签名',
          'is not the signature of SHA256SUMS under this public key',
        ),
      ];
}

/** Whether the releases follow each other, and every older one is as it was when it was released. */
export async function verifyChain(site: Published, { manifest: printed }: Trust): Promise<Verification> {
  const name = { zh: '版本链', en: 'chain of releases' };
  const { latest } = site;
  const release = await readJson<Release>(site, `data/${latest.path}release.json`);
  if (!release) return { name, checked: 0, wrong: [wrong(`${latest.path}release.json`, '读不出', 'cannot be read')] };
  const present: Present[] = [];
  const found: Text[] = [];
  for (const folder of await releaseFolders(site)) {
    const bytes = await site.read(`data/${folder}/manifest.json`);
    if (!bytes) {
      found.push(wrong(`${folder}/manifest.json`, '缺少', 'missing'));
      continue;
    }
    const manifest = JSON.parse(textOf(bytes)) as Manifest;
    present.push({ folder, manifest, hash: sha256(bytes) });
    if (`${folder}/` !== latest.path) found.push(...(await checkOlder(site, folder, manifest)));
  }
  const chain = checkChain({ latest, release, present });
  const hashes = [...present.map(({ hash }) => hash), ...release.revisions.map(({ previous }) => previous?.manifest)];
  if (printed !== undefined && !hashes.includes(printed))
    found.push(wrong(printed, '版本链中没有这份清单', 'no manifest of the chain has this hash'));
  return { name, checked: chain.checked, wrong: [...chain.wrong, ...found] };
}

/** The files of an older release against its own manifest, which the chain vouches for. */
async function checkOlder(site: Published, folder: string, manifest: Manifest): Promise<Text[]> {
  const found: Text[] = [];
  for (const { path, sha256: hash } of manifest.files) {
    const bytes = await site.read(`data/${folder}/${path}`);
    if (!bytes) found.push(wrong(`${folder}/${path}`, '缺少', 'missing'));
    else if (sha256(bytes) !== hash)
      found.push(wrong(`${folder}/${path}`, '与清单不符', 'is not what its manifest lists'));
  }
  const known = new Set([...manifest.files.map(({ path }) => path), 'manifest.json', sumsFile, signatureFile]);
  for (const path of await site.list()) {
    const own = path.startsWith(`data/${folder}/`) ? path.slice(`data/${folder}/`.length) : undefined;
    if (own !== undefined && !known.has(own) && !isDouble(own))
      found.push(wrong(`${folder}/${own}`, '不在清单中', 'is not in its manifest'));
  }
  const sums = await site.read(`data/${folder}/${sumsFile}`);
  if (!sums) found.push(wrong(`${folder}/${sumsFile}`, '缺少', 'missing'));
  else if (manifest.files.some(({ path, sha256: hash }) => readSums(textOf(sums)).get(path) !== hash))
    found.push(wrong(`${folder}/${sumsFile}`, '与清单不符', 'is not what its manifest lists'));
  return found;
}

/** The list of corrections against the two releases it speaks of. */
export async function verifyChanges(site: Published): Promise<Verification> {
  const name = { zh: '更正记录与前后两版一致', en: 'corrections, against the two releases' };
  const { latest } = site;
  const release = await readJson<Release>(site, `data/${latest.path}release.json`);
  const listed = await readJson<Revision>(site, `data/${latest.path}changes.json`);
  if (!release || !listed)
    return { name, checked: 0, wrong: [wrong(`${latest.path}changes.json`, '读不出', 'cannot be read')] };
  const previous = release.revisions.at(-1)?.previous?.version;
  const before = previous === undefined ? undefined : await readJson<Release>(site, `data/v${previous}/release.json`);
  return { name, ...checkChanges(release, before, listed) };
}

/** The folders of releases on a site: `v2020.12.0`. */
async function releaseFolders(site: Published): Promise<string[]> {
  const names = (await site.list()).flatMap((path) => /^data\/(v[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set([...names, site.latest.path.slice(0, -1)])].sort();
}

/** A file of the site as JSON; undefined where it is absent or none. */
async function readJson<T>(site: Published, path: string): Promise<T | undefined> {
  const bytes = await site.read(path);
  try {
    return bytes && (JSON.parse(textOf(bytes)) as T);
  } catch {
    return undefined;
  }
}
