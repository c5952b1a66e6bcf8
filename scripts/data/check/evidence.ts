import type { CheckedCommitments } from './plan.ts';
import { cellText, isDay, type EvidenceRow } from './checked.ts';
import { nearest, reader } from './columns.ts';
import { openTable } from './table.ts';
import type { Input, Sheet } from '../input.ts';
import { problem, type Report } from '../problem.ts';

const needed = ['commitment', 'done_on', 'document', 'link'];
/** `done`: false where the document states that the thing was not done. `by`: the due day of the step it is about. */
const kinds = {
  commitment: 'name',
  done_on: 'date',
  document: 'text',
  link: 'text',
  done: 'name',
  by: 'date',
} as const;

/** `evidence/*.csv`: the documents about deliverables. */
export function checkEvidence(input: Input, commitments: CheckedCommitments, report: Report): EvidenceRow[] {
  const sheets = [...input.sheets.values()].filter(({ file }) => file.startsWith('evidence/'));
  return sheets.flatMap((sheet) => checkSheet(sheet, commitments, report));
}

function checkSheet(given: Sheet, commitments: CheckedCommitments, report: Report): EvidenceRow[] {
  const sheet = openTable(given, { kinds, needed, mayBeEmpty: true }, report);
  if (!sheet) return [];
  const lines = new Map<string, number>();
  const choices = commitments.placed.map(({ commitment }) => [commitment.id, commitment.name.zh] as const);
  return sheet.rows.flatMap(({ row, cells }) => {
    const cell = reader(sheet, cells);
    const text = (column: string): string => cellText(cell(column)) ?? '';
    const place = (column: string) => ({ file: sheet.file, row, column, value: text(column) });
    const key = ['commitment', 'done_on', 'document', 'done', 'by'].map(text).join(' ').trim();
    const first = lines.get(key);
    if (first) report(problem('duplicate-row', { file: sheet.file, row }, { first, key }));
    lines.set(key, first ?? row);
    for (const column of ['commitment', 'done_on', 'document'])
      if (text(column) === '') report(problem('missing-cell', { file: sheet.file, row, column }, { column }));
    const promised = commitments.placed.find(({ commitment }) => commitment.id === text('commitment'))?.commitment;
    if (!commitments.ids.has(text('commitment')) && text('commitment') !== '')
      report(problem('unknown-commitment', place('commitment'), { nearest: nearest(text('commitment'), choices) }));
    if (promised && promised.kind !== 'deliverable')
      report(problem('evidence-for-figures', place('commitment'), { kind: promised.kind }));
    for (const column of ['done_on', 'by'])
      if (text(column) !== '' && !isDay(text(column))) report(problem('wrong-day', place(column)));
    if (text('link') !== '' && !/^https?:\/\/\S+$/.test(text('link')))
      report(
        problem('wrong-form', place('link'), {
          expected: { zh: '写完整的 http(s) 网址，没有就留空', en: 'write a full http(s) address or leave it empty' },
        }),
      );
    if (text('done') !== '' && !['true', 'false', '是', '否'].includes(text('done')))
      report(problem('unknown-value', place('done'), { expected: 'true, false' }));
    if (text('by') !== '' && promised && !promised.steps.some(({ by }) => by === text('by')))
      report(problem('unknown-value', place('by'), { expected: promised.steps.map(({ by }) => by).join(', ') }));
    return [
      {
        commitment: text('commitment'),
        on: text('done_on'),
        document: text('document'),
        ...(text('link') === '' ? {} : { link: text('link') }),
        done: !['false', '否'].includes(text('done')),
        ...(text('by') === '' ? {} : { by: text('by') }),
      },
    ];
  });
}
