import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFigures, checkVerdicts } from '../../src/core/proof/figures.ts';
import type { Finding } from '../../src/core/proof/finding.ts';
import { checkTotals } from '../../src/core/proof/totals.ts';
import type { Manifest, Release } from '../../src/core/release.ts';
import type { ColumnType } from '../../src/core/tables.ts';
import type { Text } from '../../src/core/text.ts';
import { openDatabase, type SqlType } from '../data/database.ts';
import { nodeEffects } from '../data/output/effects.ts';
import { partsOf } from '../data/publish/parts.ts';
import { recordsTables } from '../data/publish/records.ts';
import { columnsOf, tablesOf } from '../data/publish/tables.ts';
import { verifyTables } from '../data/publish/verify.ts';
import type { Published } from './published.ts';
import { verifyChain, verifyChanges, verifySignatures } from './verify-chain.ts';
import { verifyFiles, verifySite } from './verify-files.ts';
import { verifyPrinted } from './verify-printed.ts';
import { verifyReports } from './verify-reports.ts';

/** What one part of the verification looked at and what it found wrong. */
export interface Verification extends Finding {
  readonly name: Text;
}

/** What the caller knows from elsewhere than the site, and where it wants to hear of the progress. */
export interface Trust {
  /** The key that the site must be signed with, 32 bytes. */
  readonly publicKey?: Uint8Array;
  /** The SHA-256 of a manifest that must be in the chain. */
  readonly manifest?: string;
  /** Told how far a part that takes long has come. */
  readonly onProgress?: (name: Text, done: number, total: number) => void;
}

/** Every part, in order. Another part of what is published gets a function of its own here. */
export const verifications: readonly ((site: Published, trust: Trust) => Promise<Verification>)[] = [
  verifySite,
  verifyFiles,
  verifySignatures,
  verifyChain,
  verifyChanges,
  verifyTablesAgree,
  verifyFigures,
  verifyTotals,
  verifyVerdicts,
  verifyReports,
  verifyPrinted,
];

/** Every part, one after the other. A part that cannot read what it needs has found something wrong. */
export async function* verifyAll(site: Published, trust: Trust = {}): AsyncGenerator<Verification> {
  for (const verify of verifications)
    yield await verify(site, trust).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      const name = { zh: '有文件读不出', en: 'a file that cannot be read' };
      return { name, checked: 0, wrong: [{ zh: reason, en: reason }] };
    });
}

async function readRelease(folder: string): Promise<Release> {
  return JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')) as Release;
}

const sqlTypes: Record<ColumnType, SqlType> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/** Every table in every format against release.json, from which the pages are made, cell by cell. */
export async function verifyTablesAgree({ folder }: Published): Promise<Verification> {
  const release = await readRelease(folder);
  const { parts = {} } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const tables = [...Object.values(tablesOf(release)), ...recordsTables(release)];
  const all = tables.flatMap((table) => partsOf(table, parts));
  const database = await openDatabase({ externalAccess: true });
  const wrong: Text[] = [];
  try {
    for (const { name, definition, rows } of all) {
      const columns = columnsOf(definition).map(([column, type]) => ({ name: column, type: sqlTypes[type] }));
      await database.load(
        name,
        columns,
        rows.map((row) => columns.map((column) => row[column.name])),
      );
    }
    await verifyTables(all, { folder, database, effects: nodeEffects() });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    wrong.push({ zh: reason, en: reason });
  } finally {
    database.close();
  }
  const checked = all.reduce((sum, { rows }) => sum + rows.length, 0);
  const name = {
    zh: '各格式表格与网页所用数据逐格一致',
    en: 'tables in every format, against the source of the pages',
  };
  return { name, checked, wrong };
}

/** Every published rate and sum, computed again from the counts published beside it. */
export async function verifyFigures({ folder }: Published): Promise<Verification> {
  const name = { zh: '由分子分母重算的数值', en: 'figures from their counts' };
  return { name, ...checkFigures(await readRelease(folder)) };
}

/** Every count that was made by adding, against the parts published beside it. */
export async function verifyTotals({ folder }: Published): Promise<Verification> {
  const name = { zh: '由各部分相加的合计', en: 'totals from their published parts' };
  return { name, ...checkTotals(await readRelease(folder)) };
}

/** Every verdict on every day, judged again from the published figures and documents. */
export async function verifyVerdicts({ folder }: Published): Promise<Verification> {
  const name = { zh: '由公布的数值和文件重新作出的判定', en: 'verdicts from the published figures and documents' };
  return { name, ...checkVerdicts(await readRelease(folder)) };
}

/** What this version does not verify yet. */
export const notVerified: readonly Text[] = [
  {
    zh: '各部分没有公布的合计（逐村、逐户、逐机构的记录不公布）',
    en: 'totals whose parts are not published: records of villages, households and institutions stay unpublished',
  },
  {
    zh: '佐证文件本身（只核验公布的文号和日期）',
    en: 'the documents themselves: only their published numbers and days are',
  },
  { zh: '报告以外的网页上印出的数字', en: 'the figures as printed on the pages other than the reports' },
  {
    zh: 'DOCX报告里的图（是图片）和目录页码（随字体变化）',
    en: 'charts in DOCX reports, which are pictures, and the page numbers of their contents, which depend on fonts',
  },
];
