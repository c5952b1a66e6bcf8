import { createHash } from 'node:crypto';
import type { Effects } from './effects.ts';
import type { Input, Sheet, Yaml } from './input.ts';
import { problem, type Report } from './problem.ts';
import { readCsv } from './read-csv.ts';
import { readParquet } from './read-parquet.ts';
import { readYaml } from './read-yaml.ts';

/** The files that must be there. */
const required = ['site.yml', 'plan/plan.yml', 'areas.csv'];

const used = [
  /^(site\.yml|plan\/plan\.yml|areas\.csv)$/,
  /^plan\/reading-notes\.yml$/,
  /^(plan\/commitments|mechanisms)\/[^/]+\.yml$/,
  /^(indicators|records)\/[^/]+\.(yml|csv|parquet)$/,
  /^(evidence|projects)\/[^/]+\.csv$/,
  /^(projects\/source\.yml|calendar\.csv)$/,
];
const workbook = /^(areas|calendar|(indicators|records|evidence|projects)\/[^/]+)\.xlsx$/i;

/**
 * Stage 1: every file of the data folder as text, rows or keys, with the place each came from. Files that cannot be
 * read at all are reported; what they say is the business of `check`.
 */
export async function read(folder: string, effects: Effects, report: Report): Promise<Input> {
  const paths = (await effects.listFiles(folder)).filter((path) => !/(^|\/)([.~]|README\.md$)/.test(path));
  const wanted = paths.filter((path) => used.some((pattern) => pattern.test(path)));
  const yaml = new Map<string, Yaml>();
  const sheets = new Map<string, Sheet>();
  const files = [];
  for (const path of required) if (!paths.includes(path)) report(problem('missing-file', { file: path }));
  for (const path of paths) if (workbook.test(path)) report(problem('xlsx-not-yet', { file: path }));
  for (const [index, file] of wanted.entries()) {
    const bytes = await effects.readFile(`${folder}/${file}`);
    files.push({ path: file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    if (file.endsWith('.yml')) keep(yaml, readYaml(file, bytes, report));
    else if (file.endsWith('.csv')) keep(sheets, readCsv(file, bytes, report));
    else keep(sheets, await readParquet(file, { folder, bytes: bytes.length, effects }, report));
    effects.progress({ stage: 'read', done: index + 1, of: wanted.length, note: file });
  }
  return { yaml, sheets, files, ignored: paths.filter((path) => !wanted.includes(path) && !workbook.test(path)) };
}

function keep<T extends { readonly file: string }>(found: Map<string, T>, item: T | undefined): void {
  if (item) found.set(item.file, item);
}
