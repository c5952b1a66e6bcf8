import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDouble, signatureFile, sumsFile } from '../../src/core/proof/sums.ts';
import type { Manifest, Release } from '../../src/core/release.ts';
import type { Text } from '../../src/core/text.ts';
import { refusal } from './command.ts';
import { listFiles, sha256 } from './files.ts';

interface Folders {
  /** The output as it is, with the releases it holds. */
  readonly from: string;
  /** The site that is being made. */
  readonly to: string;
}

/**
 * Copies the releases of an earlier output into a new one, byte for byte: all that the chain of this release names. Each
 * is held against the hash of its manifest first. Gives the versions that the output did not hold. Throws where one was
 * altered, or where the output holds a release that the data folder knows nothing of: it would be lost.
 */
export async function carryReleases({ from, to }: Folders, { site, revisions }: Release): Promise<string[]> {
  const absent: string[] = [];
  for (const [index, { version }] of revisions.slice(0, -1).entries()) {
    const folder = join(from, 'data', `v${version}`);
    if (!existsSync(folder)) {
      absent.push(version);
      continue;
    }
    const hash = revisions[index + 1]?.previous?.manifest ?? '';
    for (const path of await checkRelease(folder, { version, hash })) {
      const target = join(to, 'data', `v${version}`, path);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(folder, path), target);
    }
  }
  await refuseUnknown({ from, to }, { site, revisions });
  return absent;
}

/** The files of a release, each as its manifest has it, and the manifest as it was recorded. */
async function checkRelease(folder: string, { version, hash }: { version: string; hash: string }): Promise<string[]> {
  const altered = (path: string): Error =>
    refused({
      zh: `原有输出中 ${version} 版的 ${path} 与发布时不同；放回原来的文件再生成`,
      en: `${path} of release ${version} in the output is not as it was released; put the original back and build again`,
    });
  const manifest = await readFile(join(folder, 'manifest.json')).catch(() => undefined);
  if (!manifest || sha256(manifest) !== hash) throw altered('manifest.json');
  const { files } = JSON.parse(manifest.toString('utf8')) as Manifest;
  for (const { path, sha256: expected } of files) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (!bytes || sha256(bytes) !== expected) throw altered(path);
  }
  const known = new Set([...files.map(({ path }) => path), 'manifest.json', sumsFile, signatureFile]);
  const found = (await listFiles(folder)).filter((path) => !isDouble(path));
  const foreign = found.find((path) => !known.has(path));
  if (foreign !== undefined) throw altered(foreign);
  return found;
}

/** A final release in the output that the new site does not have, or has with other bytes. */
async function refuseUnknown({ from, to }: Folders, { site }: Pick<Release, 'site' | 'revisions'>): Promise<void> {
  const names = await readdir(join(from, 'data')).catch(() => []);
  for (const name of names.filter((each) => /^v\d/.test(each))) {
    const path = join('data', name, 'manifest.json');
    const manifest = await readFile(join(from, path)).catch(() => undefined);
    if (!manifest) continue;
    const { published, version } = JSON.parse(manifest.toString('utf8')) as Manifest;
    const now = await readFile(join(to, path)).catch(() => undefined);
    if (published === undefined || (now && sha256(now) === sha256(manifest))) continue;
    throw refused(
      version === site.release
        ? {
            zh: `原有输出中已有发布过的 ${version} 版，内容与这次不同；把 site.yml 的 release 改成新的版本号`,
            en: `the output holds release ${version} with other contents; give release in site.yml a new version`,
          }
        : {
            zh: `原有输出中有发布过的 ${version} 版，数据文件夹里却没有 releases/${version}.json；放回它再生成`,
            en: `the output holds release ${version}, but the data folder has no releases/${version}.json; put it back and build again`,
          },
    );
  }
}

function refused(text: Text): Error {
  return refusal({ zh: `没有生成任何文件：${text.zh}`, en: `nothing was written: ${text.en}` });
}
