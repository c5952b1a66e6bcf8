import type { Database, Result } from '../../query/database.ts';
import { csvText } from './csv.ts';
import { make } from './dom.ts';
import type { ExploreFacts } from './facts.ts';

/** No file takes more rows than this. */
export const mostFileRows = 1_000_000;
const fileTimeout = 120_000;

/** The name of a file: product, release, what is in it, and that it is a demonstration where it is one. */
export function fileName({ version, mark }: ExploreFacts, subject: string, extension: string): string {
  return ['sunledger', version, ...(mark ? ['demonstration'] : []), subject].join('-') + `.${extension}`;
}

/** Saves the rows of a result as CSV. */
export function saveCsv(
  { columns, rows }: Pick<Result, 'columns' | 'rows'>,
  name: string,
  mark: string | undefined,
): void {
  save(new Blob([csvText(columns, rows, mark)], { type: 'text/csv;charset=utf-8' }), name);
}

/** Runs a query for all its rows and saves them as CSV. Gives the number of rows where there were more than fit. */
export async function saveWholeCsv(
  database: Database,
  sql: string,
  { name, mark }: { name: string; mark: string | undefined },
) {
  const result = await database.query(sql, { limit: mostFileRows, timeout: fileTimeout });
  saveCsv(result, name, mark);
  return result.truncated ? result.rows.length : undefined;
}

/** Runs a query and saves its result as an Arrow IPC stream. Gives the number of rows where there were more than fit. */
export async function saveArrow(database: Database, sql: string, name: string): Promise<number | undefined> {
  const file = await database.arrow(sql, { limit: mostFileRows, timeout: fileTimeout });
  save(new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: 'application/vnd.apache.arrow.stream' }), name);
  return file.truncated ? file.rowCount : undefined;
}

/** Gives a file to the reader. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = make('a', { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
