import { mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeEffects } from '../data/output/effects.ts';
import { layOut } from '../testing/lay-out.ts';
import type { Folder } from './gate.ts';

/** Golden cases that build, between them with every kind of input: plain tables, workbooks, ledger and calendar, notes. */
const cases = ['small', 'workbook', 'projects', 'mechanisms'] as const;

/** Folders that build, as files in memory; the last one holds its figures as Parquet. */
export async function baseFolders(): Promise<Folder[]> {
  const folders = cases.map((name) => {
    const input = mkdtempSync(join(tmpdir(), 'sunledger-fuzz-'));
    layOut(name, input);
    const folder = readFolder(input);
    rmSync(input, { recursive: true });
    return folder;
  });
  return [...folders, await parquetFolder()];
}

function readFolder(input: string): Folder {
  const paths = readdirSync(input, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
  return new Map(paths.sort().map((path) => [path.replaceAll('\\', '/'), readFileSync(join(input, path))]));
}

async function parquetFolder(): Promise<Folder> {
  const input = mkdtempSync(join(tmpdir(), 'sunledger-fuzz-'));
  layOut('small', input);
  const table = join(input, 'indicators/water');
  const database = await nodeEffects().openDatabase({ externalAccess: true });
  await database.rows(
    `COPY (SELECT * REPLACE (area::VARCHAR AS area, period::VARCHAR AS period) FROM read_csv('${table}.csv', header = true)) TO '${table}.parquet' (FORMAT parquet)`,
  );
  database.close();
  unlinkSync(`${table}.csv`);
  const folder = readFolder(input);
  rmSync(input, { recursive: true });
  return folder;
}
