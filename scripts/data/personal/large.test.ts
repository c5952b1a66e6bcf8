import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fileTexts } from './text-files.ts';
import { search } from './search.ts';

vi.setConfig({ testTimeout: 300_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunledger-large-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The example number of GB 11643-1999. */
const identity = '11010519491231002X';

/** A table of just under 64 MB; returns the line that holds the number. */
function writeLarge(path: string): number {
  const file = openSync(path, 'w');
  let size = writeSync(file, 'area,period,numerator,denominator,note\n');
  let [line, planted] = [1, 0];
  while (size < 63 * 1024 ** 2) {
    const lines = Array.from({ length: 5000 }, () => {
      line++;
      return `37032300${line % 10},${2015 + (line % 6)},${line % 997},${1000 + (line % 9973)},-`;
    });
    if (planted === 0 && size > 40 * 1024 ** 2) {
      lines.push(`370323001,2018,1,2,${identity}`);
      planted = ++line;
    }
    size += writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
  return planted;
}

test('one identity number in a table of 64 MB is found, in a process that may use 512 MB', async () => {
  const planted = writeLarge(join(folder, 'water.csv'));
  const published = pathToFileURL(join(import.meta.dirname, 'published.ts')).href;
  const program = `
    import { searchPublished } from ${JSON.stringify(published)};
    const site = { folder: process.argv[1], today: '2026-01-01', contacts: [], places: [], justified: [] };
    const findings = await searchPublished(site, ['water.csv']);
    const places = findings.map(({ what, place }) => [what, place.row, place.column].join(' '));
    process.stdout.write(JSON.stringify({ places, peak: process.resourceUsage().maxRSS * 1024 }));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--max-old-space-size=512', '--input-type=module', '--eval', program, folder],
  ]);
  const { places, peak } = JSON.parse(stdout) as { places: string[]; peak: number };
  expect(places).toEqual([`identity ${planted} note`]);
  expect(peak).toBeLessThan(1024 ** 3);
});

test('a long table is searched in parts: lines keep their numbers, and a header is told once', () => {
  const rows = Array.from({ length: 250_000 }, (_, index) => (index === 220_000 ? `${identity},1` : `${index},1`));
  const text = ['身份证号,numerator', ...rows].join('\n');
  const none = new Set<string>();
  const notes = { justified: none, amounts: none, counts: none, said: '', records: false };
  const options = { context: { today: '2026-01-01', contacts: none }, places: none, table: () => notes };
  const found = [...fileTexts('a.csv', text)].flatMap((each) => search(each, options));
  expect(found.filter(({ what }) => what === 'column')).toHaveLength(1);
  expect(found.filter(({ what }) => what === 'identity').map(({ place }) => place.row)).toEqual([220_002]);
});
