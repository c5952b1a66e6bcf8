import type { Effects } from '../output/effects.ts';
import { largestSize, megabytes } from '../read/limits.ts';
import { problem, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import type { Entry } from '../read/survey.ts';

const refused: Partial<Record<Entry['kind'], RuleId>> = {
  'outside-link': 'outside-link',
  'linked-folder': 'linked-folder',
  'broken-link': 'broken-link',
  special: 'special-file',
  closed: 'unreadable-file',
  'closed-folder': 'unreadable-folder',
  unnamed: 'file-name-encoding',
};

/** Hidden files, lock files of office programs, and the instructions for clerks. */
const passedOver = /(^|\/)([.~]|README\.md$)/;

/**
 * The files of the data folder that can be read, by path. What cannot, or must not (a link out of the folder, a pipe,
 * a file larger than its kind may be), is reported before a byte of it is read.
 */
export async function openFolder(
  folder: string,
  effects: Effects,
  report: Report,
): Promise<ReadonlyMap<string, Entry>> {
  const files = new Map<string, Entry>();
  const names = new Map<string, string>();
  for (const entry of (await effects.survey(folder)).filter(({ path }) => !passedOver.test(path))) {
    const { path, kind, bytes } = entry;
    const rule = refused[kind];
    if (rule) report(problem(rule, { file: path || '.' }));
    const name = path.normalize('NFC').toLowerCase();
    const other = names.get(name);
    if (other !== undefined) report(problem('case-collision', { file: path }, { other }));
    names.set(name, path);
    const limit = largestSize(path);
    if (limit !== undefined && bytes > limit * 1e6)
      report(problem('file-too-large', { file: path }, { size: megabytes(bytes), limit: megabytes(limit * 1e6) }));
    else if (!rule) files.set(path, entry);
  }
  return files;
}

/** Reports every file that was written, replaced, added or removed since the folder was opened. */
export async function reportChanges(
  folder: string,
  { opened, effects }: { opened: ReadonlyMap<string, Entry>; effects: Effects },
  report: Report,
): Promise<void> {
  const now = await openFolder(folder, effects, () => undefined);
  for (const path of new Set([...opened.keys(), ...now.keys()]))
    if (opened.get(path)?.stamp !== now.get(path)?.stamp) report(problem('input-changed', { file: path }));
}
