import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SaxesParser } from 'saxes';
import { findProgram } from '../commands/machine.ts';

/** A cell as LibreOffice Calc holds it. An empty one is null. */
export type CalcCell = { readonly type: string; readonly value: string; readonly formula?: string } | null;

/** A file as Calc opens it: the rows of its sheets by their names. */
export type CalcFile = ReadonlyMap<string, readonly (readonly CalcCell[])[]>;

/**
 * Opens files in LibreOffice Calc without a window, as one who clicks them does, and says what stands in them. `work` is
 * a folder of the test's own: the profile of the office lies there too. `columns`: the kinds chosen in the dialogue for
 * a CSV file, 1 as it comes, 2 text, 5 a day.
 */
export function openInCalc(files: readonly string[], work: string, columns?: readonly number[]): CalcFile[] {
  const chosen = columns?.map((kind, index) => `${index + 1}/${kind}`).join('/') ?? '';
  const filter = columns ? [`--infilter=CSV:44,34,76,1,${chosen}`] : [];
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'office')).href}`;
  const { status, stderr, stdout } = spawnSync(
    findProgram('soffice') ?? 'soffice',
    ['--headless', profile, ...filter, '--convert-to', 'fods', '--outdir', work, ...files],
    { encoding: 'utf8', env: { ...process.env, HOME: work } },
  );
  if (status !== 0) throw new Error(`LibreOffice failed: ${stdout}${stderr}`);
  return files.map((file) => readFlat(readFileSync(join(work, basename(file).replace(/\.[a-z]+$/, '.fods')), 'utf8')));
}

/** A flat OpenDocument spreadsheet (ISO/IEC 26300). */
function readFlat(xml: string): CalcFile {
  const sheets = new Map<string, CalcCell[][]>();
  let sheet: CalcCell[][] = [];
  let row: CalcCell[] = [];
  let cell: { type: string; value: string; given: boolean; formula: string; repeat: number } | undefined;
  let paragraphs = 0;
  let inside = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes: all }) => {
    const at = (key: string): string => all[key] ?? '';
    if (name === 'table:table') sheets.set(at('table:name'), (sheet = []));
    else if (name === 'table:table-row') row = [];
    else if (name === 'table:table-cell') {
      const given = at('office:value') || at('office:date-value') || at('office:boolean-value');
      cell = {
        ...{ type: at('office:value-type'), value: given, given: given !== '' },
        ...{ formula: at('table:formula'), repeat: Number(at('table:number-columns-repeated') || 1) },
      };
      paragraphs = 0;
    } else if (name === 'text:p') {
      inside = true;
      if (cell && !cell.given && paragraphs++ > 0) cell.value += '\n';
    } else if (name === 'text:s' && cell && !cell.given) cell.value += ' '.repeat(Number(at('text:c') || 1));
    else if (name === 'text:tab' && cell && !cell.given) cell.value += '\t';
  });
  parser.on('text', (text) => {
    if (cell?.type === 'string' && !cell.given && inside) cell.value += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'text:p') inside = false;
    if (name === 'table:table-cell' && cell) {
      const { type, value, formula, repeat } = cell;
      const held: CalcCell = type === '' ? null : { type, value, ...(formula ? { formula } : {}) };
      if (repeat < 1000) for (let count = 0; count < repeat; count++) row.push(held);
      cell = undefined;
    } else if (name === 'table:table-row') sheet.push(row);
  });
  parser.write(xml).close();
  return sheets;
}
