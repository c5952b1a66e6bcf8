import { readFileSync } from 'node:fs';
import { readPublicKey } from '../src/core/proof/key.ts';
import type { Text } from '../src/core/text.ts';
import { refusal, runCommand } from './commands/command.ts';
import { openPublished, type Published } from './commands/published.ts';
import { notVerified, verifyAll, type Trust } from './commands/verify.ts';

/** How many mistakes of one kind are printed; the number of all is always said. */
const shown = 20;

await runCommand('verify', async ({ options, others, voice }) => {
  const [where = 'dist'] = others;
  const trust: Trust = { ...readTrust(options), onProgress: voice.progress };
  const site = await openPublished(where);
  let good = true;
  try {
    const { version, as_of: asOf, dataset } = site.latest;
    voice.say({
      zh: `${where}：版本 ${version}，截至 ${asOf}，${dataset}`,
      en: `${where}: ${version}, as of ${asOf}, ${dataset}`,
    });
    for await (const { name, checked, wrong } of verifyAll(site, trust)) {
      good &&= wrong.length === 0;
      const mark = wrong.length === 0 ? '✓' : '✗';
      voice.say({
        zh: `${mark} ${name.zh}：${checked} 项，有误 ${wrong.length}`,
        en: `${mark} ${name.en}: ${checked} checked, ${wrong.length} wrong`,
      });
      for (const line of wrong.slice(0, shown)) voice.say({ zh: `  ${line.zh}`, en: `  ${line.en}` });
    }
    for (const text of reservations(site, trust)) voice.say(text);
    voice.say({ zh: '这个版本还不核验：', en: 'Not verified by this version:' });
    for (const text of notVerified) voice.say({ zh: `  - ${text.zh}`, en: `  - ${text.en}` });
  } finally {
    await site.close();
  }
  return good;
});

/** What the person at the terminal knows from elsewhere. */
function readTrust({ 'public-key': file, manifest }: Readonly<Record<string, string>>): Trust {
  if (manifest !== undefined && !/^[0-9a-f]{64}$/.test(manifest))
    throw refusal({ zh: `不是 SHA-256：${manifest}`, en: `not a SHA-256: ${manifest}` });
  const publicKey = file === undefined ? undefined : readPublicKey(readFileSync(file, 'utf8'));
  if (file !== undefined && !publicKey)
    throw refusal({ zh: `${file} 里没有 Ed25519 公钥`, en: `no Ed25519 public key in ${file}` });
  return { ...(publicKey && { publicKey }), ...(manifest !== undefined && { manifest }) };
}

/** What the result does not prove. */
function reservations({ latest, whole, listable }: Published, { publicKey }: Trust): Text[] {
  const found: Text[] = [];
  if (latest.public_key === undefined && !publicKey)
    found.push({
      zh: '没有签名：只能证明文件彼此一致，不能证明由谁发布',
      en: 'Unsigned: this proves that the files agree with each other, not who published them',
    });
  else if (!publicKey)
    found.push({
      zh: '公钥取自网站本身：只能证明前后一致；要证明由谁发布，用 --public-key 给出从别处得到的公钥',
      en: "The public key is the site's own, which proves consistency only; give --public-key as obtained elsewhere to prove who published it",
    });
  if (!whole) found.push({ zh: '只有数据，没有网页，网页没有核验', en: 'Data only: no pages were verified' });
  if (!listable)
    found.push({
      zh: '网址不能列出文件：多出来的文件要在文件夹里核验才能发现',
      en: 'An address cannot be listed: files that are too many are found in a folder only',
    });
  return found;
}
