import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkPackage } from '../../../testing/data-package.ts';
import { fixtures, layOut } from '../../../testing/lay-out.ts';
import { buildData } from '../../build.ts';
import type { DataPackage } from './data-package.ts';
import type { TableSchema } from './table-schema.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cases = ['mechanisms', 'projects', 'suppressed-cell', 'second-plan'] as const;
let work: string;
const built = new Map<string, string>();

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sunledger-package-'));
  for (const name of cases) {
    const input = join(work, name);
    if (name === 'second-plan') cpSync(join(fixtures, name, 'input'), input, { recursive: true });
    else layOut(name, input);
    const { manifest } = await buildData({ input, output: join(work, `${name}-out`) });
    built.set(name, join(work, `${name}-out/data/v${manifest.version}`));
  }
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const folderOf = (name: string): string => built.get(name) ?? '';
const read = (name: string): DataPackage =>
  JSON.parse(readFileSync(join(folderOf(name), 'datapackage.json'), 'utf8')) as DataPackage;
const profile = (): object =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../testing/schemas/data-package-2.0.json'), 'utf8'),
  ) as object;

function faults(value: unknown, part?: 'tableSchema'): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats(ajv);
  ajv.addSchema(profile(), 'package');
  const validate = ajv.getSchema(part ? `package#/definitions/${part}` : 'package');
  if (!validate) throw new Error('unknown part of the profile');
  void validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe.each(cases)('datapackage.json of %s', (name) => {
  test('is what the published profile of Data Package 2.0 demands', () => {
    const { resources, ...rest } = read(name);
    expect(faults({ ...rest, resources })).toEqual([]);
    const shared = JSON.parse(readFileSync(join(folderOf(name), 'indicator-schema.json'), 'utf8')) as TableSchema;
    expect(faults(shared, 'tableSchema')).toEqual([]);
  });

  test('is true: length, hash, columns, types, constraints, keys and references of every file hold', () => {
    expect(checkPackage(folderOf(name))).toEqual([]);
  });

  test('names every CSV file of the release', () => {
    const files = readdirSync(folderOf(name), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.csv'),
    );
    expect(new Set(read(name).resources.map(({ path }) => path))).toEqual(new Set(files));
  });
});

test('the profile refuses what is not a package', () => {
  const { resources, ...rest } = read('mechanisms');
  const [first] = resources;
  expect(faults(rest)).not.toEqual([]);
  expect(faults({ ...rest, resources: [{ ...first, hash: 'unknown' }] })).not.toEqual([]);
  expect(faults({ ...rest, resources: [{ ...first, schema: { fields: [{ name: 'a', type: 'list' }] } }] })).not.toEqual(
    [],
  );
  expect(faults({ ...rest, resources, licenses: [{ title: 'free' }] })).not.toEqual([]);
});

test('the package says what an empty cell means, which codes there are, and that the data are a demonstration', () => {
  const { resources, description, title } = read('mechanisms');
  expect(`${title} ${description}`).toContain('示例数据（虚构）');
  const { schema } = resources.find(({ name }) => name === 'observations') ?? {};
  const fields = typeof schema === 'object' ? schema.fields : [];
  const field = (name: string) => fields.find((each) => each.name === name);
  expect(field('value')?.missingValues).toEqual([
    { value: '', label: expect.stringContaining('原因见status列') as string },
  ]);
  expect(field('status')?.categories?.map(({ value }) => value)).toContain('suppressed');
  expect(field('groups')?.missingValues).toEqual([]);
  expect(typeof schema === 'object' && schema.foreignKeys?.map(({ reference }) => reference.resource)).toEqual([
    'indicators',
    'areas',
  ]);
});

describe('the check of the package notices', () => {
  const broken: readonly (readonly [what: string, file: string, from: RegExp, to: string, found: RegExp])[] = [
    ['a code that is none', 'observations.csv', /,reported,/, ',seen,', /status: no category seen/],
    ['a reference that leads nowhere', 'areas.csv', /\r\n900001,/, '\r\n900999,', /refers to 900001/],
    ['a row that is there twice', 'areas.csv', /(\r\n900001,.*)/, '$1$1', /code: twice 900001/],
    ['an empty cell where none may be', 'areas.csv', /(\r\n900001,)[^,]*/, '$1', /code_system: empty/],
  ];
  test.each(broken)('%s', (_, file, from, to, found) => {
    const copy = join(work, 'broken');
    cpSync(folderOf('mechanisms'), copy, { recursive: true });
    const before = readFileSync(join(copy, file), 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(join(copy, file), after);
    const complaints = checkPackage(copy);
    rmSync(copy, { recursive: true });
    expect(complaints.some((line) => found.test(line))).toBe(true);
    expect(complaints.some((line) => line.startsWith(`${file}: sha256:`))).toBe(true);
  });
});
