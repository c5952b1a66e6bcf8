import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './commands/command.ts';
import { listFiles } from './commands/files.ts';
import { createKey } from './commands/key.ts';
import { serveSite } from './commands/serve.ts';
import { cleanEnvironment } from './testing/build.ts';
import { edit } from './testing/releases.ts';

interface Ended {
  readonly status: number | null;
  readonly said: string;
}

/** A command of the project as a person runs it. */
function command(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), ...args, '--lang', 'en'], {
    env: { ...cleanEnvironment, SUNLEDGER_KEY: '', TZ: 'UTC' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  return new Promise((done) => child.on('close', (status) => done({ status, said })));
}

/** Every file of a folder with its hash: what must not change when a command is refused. */
async function stateOf(folder: string): Promise<Record<string, string>> {
  const files = (await listFiles(folder)).sort();
  const hashes = await Promise.all(
    files.map(async (file) =>
      createHash('sha256')
        .update(await readFile(join(folder, file)))
        .digest('hex'),
    ),
  );
  return Object.fromEntries(files.map((file, index) => [file, hashes[index] ?? '']));
}

const identity = `
releasedOn: 2019-01-15
identity:
  hostUnit: { zh: 某县人民政府, en: Government of a county }
  operatorUnit: { zh: 某县人民政府办公室, en: Office of the government of a county }
  siteIdCode: "9001000001"
  icp: 鲁ICP备00000000号
  psb: 鲁公网安备 00000000000000号
  address: { zh: 某县城, en: The county seat }
  phone: 0533-0000000
  domain: www.example.gov.cn
catalogue:
  subject: { zh: 民生服务, en: Livelihood }
  industry: { zh: 公共管理, en: Public administration }
  keywords: [{ zh: 规划, en: Plan }]
  updates: never
  access: unconditional
  form: { zh: 主动公开, en: Published without request }
  responsible: { zh: 某县扶贫办, en: Poverty office of the county }
publicContacts: ["0533-0000000"]
`;

let work = '';
let data = '';
let out = '';
let key = '';
let published = '';
let built: Ended;
const build = (from: string, ...more: string[]): Promise<Ended> =>
  command('build', '--release', '--data', from, '--out', out, ...more);

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sunledger-official-'));
  [data, out, key] = [join(work, 'data'), join(work, 'dist'), join(work, 'key.pem')];
  await cp(join(root, 'scripts/fixtures/small/input'), data, { recursive: true });
  const publicKey = await createKey(key, []);
  published = join(work, 'public.txt');
  await writeFile(published, publicKey);
  for (const file of await readdir(data, { recursive: true }))
    if (file.endsWith('.yml'))
      await writeFile(
        join(data, file),
        (await readFile(join(data, file), 'utf8'))
          .replaceAll(/kind: demonstration/g, 'kind: official')
          .replaceAll('示例数据（虚构）', '统计表'),
      );
  await edit(
    join(data, 'site.yml'),
    'dataset: demonstration',
    `dataset: official\nsigning: { publicKey: ${publicKey} }`,
  );
  await appendFile(join(data, 'site.yml'), identity);
  built = await build(data, '--key', key);
}, 600_000);
afterAll(() => rm(work, { recursive: true, force: true }));

describe('an official, signed release', () => {
  test('is built by the one command, and recorded in the data folder', async () => {
    expect([built.status, built.said]).toEqual([0, expect.stringContaining('Built:') as unknown]);
    expect(await readdir(join(data, 'releases'))).toEqual(['2018.12.0.json']);
    expect(await readdir(join(out, 'data'))).toContain('v2018.12.0');
  });

  test('says nowhere that its data are fictitious, and who publishes them', async () => {
    const home = await readFile(join(out, 'index.html'), 'utf8');
    expect(home).toContain('某县人民政府');
    expect(home).not.toMatch(/示例数据|待填写/);
    expect(await readFile(join(out, 'downloads/index.html'), 'utf8')).toContain('民生服务');
    expect(await readFile(join(out, 'data/v2018.12.0/observations.csv'), 'utf8')).not.toContain('示例数据');
  });

  test('is verified in its folder and behind an address, with its key', async () => {
    const folder = await command('verify', out, '--public-key', published);
    expect([folder.status, folder.said]).toEqual([0, expect.stringMatching(/✓ signatures: [1-9]/) as unknown]);
    const served = await serveSite(out, { base: '/' });
    const address = await command('verify', served.url, '--public-key', published).finally(() => served.close());
    expect([address.status, address.said]).toEqual([0, expect.stringMatching(/✓ signatures: [1-9]/) as unknown]);
  }, 240_000);

  test('is not verified with another key, nor after one byte was changed', async () => {
    const other = join(work, 'other.txt');
    await writeFile(other, await createKey(join(work, 'other.pem'), []));
    expect((await command('verify', out, '--public-key', other)).status).toBe(1);
    const copy = join(work, 'copy');
    await cp(out, copy, { recursive: true });
    const file = join(copy, 'data/v2018.12.0/verdicts.csv');
    const bytes = await readFile(file);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const { status, said } = await command('verify', copy, '--public-key', published);
    expect([status, said]).toEqual([1, expect.stringContaining('verdicts.csv') as unknown]);
  }, 240_000);
});

describe('a release that is refused leaves the output and the data folder as they were', () => {
  const head = 'release,indicator,area,period,groups,commitment,reason,reason_en,approved_by\n';
  test.each<[string, (input: string) => Promise<void>, RegExp, boolean]>([
    [
      'a version that exists, with other figures',
      (input) => edit(join(input, 'indicators/water.csv'), '900001,2018,950', '900001,2018,940'),
      /2018\.12\.0.*(already released|exists)/,
      true,
    ],
    [
      'a correction of an unknown figure',
      (input) => writeFile(join(input, 'corrections.csv'), `${head}2018.12.0,wasser,900001,2018,,,改正,,\n`),
      /corrections\.csv.*wasser/,
      true,
    ],
    ['a missing identity field', (input) => edit(join(input, 'site.yml'), /\n {2}icp: .*/, ''), /identity\.icp/, true],
    [
      'a missing catalogue field',
      (input) => edit(join(input, 'site.yml'), /\n {2}access: .*/, ''),
      /catalogue\.access/,
      true,
    ],
    [
      'a demonstration source',
      (input) => edit(join(input, 'indicators/water.yml'), /(source:[\s\S]*?kind: )official/, '$1demonstration'),
      /indicators\/water\.yml.*an official dataset has a demonstration source/,
      true,
    ],
    ['a missing key', async () => {}, /no signing key/, false],
  ])(
    '%s',
    async (name, spoil, message, signed) => {
      const input = join(work, name.replaceAll(' ', '-'));
      await mkdir(input);
      await cp(data, input, { recursive: true });
      await spoil(input);
      const before = [await stateOf(out), await stateOf(input)];
      const { status, said } = await build(input, ...(signed ? ['--key', key] : []));
      expect([status, said]).toEqual([1, expect.stringMatching(message) as unknown]);
      expect([await stateOf(out), await stateOf(input)]).toEqual(before);
      expect((await readdir(work)).filter((file) => /next|tmp|partial/.test(file))).toEqual([]);
    },
    240_000,
  );
});
