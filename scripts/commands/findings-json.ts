import type { Problem } from '../data/problem.ts';
import type { Findings } from './findings.ts';

/** The version of the shape below; it changes when a key changes its meaning or goes. */
export const findingsFormat = 'sunledger-check/1';

/** The findings as JSON for other programs. Every finding has every key; null where it does not apply. */
export function findingsJson({ data, counts, holds, files }: Findings): string {
  const result = {
    format: findingsFormat,
    data,
    ok: counts.error === 0,
    errors: counts.error,
    warnings: counts.warning,
    notes: counts.note,
    holds,
    files: files.map(({ file, problems }) => ({ file, problems: problems.map(plain) })),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function plain({ severity, rule, sheet, row, column, cell, value, count, rows, message, cure }: Problem): object {
  return {
    severity,
    rule,
    sheet: sheet ?? null,
    row: row ?? null,
    column: column ?? null,
    cell: cell ?? null,
    value: value ?? null,
    count: count ?? null,
    rows: rows ?? null,
    message,
    cure,
  };
}
