import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReleaseRecord } from '../../src/core/release-record.ts';
import type { Site } from '../../src/core/site.ts';
import type { Text } from '../../src/core/text.ts';
import { recordFile } from '../data/check/releases.ts';
import { refusal } from './command.ts';
import { keyVariable, type SigningKey } from './key.ts';

/**
 * What a release needs beyond an input without problems; empty when it has all of it. A release of demonstration data
 * says on every page that it is one; nobody vouches for it, so it may go without a day and without a signature.
 */
export function unmetRequirements(site: Site, key: SigningKey | undefined): Text[] {
  const unmet: Text[] = [];
  if (site.dataset !== 'official') return unmet;
  if (site.identity.domain === undefined)
    unmet.push({ zh: 'site.yml：缺少 identity.domain', en: 'site.yml: identity.domain is missing' });
  if (site.releasedOn === undefined)
    unmet.push({
      zh: 'site.yml：缺少发布日期 releasedOn',
      en: 'site.yml: releasedOn, the day of publication, is missing',
    });
  if (site.signing === undefined)
    unmet.push({ zh: 'site.yml：缺少公钥 signing.publicKey', en: 'site.yml: signing.publicKey is missing' });
  if (!key)
    unmet.push({
      zh: `没有签名私钥；用 --key 文件 或环境变量 ${keyVariable} 给出，没有的先运行 npm run keygen`,
      en: `no signing key: give --key FILE or the environment variable ${keyVariable}; npm run keygen makes one`,
    });
  return unmet;
}

/** Throws unless a release has all it needs. */
export function requireAll(unmet: readonly Text[]): void {
  if (unmet.length === 0) return;
  const list = (language: keyof Text): string => unmet.map((text) => `  - ${text[language]}`).join('\n');
  throw refusal({
    zh: `不能正式发布，没有生成任何文件：\n${list('zh')}`,
    en: `No official release is possible; nothing was written:\n${list('en')}`,
  });
}

/**
 * Writes the record of a release into the data folder, in one step. A record that is there already is that of the same
 * release, since the build has compared the two.
 */
export async function writeRecord(data: string, record: ReleaseRecord): Promise<string> {
  const path = recordFile(record.version);
  const file = join(data, path);
  const text = formatRecord(record);
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) return path;
  await mkdir(dirname(file), { recursive: true });
  const fresh = join(dirname(file), `.${record.version}.next`);
  await writeFile(fresh, text);
  await rename(fresh, file);
  return path;
}

/** One figure or verdict a line, so that two records can be compared by eye. */
function formatRecord(record: ReleaseRecord): string {
  const lines = Object.entries(record).map(([key, value]) => {
    if (!Array.isArray(value)) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const items = value.map((each) => `  ${JSON.stringify(each)}`).join(',\n');
    return `${JSON.stringify(key)}: [${items && `\n${items}\n`}]`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
