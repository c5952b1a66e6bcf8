import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fromBase64, publicKeyPem, toBase64 } from '../../src/core/proof/key.ts';
import type { Site } from '../../src/core/site.ts';
import { refusal } from './command.ts';

/** The key that releases are signed with. */
export interface SigningKey {
  /** Its public half, the 32 bytes in Base64, as site.yml states it. */
  readonly publicKey: string;
  /** The signature of some bytes: 64 bytes of Ed25519 (RFC 8032), in Base64. */
  readonly sign: (bytes: Uint8Array) => string;
}

/** The environment variable that names the file of the key, where `--key` does not. */
export const keyVariable = 'SUNLEDGER_KEY';

/** Reads the private key that `npm run keygen` wrote. */
export function readSigningKey(file: string): SigningKey {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${key.asymmetricKeyType}, expected ed25519`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refusal({
      zh: `读不出签名私钥 ${file}：${reason}；用 npm run keygen 生成`,
      en: `no signing key in ${file}: ${reason}; npm run keygen makes one`,
    });
  }
  return { publicKey: publicHalf(key), sign: (bytes) => sign(null, bytes, key).toString('base64') };
}

/** Whether a signature, as `sign` gives it, is that of some bytes under a public key of 32 bytes. */
export function isSignature(signature: string, bytes: Uint8Array, publicKey: Uint8Array): boolean {
  const given = fromBase64(signature.trim());
  return given !== undefined && verify(null, bytes, createPublicKey(publicKeyPem(toBase64(publicKey))), given);
}

/** Throws unless a key belongs to the public key that site.yml states: readers verify with that one. */
export function checkKey(key: SigningKey | undefined, { signing }: Pick<Site, 'signing'>): void {
  if (!key || signing?.publicKey === key.publicKey) return;
  throw refusal({
    zh: `site.yml 的 signing.publicKey ${signing ? `是 ${signing.publicKey}` : '没有填写'}，而所给私钥的公钥是 ${key.publicKey}`,
    en: `signing.publicKey in site.yml is ${signing ? signing.publicKey : 'not given'}, but the public key of the key given is ${key.publicKey}`,
  });
}

/**
 * Makes a new key in a file that only its owner can read, and gives its public half. Never inside one of `closed`, the
 * folders that are copied about and published; never over a file that is there.
 */
export async function createKey(file: string, closed: readonly string[]): Promise<string> {
  const place = join(await realFolder(dirname(file)), basename(file));
  for (const folder of closed) {
    const inside = relative(await realFolder(folder), place);
    if (inside === '' || (!inside.startsWith(`..${sep}`) && inside !== '..' && !/^([A-Za-z]:|\/)/.test(inside)))
      throw refusal({
        zh: `私钥不能放在 ${folder} 里：那里的文件会被复制、提交或发布；请写别处的路径，最好在可移动的介质上`,
        en: `a private key must not lie in ${folder}: files there are copied, committed or published; name a place elsewhere, best on a removable medium`,
      });
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(dirname(place), { recursive: true });
  try {
    writeFileSync(place, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw refusal({ zh: `${file} 已经存在，没有改动它`, en: `${file} exists; it was left as it is` });
  }
  return publicHalf(privateKey);
}

function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
}

/** The folder without links, as far as it exists. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    return join(await realFolder(dirname(folder)), basename(folder));
  }
}
