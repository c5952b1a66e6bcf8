import type { Records } from '../../../src/core/records.ts';
import { isOpen } from '../../../src/core/records.ts';
import type { Site } from '../../../src/core/site.ts';
import { openColumns } from './mechanisms.ts';
import type { KeyPath } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

interface Tables {
  readonly records: Readonly<Record<string, Records>>;
  /** The ids of all tables written down, also of what is faulty itself. */
  readonly ids: ReadonlySet<string>;
  readonly at: (path: KeyPath, value: string) => Place;
}

/** `duties` of site.yml: the table exists and may be published, and has the columns named, the clauses as clauses. */
export function checkDuties({ duties }: Site, { records, ids, at }: Tables, report: Report): void {
  if (!duties) return;
  const place = at(['duties', 'records'], duties.records);
  if (!ids.has(duties.records)) report(problem('unknown-records', place));
  const table = records[duties.records];
  if (!table) return;
  if (!isOpen(table.sensitivity))
    return report(problem('records-not-public', place, { sensitivity: table.sensitivity }));
  const open = openColumns(table);
  const clauses = open.filter((name) => table.columns[name]?.type === 'clause');
  const named: [KeyPath, string, readonly string[]][] = [
    [['duties', 'clause'], duties.clause, clauses],
    ...duties.offices.map((name, i): [KeyPath, string, readonly string[]] => [['duties', 'offices', i], name, open]),
  ];
  for (const [path, name, expected] of named)
    if (!expected.includes(name))
      report(problem('unknown-column', at(path, name), { expected: expected.join(', ') || 'type: clause' }));
}
