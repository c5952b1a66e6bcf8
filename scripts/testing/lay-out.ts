import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkbook, type MadeWorkbook } from './workbook.ts';

/** The folder of the golden cases. */
export const fixtures = join(import.meta.dirname, '../fixtures');

/**
 * Puts the smallest plan that builds into a folder, with the input of a golden case laid over it. Workbooks are
 * described as `water.xlsx.json`, so that they can be read in a diff; a workbook takes the place of the CSV file.
 */
export function layOut(name: string, input: string): void {
  cpSync(join(fixtures, 'small/input'), input, { recursive: true });
  cpSync(join(fixtures, name, 'input'), input, { recursive: true });
  for (const path of readdirSync(input, { recursive: true, encoding: 'utf8' }).map((file) => join(input, file))) {
    if (!/\.xlsx(\.json)?$/.test(path)) continue;
    rmSync(path.replace(/\.xlsx(\.json)?$/, '.csv'), { force: true });
    if (!path.endsWith('.json')) continue;
    writeFileSync(path.replace(/\.json$/, ''), makeWorkbook(JSON.parse(readFileSync(path, 'utf8')) as MadeWorkbook));
    rmSync(path);
  }
}
