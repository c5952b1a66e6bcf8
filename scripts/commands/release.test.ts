import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Release } from '../../src/core/release.ts';
import { releaseRecordSchema } from '../../src/core/release-record.ts';
import type { Site } from '../../src/core/site.ts';
import { buildData } from '../data/build.ts';
import { edit, makeReleases, type SmallSite } from '../testing/releases.ts';
import { carryReleases } from './carry.ts';
import { root } from './command.ts';
import { checkKey, createKey, isSignature, readSigningKey } from './key.ts';
import { requireAll, unmetRequirements, writeRecord } from './release.ts';

let work: string;
let made: SmallSite;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'release 台账-'));
  made = await makeReleases(join(work, 'made'), { signed: false });
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** What a refused promise says in both languages. */
const refusal = (zh: string, en: string) => ({
  text: { zh: expect.stringContaining(zh) as unknown, en: expect.stringContaining(en) as unknown },
});

describe('a release', () => {
  test('built again is the same release byte for byte, with or without --release', async () => {
    const { manifestHash } = await buildData({ input: made.data, output: join(work, 'again') });
    const record = releaseRecordSchema.parse(
      JSON.parse(await readFile(join(made.data, 'releases/2019.2.0.json'), 'utf8')),
    );
    expect(manifestHash).toBe(record.manifest);
  });

  test('each record names the one before by the hash of its manifest', async () => {
    const records = (await readdir(join(made.data, 'releases'))).sort();
    expect(records).toEqual(['2018.11.0.json', '2019.1.0.json', '2019.2.0.json']);
    const [first, second] = await Promise.all(
      records.map(async (name) =>
        releaseRecordSchema.parse(JSON.parse(await readFile(join(made.data, 'releases', name), 'utf8'))),
      ),
    );
    expect(first?.previous).toBeUndefined();
    expect(second?.previous).toEqual({ version: '2018.11.0', manifest: first?.manifest });
  });

  test('with other files under the version of one that is recorded does not build, and leaves the output as it was', async () => {
    const data = join(work, 'other-files');
    await cp(made.data, data, { recursive: true });
    await edit(join(data, 'site.yml'), '小台账', '大台账');
    const output = join(work, 'other-out');
    await cp(made.sites.at(-1) ?? '', output, { recursive: true });
    const before = await readFile(join(output, 'data/v2019.2.0/manifest.json'));
    await expect(buildData({ input: data, output })).rejects.toThrow('already released, with other contents');
    expect(await readFile(join(output, 'data/v2019.2.0/manifest.json'))).toEqual(before);
  });

  test('is no preview: the manifest of a preview has no day of publication', async () => {
    const data = join(work, 'preview');
    await cp(join(root, 'scripts/fixtures/small/input'), data, { recursive: true });
    const preview = await buildData({ input: data, output: join(work, 'preview-out') });
    const final = await buildData({ input: data, output: join(work, 'final-out'), final: true });
    expect([preview.manifest.published, final.manifest.published]).toEqual([undefined, '2018-12-31']);
  });
});

describe('carryReleases(folders, release)', () => {
  const releaseOf = async (site: string): Promise<Release> =>
    JSON.parse(await readFile(join(site, 'data/v2019.2.0/release.json'), 'utf8')) as Release;

  /** A copy of the site as it stood before, and what the newest release is to be put beside. */
  async function prepare(name: string): Promise<{ from: string; to: string; release: Release }> {
    const from = join(work, name);
    await cp(made.sites[1] ?? '', from, { recursive: true });
    return { from, to: join(work, `${name}-next`), release: await releaseOf(made.sites.at(-1) ?? '') };
  }

  test('names the releases that the output did not hold', async () => {
    const { from, to, release } = await prepare('absent');
    await rm(join(from, 'data/v2018.11.0'), { recursive: true });
    expect(await carryReleases({ from, to }, release)).toEqual(['2018.11.0']);
  });

  test.each([
    ['a changed file', 'areas.csv'],
    ['a changed manifest', 'manifest.json'],
    ['an added file', 'more.csv'],
  ])('refuses an earlier release with %s', async (name, file) => {
    const { from, to, release } = await prepare(name);
    await writeFile(join(from, 'data/v2018.11.0', file), 'x');
    await expect(carryReleases({ from, to }, release)).rejects.toMatchObject(
      refusal(`2018.11.0 版的 ${file} 与发布时不同`, `${file} of release 2018.11.0`),
    );
  });

  test('refuses to lose a release that the data folder has no record of', async () => {
    const { from, to, release } = await prepare('lost');
    const revisions = release.revisions.slice(-1);
    await expect(carryReleases({ from, to }, { ...release, revisions })).rejects.toMatchObject(
      refusal('没有 releases/2018.11.0.json', 'has no releases/2018.11.0.json'),
    );
  });

  test('refuses another content under the version of a release that the output holds', async () => {
    const { to, release } = await prepare('same');
    const from = join(work, 'same-version');
    await cp(made.sites.at(-1) ?? '', from, { recursive: true });
    await cp(join(from, 'data'), join(to, 'data'), { recursive: true });
    await edit(join(to, 'data/v2019.2.0/manifest.json'), '"rule"', '"Rule"');
    await expect(carryReleases({ from, to }, release)).rejects.toMatchObject(
      refusal('已有发布过的 2019.2.0 版', 'holds release 2019.2.0 with other contents'),
    );
  });
});

describe('what an official release needs', () => {
  const official = (more: object): Site => ({ dataset: 'official', identity: {}, ...more }) as unknown as Site;

  test('a demonstration needs nothing more, an official one a domain, a day, a public key and the key itself', () => {
    expect(unmetRequirements({ ...official({}), dataset: 'demonstration' }, undefined)).toEqual([]);
    expect(unmetRequirements(official({}), undefined).map(({ en }) => en)).toEqual([
      'site.yml: identity.domain is missing',
      'site.yml: releasedOn, the day of publication, is missing',
      'site.yml: signing.publicKey is missing',
      'no signing key: give --key FILE or the environment variable SUNLEDGER_KEY; npm run keygen makes one',
    ]);
    expect(() => requireAll(unmetRequirements(official({}), undefined))).toThrow('nothing was written');
  });

  test('the build says so before any work, and writes nothing', async () => {
    const out = join(work, 'refused');
    const run = (): string =>
      execFileSync(
        process.execPath,
        [
          join(root, 'scripts/run.mjs'),
          'build',
          '--release',
          '--data',
          join(work, 'official'),
          '--out',
          out,
          '--lang',
          'en',
        ],
        { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, SUNLEDGER_KEY: join(work, 'no-such-key') } },
      );
    expect(run).toThrow(/no signing key in .*no-such-key/);
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });
});

describe('the signing key', () => {
  test('is written for its owner alone, never over a file that is there', async () => {
    const file = join(work, 'key.pem');
    const publicKey = await createKey(file, [root]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(createKey(file, [root])).rejects.toMatchObject(refusal('已经存在', 'exists'));
    const key = readSigningKey(file);
    expect(key.publicKey).toBe(publicKey);
    const bytes = new TextEncoder().encode('阳光台账');
    expect(isSignature(key.sign(bytes), bytes, Buffer.from(publicKey, 'base64'))).toBe(true);
    expect(isSignature(key.sign(bytes), bytes.slice(1), Buffer.from(publicKey, 'base64'))).toBe(false);
  });

  test.each(['key.pem', 'data/key.pem', 'not/there/key.pem'])('is refused in the project: %s', async (path) => {
    await expect(createKey(join(root, path), [root])).rejects.toMatchObject(refusal('私钥不能放在', 'must not lie in'));
  });

  test('is refused in the data folder, also by way of a link', async () => {
    const data = join(work, 'data-here');
    await cp(join(root, 'scripts/fixtures/small/input'), data, { recursive: true });
    await symlink(data, join(work, 'linked'));
    await expect(createKey(join(work, 'linked/key.pem'), [root, data])).rejects.toThrow('must not lie in');
  });

  test('openssl verifies the signature as the page shows it', async () => {
    const signed = await makeReleases(join(work, 'signed'), { signed: true });
    const site = signed.sites.at(-1) ?? '';
    const signature = join(work, 'SHA256SUMS.bin');
    await writeFile(signature, Buffer.from(await readFile(join(site, 'SHA256SUMS.sig'), 'utf8'), 'base64'));
    const args = [
      '-verify',
      '-pubin',
      '-inkey',
      'data/public-key.pem',
      '-rawin',
      '-in',
      'SHA256SUMS',
      '-sigfile',
      signature,
    ];
    expect(execFileSync('openssl', ['pkeyutl', ...args], { cwd: site, encoding: 'utf8' })).toContain(
      'Verified Successfully',
    );
    expect(execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: site, encoding: 'utf8' })).toBe('');
  });

  test('that is not the one of site.yml is refused', () => {
    const key = readSigningKey(join(work, 'key.pem'));
    expect(() => checkKey(key, { signing: { publicKey: 'other' } })).toThrow('signing.publicKey in site.yml is other');
    expect(() => checkKey(key, {})).toThrow('is not given');
    checkKey(key, { signing: { publicKey: key.publicKey } });
  });
});

test('writeRecord(…) leaves the record or nothing', async () => {
  const record = releaseRecordSchema.parse(
    JSON.parse(await readFile(join(made.data, 'releases/2018.11.0.json'), 'utf8')),
  );
  const data = join(work, 'records');
  await writeRecord(data, record);
  await writeRecord(data, record);
  expect(await readdir(join(data, 'releases'))).toEqual(['2018.11.0.json']);
});
