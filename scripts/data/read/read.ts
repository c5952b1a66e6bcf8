import { createHash } from 'node:crypto';
import type { ManifestEntry } from '../../../src/core/release.ts';
import { openFolder, reportChanges } from '../check/folder.ts';
import { declaredFor } from './declared.ts';
import type { Effects } from '../output/effects.ts';
import type { Declared, Input, Sheet, Yaml } from '../input.ts';
import { isPanelFile, sizeRules } from './limits.ts';
import { problem, type Report } from '../problem.ts';
import { readJson } from './json.ts';
import { readCsv } from './csv.ts';
import { readParquet } from './parquet.ts';
import { readXlsx } from './xlsx.ts';
import { readYaml } from './yaml.ts';
import type { RuleId } from '../rules/rules.ts';

/** The files that must be there. */
const required = ['site.yml', 'plan/plan.yml'];

const used = [
  /^(site|known|glossary|plan\/plan)\.yml$/,
  /^releases\/[^/]+\.json$/,
  /^plan\/reading-notes\.yml$/,
  /^(plan\/commitments|mechanisms)\/[^/]+\.yml$/,
  /^(indicators|records)\/[^/]+\.(yml|csv|xlsx|parquet)$/,
  /^panels\/[^/]+\.yml$/,
  /^(evidence|projects)\/[^/]+\.(csv|xlsx)$/,
  /^(areas|calendar|corrections)\.(csv|xlsx)$/,
  /^projects\/source\.yml$/,
];
/** Tables in a form that is not read: they must not be taken for data that was. */
const tables = /\.(csv|xlsx?|xlsm|xlsb|et|ods|numbers|tsv|txt|dbf|parquet)$/i;

/**
 * Stage 1: every file of the data folder as text, rows or keys, with the place each came from. Files that cannot be
 * read at all are reported; what they say is the business of `check`.
 */
export async function read(folder: string, effects: Effects, tell: Report): Promise<Input> {
  const oversized = new Set<string>();
  const report: Report = (found) => {
    if (sizeRules.has(found.rule)) oversized.add(found.file);
    tell(found);
  };
  const opened = await openFolder(folder, effects, report);
  const paths = [...opened.keys()];
  const wanted = paths.filter((path) => isPanelFile(path) || used.some((pattern) => pattern.test(path)));
  const ignored = paths.filter((path) => !wanted.includes(path));
  reportAbsent(paths, ignored, report);
  const yaml = new Map<string, Yaml>();
  const sheets = new Map<string, Sheet>();
  const json = new Map<string, unknown>();
  const files = new Map<string, ManifestEntry>();
  // Definitions first: they say how the data files beside them are to be read.
  const ordered = [...wanted].sort((a, b) => Number(b.endsWith('.yml')) - Number(a.endsWith('.yml')));
  for (const [index, file] of ordered.entries()) {
    if (isPanelFile(file)) {
      files.set(file, { path: file, ...(await effects.hashFile(`${folder}/${file}`)) });
      continue;
    }
    const bytes = await effects.readFile(`${folder}/${file}`).catch(() => undefined);
    if (!bytes) {
      report(problem('unreadable-file', { file }));
      continue;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.set(file, { path: file, bytes: bytes.length, sha256 });
    if (file.endsWith('.yml')) keep(yaml, readYaml(file, bytes, report));
    else if (file.endsWith('.json')) keepJson(json, file, readJson(file, bytes, report));
    else keep(sheets, await readTable(file, { bytes, folder, effects, declared: declaredFor(file, yaml) }, report));
    effects.progress({ stage: 'read', done: index + 1, of: wanted.length });
  }
  await reportChanges(folder, { opened, effects }, report);
  const stamps = new Map([...opened].map(([path, { stamp }]) => [path, stamp]));
  return { yaml, sheets, json, files: wanted.flatMap((path) => files.get(path) ?? []), ignored, oversized, stamps };
}

interface TableSource {
  readonly bytes: Uint8Array;
  readonly folder: string;
  readonly effects: Effects;
  readonly declared: Declared;
}

async function readTable(file: string, source: TableSource, report: Report): Promise<Sheet | undefined> {
  const { bytes, folder, effects, declared } = source;
  if (file.endsWith('.csv')) return readCsv(file, { bytes, ...declared }, report);
  if (file.endsWith('.xlsx')) return readXlsx(file, { bytes, ...declared }, report);
  return readParquet(file, { folder, bytes: bytes.length, effects, declared }, report);
}

function reportAbsent(paths: readonly string[], ignored: readonly string[], report: Report): void {
  for (const path of required) if (!paths.includes(path)) report(problem('missing-file', { file: path }));
  if (!paths.some((path) => /^areas\.(csv|xlsx)$/.test(path))) report(problem('missing-file', { file: 'areas.csv' }));
  const stems = new Map<string, string>();
  for (const path of paths.filter((each) => !ignored.includes(each) && !each.endsWith('.yml'))) {
    const stem = path.replace(/\.[^.]+$/, '');
    const first = stems.get(stem);
    if (first !== undefined) report(problem('two-data-files', { file: path }, { first }));
    stems.set(stem, first ?? path);
  }
  for (const path of ignored) report(problem(unusedRule(path), { file: path }));
}

/** A table that is not read must not be taken for one that was; anything else is only in the way. */
function unusedRule(path: string): RuleId {
  if (/\.(csv|xlsx|parquet)$/.test(path)) return 'misplaced-table';
  return tables.test(path) ? 'unsupported-file' : 'unused-file';
}

function keep<T extends { readonly file: string }>(found: Map<string, T>, item: T | undefined): void {
  if (item) found.set(item.file, item);
}

function keepJson(found: Map<string, unknown>, file: string, data: unknown): void {
  if (data !== undefined) found.set(file, data);
}
