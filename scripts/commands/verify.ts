import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toNumber } from '../../src/core/exact.ts';
import { valueOf } from '../../src/core/facts.ts';
import type { Judgement } from '../../src/core/judgement.ts';
import type { Manifest, Release } from '../../src/core/release.ts';
import type { ColumnType } from '../../src/core/tables.ts';
import type { Text } from '../../src/core/text.ts';
import { openDatabase, type SqlType } from '../data/database.ts';
import { nodeEffects } from '../data/output/effects.ts';
import { judge } from '../data/judge.ts';
import { recordsTables } from '../data/publish/records.ts';
import { verifyRecords, verifyTables } from '../data/publish/verify.ts';
import { columnsOf, tablesOf } from '../data/publish/tables.ts';
import { listFiles, sha256 } from './files.ts';
import { readSums } from './published.ts';

/** What one part of the verification looked at and what it found wrong. */
export interface Verification {
  readonly name: Text;
  readonly checked: number;
  readonly wrong: readonly string[];
}

/** Every part, in order. Each takes the folder of a release. */
export const verifications = [verifyFiles, verifyTablesAgree, verifyFigures, verifyVerdicts] as const;

async function readJson<T>(folder: string, path: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, path), 'utf8')) as T;
}

/** Every file against SHA256SUMS and manifest.json: present, of the stated length, unchanged, and none besides. */
export async function verifyFiles(folder: string): Promise<Verification> {
  const wrong: string[] = [];
  const sums = readSums(await readFile(join(folder, 'SHA256SUMS'), 'utf8'));
  const manifest = await readJson<Manifest>(folder, 'manifest.json');
  const entries = new Map(manifest.files.map((file) => [file.path, file]));
  for (const [path, hash] of sums) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    const entry = entries.get(path);
    if (!bytes) wrong.push(`${path}: missing`);
    else if (sha256(bytes) !== hash) wrong.push(`${path}: SHA-256 ${sha256(bytes)}, expected ${hash}`);
    else if (entry && (entry.sha256 !== hash || entry.bytes !== bytes.length))
      wrong.push(`${path}: manifest.json says ${entry.bytes} bytes, SHA-256 ${entry.sha256}`);
  }
  for (const path of entries.keys()) if (!sums.has(path)) wrong.push(`${path}: not in SHA256SUMS`);
  for (const path of await listFiles(folder))
    if (!sums.has(path) && path !== 'SHA256SUMS' && !/\.(br|gz)$/.test(path)) wrong.push(`${path}: not in SHA256SUMS`);
  return { name: { zh: '校验和与清单', en: 'checksums and manifest' }, checked: sums.size, wrong };
}

const sqlTypes: Record<ColumnType, SqlType> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/** Every table in every format against release.json, from which the pages are made, cell by cell. */
export async function verifyTablesAgree(folder: string): Promise<Verification> {
  const release = await readJson<Release>(folder, 'release.json');
  const tables = tablesOf(release);
  const records = recordsTables(release);
  const database = await openDatabase({ externalAccess: true });
  const wrong: string[] = [];
  try {
    for (const { name, definition, rows } of [...Object.values(tables), ...records]) {
      const columns = columnsOf(definition).map(([column, type]) => ({ name: column, type: sqlTypes[type] }));
      await database.load(
        name,
        columns,
        rows.map((row) => columns.map((column) => row[column.name])),
      );
    }
    await verifyTables(tables, { folder, database, effects: nodeEffects() });
    await verifyRecords(records, { folder, database, effects: nodeEffects() });
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  } finally {
    database.close();
  }
  const checked = [...Object.values(tables), ...records].reduce((sum, { rows }) => sum + rows.length, 0);
  const name = {
    zh: '各格式表格与网页所用数据逐格一致',
    en: 'tables in every format, against the source of the pages',
  };
  return { name, checked, wrong };
}

/** Every published rate and sum, computed again from the counts published beside it. */
export async function verifyFigures(folder: string): Promise<Verification> {
  const { observations, indicators } = await readJson<Release>(folder, 'release.json');
  const wrong: string[] = [];
  let checked = 0;
  for (const observation of observations) {
    if (observation.numerator === undefined) continue;
    checked++;
    const indicator = indicators[observation.indicator];
    const exact = indicator && valueOf(observation, indicator);
    const expected = exact && toNumber(exact);
    if (expected !== undefined && expected === observation.value) continue;
    const name = [observation.indicator, observation.area, observation.period, observation.groups]
      .filter(Boolean)
      .join(' ');
    wrong.push(`${name}: ${observation.value} published, ${expected ?? 'nothing'} from its counts`);
  }
  return { name: { zh: '由分子分母重算的数值', en: 'figures from their counts' }, checked, wrong };
}

/** Every verdict on a promise with a number, on every day, judged again from the published figures. */
export async function verifyVerdicts(folder: string): Promise<Verification> {
  const release = await readJson<Release>(folder, 'release.json');
  const { indicators, observations, disclosure, areas } = release;
  const input = {
    ...release,
    areas: new Map(areas.map((area) => [area.code, area])),
    evidence: [],
    ...{ given: [], records: [], known: [], earlier: [] },
  };
  const again = judge(
    { ...input, indicatorFiles: {} },
    { indicators, observations, disclosure },
    () => undefined,
  ).judgements;
  const evidenced = new Set(release.commitments.filter(({ kind }) => kind === 'deliverable').map(({ id }) => id));
  const key = ({ commitment, asOf }: Judgement): string => `${commitment} ${asOf}`;
  const expected = new Map(again.map((judgement) => [key(judgement), JSON.stringify(judgement)]));
  const judged = release.judgements.filter(({ commitment }) => !evidenced.has(commitment));
  const wrong = judged
    .filter((judgement) => expected.get(key(judgement)) !== JSON.stringify(judgement))
    .map((judgement) => `${key(judgement)}: ${judgement.standing} published; judged again it differs`);
  return {
    name: { zh: '由公布的数值重新作出的判定', en: 'verdicts from the published figures' },
    checked: judged.length,
    wrong,
  };
}

/** What this version does not verify yet. */
export const notVerified: readonly Text[] = [
  { zh: '校验和的签名（还没有签名）', en: 'the signature of the checksums (there is none yet)' },
  { zh: '由镇街加总到县的合计', en: 'the sums from towns to the county' },
  {
    zh: '凭文件判定的承诺（佐证文件不随数据发布）',
    en: 'promises judged by a document (the documents are not part of the release)',
  },
  { zh: '网页上印出的数字', en: 'the figures as printed on the pages' },
];
