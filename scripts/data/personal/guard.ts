import type { Effects } from '../output/effects.ts';
import type { Input } from '../input.ts';
import { isPanelFile } from '../read/limits.ts';
import type { Problem } from '../problem.ts';
import { concealer } from './conceal.ts';
import { searchOptions } from './definitions.ts';
import { bareName, type Found } from './found.ts';
import { openParquet } from './parquet.ts';
import { reportFindings } from './report.ts';
import { search, type Finding, type SearchOptions } from './search.ts';
import { textsIn, type Tools } from './texts.ts';

/** What the search of the data folder gives: its problems, and what hides its finds in the messages of other rules. */
export interface Guarded {
  readonly problems: readonly Problem[];
  readonly conceal: (problem: Problem) => Problem;
}

/** Larger files of a kind that the reader has no limit for are not searched but refused. */
const largest = 64 * 1024 ** 2;
/** The history of the folder is no part of it: it is never published, and it is not searched. */
const history = /(^|\/)\.(git|svn|hg)\//;
/** Notes of the system and of open office programs: searched as far as they can be, and no reason to stop. */
const passing = /(^|\/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini)$/i;

/**
 * Searches every file of the data folder for personal data: the used ones, those that the build ignores, hidden ones;
 * their names, their cells, and every other place of them where text can stand.
 */
export async function guardFolder(folder: string, input: Input, effects: Effects): Promise<Guarded> {
  const options = searchOptions(input, effects.today);
  const columnFiles = openParquet(effects);
  const entries = (await effects.survey(folder)).filter(({ path }) => !history.test(path));
  const findings: Finding[] = [];
  try {
    for (const { path: file, bytes: size, kind } of entries) {
      findings.push(...searchName(file, options));
      // Panels are searched by their scan.
      if (kind !== 'file' || size === 0 || input.oversized.has(file) || isPanelFile(file)) continue;
      if (size > largest) findings.push(tooLarge(file));
      const bytes = size > largest ? undefined : await effects.readFile(`${folder}/${file}`).catch(() => undefined);
      if (!bytes) continue;
      for (const finding of await searchFile(file, bytes, { options, tools: { columnFiles } })) findings.push(finding);
    }
  } finally {
    columnFiles.close();
  }
  return { problems: reportFindings(findings), conceal: concealer(findings) };
}

/** Everything personal in one file. */
export async function searchFile(
  file: string,
  bytes: Uint8Array,
  { options, tools }: { options: SearchOptions; tools: Tools },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const found of textsIn(file, bytes, tools))
    if (found.type !== 'fault' || !passing.test(file))
      for (const finding of search(found, options)) findings.push(finding);
  return findings;
}

/** The names of a file and of the folders it is in, each for itself. */
export function searchName(path: string, options: SearchOptions): Finding[] {
  return path
    .split('/')
    .map((name): Found => ({ type: 'text', place: { file: path }, where: 'file-name', text: bareName(name) }))
    .flatMap((found) => search(found, options));
}

function tooLarge(file: string): Finding {
  const detail = { zh: '文件过大', en: 'the file is too large' };
  return { what: 'closed', place: { file }, where: 'bytes', detail };
}
