import { appendFile, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Judgement } from '../../src/core/judgement.ts';
import type { Observation } from '../../src/core/observation.ts';
import { readSums } from '../../src/core/proof/sums.ts';
import type { Latest } from '../../src/core/release.ts';
import { edit, makeReleases, printSmall, type SmallSite } from '../testing/releases.ts';
import { smallPdf } from '../testing/small-pdf.ts';
import { listFiles, sha256 } from './files.ts';
import { createKey, readSigningKey } from './key.ts';
import { openPublished } from './published.ts';
import { sealSite } from './seal.ts';
import { serveSite } from './serve.ts';
import { verifyAll, type Trust } from './verify.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenRelease {
  readonly observations: Mutable<Observation>[];
  readonly judgements: Mutable<Judgement>[];
}

let work: string;
let made: SmallSite;
let site: string;
const newest = 'data/v2019.2.0';

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'verify 台账-'));
  made = await makeReleases(work, { signed: true });
});
beforeEach(async () => {
  site = join(work, 'site');
  await cp(made.sites.at(-1) ?? '', site, { recursive: true });
});
afterEach(() => rm(site, { recursive: true }));
afterAll(() => rm(work, { recursive: true }));

/** Everything found wrong; a site that cannot even be opened says so in its one line. */
async function mistakes(where = site, trust: Trust = {}): Promise<string[]> {
  const found: string[] = [];
  try {
    const published = await openPublished(where);
    for await (const { wrong } of verifyAll(published, trust)) found.push(...wrong.map(({ en }) => en));
    await published.close();
  } catch (error) {
    found.push(String(error));
  }
  return found;
}

/** Changes release.json as someone would who also knows how to write it. */
async function change(change: (release: OpenRelease) => void): Promise<void> {
  const path = join(site, newest, 'release.json');
  const content = JSON.parse(await readFile(path, 'utf8')) as OpenRelease;
  change(content);
  await writeFile(path, JSON.stringify(content));
}

describe('a site that is as it was published', () => {
  test('has nothing wrong: in its folder, from its data alone, and behind an address', async () => {
    const served = await serveSite(site, { base: '/fp/' });
    for (const where of [site, join(site, 'data'), served.url]) {
      const published = await openPublished(where);
      for await (const { name, checked, wrong } of verifyAll(published, { publicKey: publicKey(made) })) {
        expect(wrong).toEqual([]);
        if (published.whole) expect([name.en, checked]).not.toEqual([name.en, 0]);
      }
      await published.close();
    }
    await served.close();
  });

  test('had nothing wrong after each release before', async () => {
    for (const earlier of made.sites) expect(await mistakes(earlier)).toEqual([]);
  });

  test('holds all earlier releases byte for byte', async () => {
    const [first = ''] = made.sites;
    for (const path of await listFiles(join(first, 'data/v2018.11.0')))
      expect(await readFile(join(site, 'data/v2018.11.0', path))).toEqual(
        await readFile(join(first, 'data/v2018.11.0', path)),
      );
  });
});

const publicKey = ({ key }: SmallSite): Uint8Array => Buffer.from(key?.publicKey ?? '', 'base64');

describe('what someone may have done to it is found', () => {
  test('one byte changed anywhere, in whatever file', async () => {
    const files = await listFiles(site);
    const anywhere = fc.record({
      file: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ file, at, bit }) => {
        const original = await readFile(join(site, file));
        const bytes = Uint8Array.from(original);
        const index = Math.floor(at * bytes.length);
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        await writeFile(join(site, file), bytes);
        const found = await mistakes();
        await writeFile(join(site, file), original);
        expect(found).not.toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  describe('a figure of a report, also by someone who lists and signs it again', () => {
    const report = 'reports/2018';
    const forge = async (ending: string, change: (bytes: Buffer) => Buffer): Promise<string[]> => {
      const path = `${report}.${ending}`;
      const bytes = await readFile(join(site, path));
      const changed = change(bytes);
      expect(changed.equals(bytes)).toBe(false);
      await writeFile(join(site, path), changed);
      await edit(join(site, 'reports/reports.json'), sha256(bytes), sha256(changed));
      await sealSite(site, made.key);
      return mistakes();
    };
    const rewrite = (bytes: Buffer, part: string, change: (xml: string) => string): Buffer => {
      const parts = unzipSync(bytes);
      return Buffer.from(zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) }));
    };
    const raised = (text: string): string =>
      text.replace(/>(in all )?(\d+)</, (_, words = '', n) => `>${words}${Number(n) + 1}<`);
    const figure = 'count 2018-12-31 all';

    test('as a web page; the other forms still say what they said', async () => {
      const found = await forge('html', (bytes) => Buffer.from(raised(bytes.toString())));
      expect(found).toHaveLength(3);
      expect(found[0]).toMatch(/^reports\/2018\.html: count .* printed, \d+ in the release$/);
      expect(found.slice(1).map((line) => line.split(':')[0])).toEqual([`${report}.docx`, `${report}.pdf`]);
    });

    test('as a PDF: its page, its figure, what it should say and what it says', async () => {
      expect(await forge('pdf', () => printSmall(70))).toEqual([
        `${report}.pdf: page 2 ${figure}: “5” expected, “70” found`,
      ]);
    });

    test.each([
      ['nothing but a page', smallPdf([])],
      ['no PDF', Buffer.from('%PDF-1.7 nothing')],
    ])('as a PDF that is %s', async (_, bytes) => {
      const found = await forge('pdf', () => bytes);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every((line) => line.startsWith(`${report}.pdf: `))).toBe(true);
    });

    test('as a DOCX: its figure, what it should say and what it says', async () => {
      const found = await forge('docx', (bytes) => rewrite(bytes, 'word/document.xml', raised));
      expect(found).toEqual([`${report}.docx: ${figure}: “5” expected, “6” found`]);
    });

    test('as a DOCX whose running line says something that no web page says', async () => {
      const add = (xml: string): string => xml.replace('</w:p>', '<w:r><w:t>7 promises</w:t></w:r></w:p>');
      const found = await forge('docx', (bytes) => rewrite(bytes, 'word/header1.xml', add));
      expect(found).toEqual([`${report}.docx: word/header1.xml: “” expected, “7promises” found`]);
    });

    test('as a PDF or DOCX of which no web page is left', async () => {
      await rm(join(site, `${report}.html`));
      await sealSite(site, made.key);
      expect((await mistakes()).filter((line) => line.includes('printed from is missing'))).toHaveLength(2);
    });
  });

  test('two files swapped', async () => {
    const [a, b] = [join(site, 'index.html'), join(site, 'about/index.html')];
    await rename(a, `${a}.swap`);
    await rename(b, a);
    await rename(`${a}.swap`, b);
    expect((await mistakes()).map((line) => line.split(':')[0])).toEqual(['about/index.html', 'index.html']);
  });

  test.each([
    ...['index.html', 'SHA256SUMS', 'SHA256SUMS.sig', `${newest}/SHA256SUMS.sig`, `${newest}/verdicts.csv`],
    ...['datapackage.json', 'catalog.jsonld', 'all.zip', 'CITATION.cff'].map((file) => `${newest}/${file}`),
  ])('the file %s missing', async (file) => {
    await rm(join(site, file));
    expect((await mistakes()).some((line) => line.includes(`${file.split('/').at(-1)}: missing`))).toBe(true);
  });

  test.each(['extra.html', `${newest}/extra.csv`, `${newest}/extra.csv-metadata.json`, 'data/v2018.11.0/extra.csv'])(
    'the file %s added',
    async (file) => {
      await writeFile(join(site, file), '');
      expect((await mistakes()).some((line) => line.includes(file.split('/').at(-1) ?? ''))).toBe(true);
    },
  );

  test.each(['datapackage.json', 'catalog.jsonld', 'CITATION.cff', 'csv-metadata.json', 'all.zip'])(
    'a catalogue or archive of the release changed: %s',
    async (file) => {
      await appendFile(join(site, newest, file), ' ');
      expect((await mistakes()).some((line) => line.includes(`${file}: SHA-256`))).toBe(true);
    },
  );

  test('a compressed double that holds something else than its page', async () => {
    await writeFile(join(site, 'index.html.gz'), gzipSync(await readFile(join(site, 'index.html'))));
    expect(await mistakes()).toEqual([]);
    await writeFile(join(site, 'index.html.gz'), gzipSync('<p>Another page</p>'));
    expect(await mistakes()).toEqual(['index.html.gz: does not unpack to the file it stands for']);
  });

  test('an older release put in the place of the newest and signed again with the same key', async () => {
    await rm(join(site, newest), { recursive: true });
    await cp(join(site, 'data/v2018.11.0'), join(site, newest), { recursive: true });
    await sealSite(site, made.key);
    const found = await mistakes();
    expect(found).toContain('v2019.2.0/manifest.json: says that it is release 2018.11.0');
    expect(found).toContain('release.json: has the contents of 2018.11.0, not of 2019.2.0');
  });

  test('the pointer turned back to an older release and signed again with the same key', async () => {
    const pointer = join(site, 'data/latest.json');
    await edit(pointer, /2019\.2\.0/g, '2019.1.0');
    await sealSite(site, made.key);
    expect(await mistakes()).toContain('latest.json: leads to 2019.1.0, though 2019.2.0 is newer');
  });

  test('a site turned back as a whole, by the hash of a manifest that was printed', async () => {
    const [, before = ''] = made.sites;
    const printed = sha256(await readFile(join(site, newest, 'manifest.json')));
    expect(await mistakes(site, { manifest: printed })).toEqual([]);
    expect(await mistakes(before, { manifest: printed })).toEqual([
      `${printed}: no manifest of the chain has this hash`,
    ]);
  });

  test('another key, though everything was signed again with it', async () => {
    await createKey(join(work, 'other.pem'), []);
    const other = readSigningKey(join(work, 'other.pem'));
    const latest = JSON.parse(await readFile(join(site, 'data/latest.json'), 'utf8')) as Latest;
    await writeFile(join(site, 'data/latest.json'), JSON.stringify({ ...latest, public_key: other.publicKey }));
    await sealSite(site, other);
    const found = await mistakes(site, { publicKey: publicKey(made) });
    expect(found).toContain('data/latest.json: names another public key than the one given');
    expect(found.filter((line) => line.includes('is not the signature'))).toHaveLength(2);
  });

  test('a broken chain: the release before was changed, and its checksums with it', async () => {
    await edit(join(site, 'data/v2019.1.0/manifest.json'), /"bytes": (\d+)/, '"bytes": 1$1');
    await sealSite(site, made.key);
    expect((await mistakes()).some((line) => line.includes('v2019.1.0/manifest.json: SHA-256'))).toBe(true);
  });

  test('a changed file of an older release, though the list of the whole site was made again', async () => {
    await appendFile(join(site, 'data/v2018.11.0/observations.csv'), 'x');
    await sealSite(site, made.key);
    expect(await mistakes()).toEqual(['v2018.11.0/observations.csv: is not what its manifest lists']);
  });

  test('a list of corrections that hides one or states another value', async () => {
    const path = join(site, newest, 'changes.json');
    const original = await readFile(path, 'utf8');
    const { figures, ...rest } = JSON.parse(original) as { figures: unknown[] };
    await writeFile(path, JSON.stringify({ ...rest, figures: figures.slice(1) }));
    expect(
      (await mistakes()).some((line) => line.includes('differs from the release before and is not in the ledger')),
    ).toBe(true);
    await writeFile(path, original.replace('"numerator": 900', '"numerator": 901'));
    expect((await mistakes()).some((line) => line.includes('states other values than the two releases have'))).toBe(
      true,
    );
  });

  test('a table that says something else than the pages', async () => {
    await edit(join(site, newest, 'verdicts.csv'), ',missed,', ',met,');
    expect((await mistakes()).some((line) => /verdicts\.csv, row \d+, column verdict/.test(line))).toBe(true);
  });

  test('a figure that does not follow from its counts', async () => {
    await change(({ observations }) => {
      const figure = observations.find(({ numerator, value }) => numerator !== undefined && value !== undefined);
      if (figure) figure.value = (figure.value ?? 0) + 0.1;
    });
    expect((await mistakes()).filter((line) => line.includes('from its counts'))).toHaveLength(1);
  });

  test('a count of a town that no longer adds up to that of the county', async () => {
    await change(({ observations }) => {
      const total = observations.find(({ reporting, denominator }) => reporting && denominator !== undefined);
      const part = observations.find(
        ({ indicator, period, area, groups, numerator }) =>
          [indicator, period, groups].join() === [total?.indicator, total?.period, total?.groups].join() &&
          area !== total?.area &&
          numerator !== undefined,
      );
      if (part) part.denominator = (part.denominator ?? 0) + 1e6;
    });
    expect((await mistakes()).filter((line) => line.includes('published as the total'))).toHaveLength(1);
  });

  test('a suppressed figure that still has its counts', async () => {
    await change(({ observations }) => {
      const figure = observations.find(({ status }) => status === 'suppressed');
      if (figure) figure.numerator = 3;
    });
    expect((await mistakes()).filter((line) => line.includes('from its counts'))).toHaveLength(1);
  });

  test('a verdict that does not follow from the figures', async () => {
    let id = '';
    await change(({ judgements }) => {
      const judgement = judgements.find(({ standing }) => standing === 'missed');
      if (!judgement) return;
      judgement.standing = 'met';
      id = `${judgement.commitment} ${judgement.asOf}`;
    });
    expect(await mistakes()).toContain(`${id}: met published; judged again it differs (missed)`);
  });

  test('a changed page behind an address', async () => {
    await appendFile(join(site, 'about/index.html'), ' ');
    const served = await serveSite(site, { base: '/fp/' });
    expect((await mistakes(served.url)).map((line) => line.split(':')[0])).toEqual(['about/index.html']);
    await served.close();
  });
});

test('a place without a release is refused in both languages', async () => {
  await expect(openPublished(join(site, 'none'))).rejects.toMatchObject({
    text: {
      zh: expect.stringContaining('没有可以核验的数据') as unknown,
      en: expect.stringContaining('nothing to verify') as unknown,
    },
  });
});

test.each(['../secret', '/etc/passwd', 'a/../../b'])(
  'a list of checksums cannot lead out of its release: %s',
  (path) => {
    expect(() => readSums(`${'0'.repeat(64)}  ${path}\n`)).toThrow('unusable line in SHA256SUMS');
  },
);
