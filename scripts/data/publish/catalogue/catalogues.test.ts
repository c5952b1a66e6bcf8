import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Release } from '../../../../src/core/release.ts';
import { listFiles } from '../../../commands/files.ts';
import { checkGroup, checkTable } from '../../../testing/csvw.ts';
import { layOut } from '../../../testing/lay-out.ts';
import { buildData } from '../../build.ts';
import { citationText } from './citation.ts';
import { catalogOf, isDescription, type Catalog } from './dcat.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let work: string;
let folder: string;
let release: Release;
let files: string[];

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sunledger-catalogues-'));
  layOut('mechanisms', join(work, 'input'));
  const built = await buildData({ input: join(work, 'input'), output: join(work, 'out') });
  folder = join(work, 'out/data', `v${built.manifest.version}`);
  release = built.release;
  files = await listFiles(folder);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const schemas = join(import.meta.dirname, '../../../testing/schemas');

/** The same release as an office publishes it, after an earlier one. */
const official = (): Release => ({
  ...release,
  site: {
    ...release.site,
    dataset: 'official',
    releasedOn: '2019-03-01',
    identity: {
      hostUnit: { zh: '小县人民政府', en: "People's Government of Small County" },
      phone: '0533-1234567',
      email: 'office@example.gov.cn',
      domain: 'www.example.gov.cn',
    },
  },
  revisions: [{ ...release.revisions.at(-1), previous: { version: '2018.11.0', manifest: '' } }] as never,
});

describe('catalog.jsonld', () => {
  const catalog = (): Catalog => JSON.parse(read('catalog.jsonld')) as Catalog;
  const distributions = () => catalog().dataset.flatMap(({ distribution }) => distribution);

  test('names every file that holds data exactly once, and no file that only describes or lists', () => {
    const lists = ['manifest.json', 'SHA256SUMS'];
    const own = files.filter((path) => !isDescription(path) && !lists.includes(path));
    expect(
      distributions()
        .map(({ downloadURL }) => downloadURL)
        .sort(),
    ).toEqual(own);
  });

  test('is true: length, SHA-256 and media type are those of the files', () => {
    for (const { downloadURL, byteSize, checksum, mediaType } of distributions()) {
      const bytes = readFileSync(join(folder, downloadURL));
      expect([byteSize, checksum.checksumValue], downloadURL).toEqual([
        String(bytes.length),
        createHash('sha256').update(bytes).digest('hex'),
      ]);
      expect(mediaType).toMatch(/^https:\/\/www\.iana\.org\/assignments\/media-types\/[a-z]+\/[\w.-]+$/);
      expect(mediaType).not.toMatch(/octet-stream/);
    }
  });

  test('has its context inside, knows every term it uses, and repeats no identifier', () => {
    const { '@context': context, ...rest } = catalog();
    const terms = new Set(Object.keys(context));
    const known = (term: string): boolean => term.startsWith('@') || terms.has(term.split(':')[0] ?? '');
    const words = new Set(['zh', 'en']);
    const ids: string[] = [];
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visit);
      else if (typeof value === 'object' && value !== null) {
        for (const [term, inner] of Object.entries(value)) {
          expect(known(term) || words.has(term), term).toBe(true);
          if (term === '@id' && '@type' in value) ids.push(String(inner));
          visit(inner);
        }
      }
    };
    visit(rest);
    expect(new Set(ids).size).toBe(ids.length);
    for (const part of catalog().dataset[0]?.['hasPart'] as string[]) expect(ids).toContain(part);
  });

  test('says 示例数据（虚构）, and names no publisher and no contact where none is given', () => {
    const { title, ...rest } = catalog();
    expect(JSON.stringify(title)).toContain('示例数据（虚构）');
    expect(Object.keys(rest)).not.toContain('dct:publisher');
    expect(Object.keys(rest)).not.toContain('dcat:contactPoint');
  });

  test('of an office names publisher, contact and the release before; addresses stay relative', () => {
    const made = catalogOf(official(), {
      tables: [],
      parts: {},
      files: [{ path: 'release.json', bytes: 1, sha256: 'aa' }],
    });
    const [whole] = made.dataset;
    expect(JSON.stringify(made.title)).not.toContain('示例数据');
    expect(whole).toMatchObject({
      issued: '2019-03-01',
      previousVersion: '../v2018.11.0/catalog.jsonld#release',
      'dct:publisher': { name: { zh: '小县人民政府' } },
      'dcat:contactPoint': {
        'vcard:hasTelephone': { '@id': 'tel:05331234567' },
        'vcard:hasEmail': { '@id': 'mailto:office@example.gov.cn' },
      },
    });
    expect(whole?.distribution.map(({ downloadURL }) => downloadURL)).toEqual(['release.json']);
  });
});

describe('CITATION.cff', () => {
  const validate = (value: unknown): unknown[] => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    formats(ajv);
    const check = ajv.compile(JSON.parse(readFileSync(join(schemas, 'citation-1.2.0.json'), 'utf8')) as object);
    return check(value) ? [] : (check.errors ?? []);
  };

  test('is what the published schema of the Citation File Format 1.2.0 demands', () => {
    expect(validate(parse(read('CITATION.cff')))).toEqual([]);
    expect(validate(parse(citationText(official())))).toEqual([]);
    expect(validate({ ...(parse(read('CITATION.cff')) as object), type: 'table' })).not.toEqual([]);
  });

  test('says what the box 如何引用 says: publisher, plan, site, release, day, rule and the mark', () => {
    const texts = (language: string): { cite: Record<string, string> } =>
      JSON.parse(readFileSync(join(import.meta.dirname, `../../../../src/i18n/${language}.json`), 'utf8')) as never;
    for (const language of ['zh', 'en'] as const) {
      const { site, plan } = release;
      const { version } = parse(read('CITATION.cff')) as { version: string };
      const said = [texts(language).cite['pending-host'], plan.title[language], site.title[language], site.asOf];
      for (const part of [...said, 'PLAN-1 v1', site.licence[language], '示例数据（虚构）'])
        expect(read('CITATION.cff')).toContain(part);
      expect(version).toBe(site.release);
    }
    expect(citationText(official())).toContain('小县人民政府');
    expect(citationText(official())).not.toContain('待填写');
  });
});

describe('CSV on the Web', () => {
  const described = (): string[] => files.filter((path) => path.endsWith('.csv-metadata.json'));

  test('describes every table, in its own file and in the group', () => {
    const tables = files.filter((path) => /^(records\/)?[^/]+\.csv$/.test(path) && path !== 'data-dictionary.csv');
    expect(described().map((path) => path.replace('-metadata.json', ''))).toEqual(tables);
    const { tables: group } = JSON.parse(read('csv-metadata.json')) as { tables: { url: string }[] };
    expect(group.map(({ url }) => url).sort()).toEqual([...tables, 'data-dictionary.csv'].sort());
  });

  test('is true: columns, types, required cells, keys and references of every file hold', () => {
    expect(described().flatMap((path) => checkTable(join(folder, path)))).toEqual([]);
    expect(checkGroup(folder)).toEqual([]);
  });

  test('a file that says otherwise is noticed', () => {
    const copy = join(work, 'copy');
    cpSync(folder, copy, { recursive: true });
    const change = (path: string, from: RegExp, to: string): void => {
      const before = readFileSync(join(copy, path), 'utf8');
      expect(before).toMatch(from);
      writeFileSync(join(copy, path), before.replace(from, to));
    };
    change('areas.csv', /\r\n900001,/, '\r\n,');
    change('verdicts.csv', /2016-12-31/, '31.12.2016');
    expect(checkTable(join(copy, 'areas.csv-metadata.json'))).toEqual([
      expect.stringMatching(/areas.csv, row \d+, code: empty/),
    ]);
    expect(checkTable(join(copy, 'verdicts.csv-metadata.json')).join()).toMatch(/no date: 31.12.2016/);
    expect(checkGroup(copy).join()).toContain('area 900001');
  });
});
