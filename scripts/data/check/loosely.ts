import { openTable } from './table.ts';
import type { Sheet, Yaml } from '../input.ts';
import type { Report } from '../problem.ts';
import type { ColumnKind } from '../read/tidy.ts';

/**
 * The header and the ways of writing of an indicator's data whose definition is faulty: so that they are found in the
 * same run, and not only when the definition has been mended.
 */
export function checkFiguresLoosely(sheet: Sheet, yaml: Yaml, report: Report): void {
  const groups = Object.fromEntries(keysUnder(yaml, 'groups').map((column) => [column, 'name' as const]));
  const kinds: Record<string, ColumnKind> = {
    ...{ area: 'area', period: 'period', status: 'name', note: 'note', source: 'name', ...groups },
    ...{ numerator: 'count', denominator: 'count', value: 'number', low: 'number', high: 'number' },
  };
  openTable(sheet, { kinds, needed: ['area', 'period'], statuses: true }, report);
}

/** The same for a table of records. */
export function checkRecordsLoosely(sheet: Sheet, yaml: Yaml, report: Report): void {
  const known = keysUnder(yaml, 'columns');
  if (known.length === 0) return;
  const kinds = Object.fromEntries(known.map((column) => [column, 'text' as const]));
  openTable(sheet, { kinds, needed: [] }, report);
}

/** The keys of a map in a definition, if there is one. */
function keysUnder({ data }: Yaml, key: string): string[] {
  const value: unknown = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[key] : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
