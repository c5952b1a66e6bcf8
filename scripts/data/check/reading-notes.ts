import { hasClause, type Plan } from '../../../src/core/plan.ts';
import { readingNoteSchema, type ReadingNote } from '../../../src/core/reading-note.ts';
import type { Text } from '../../../src/core/text.ts';
import { conform } from './schema.ts';
import type { Input, KeyPath } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

export const readingNotesFile = 'plan/reading-notes.yml';

/** What a reading note can point at. */
interface Known {
  readonly plan: Plan | undefined;
  readonly commitments: ReadonlySet<string>;
  /** The hint behind an unknown promise. */
  readonly nearest: (id: string) => Text;
}

/** `plan/reading-notes.yml`: every note once, on clauses and promises that exist. A plan without oddities needs no file. */
export function checkReadingNotes(input: Input, known: Known, report: Report): ReadingNote[] {
  const yaml = input.yaml.get(readingNotesFile);
  if (!yaml) return [];
  if (!Array.isArray(yaml.data)) {
    const expected = { zh: '列表', en: 'a list' };
    report(problem('wrong-type', { file: yaml.file, row: 1, value: typeof yaml.data }, { expected }));
    return [];
  }
  const lines = new Map<string, number>();
  return yaml.data.flatMap((value: unknown, index) => {
    const note = conform(readingNoteSchema, { yaml, value, path: [index], subject: subjectOf(value) }, report);
    if (!note) return [];
    const at = (path: KeyPath, found: string): Place => ({
      file: yaml.file,
      row: yaml.line([index, ...path]),
      column: path.join('.'),
      value: found,
    });
    const first = lines.get(note.id);
    if (first !== undefined) report(problem('not-unique', at(['id'], note.id), { first }));
    else lines.set(note.id, yaml.line([index, 'id']));
    note.clauses.forEach((clause, number) => {
      if (known.plan && !hasClause(known.plan, clause))
        report(problem('unknown-clause', at(['clauses', number], clause), { subject: subjectOf(note) }));
    });
    note.commitments.forEach((id, number) => {
      if (!known.commitments.has(id))
        report(problem('unknown-commitment', at(['commitments', number], id), { nearest: known.nearest(id) }));
    });
    return [note];
  });
}

function subjectOf(value: unknown): Text {
  const { id = '?' } = (typeof value === 'object' && value !== null ? value : {}) as { id?: unknown };
  return { zh: `阅读注 ${String(id)}：`, en: `reading note ${String(id)}: ` };
}
