/** What went wrong with a query, as far as a reader needs telling apart. */
export const queryErrorKinds = [
  'syntax',
  'unknown-table',
  'unknown-column',
  'unknown-function',
  'extension',
  'files',
  'locked',
  'read-only',
  'administration',
  'types',
  'grouping',
  'memory',
  'empty',
  'unreadable',
  'download',
  'cancelled',
  'timeout',
  'crashed',
  'other',
] as const;
export type QueryErrorKind = (typeof queryErrorKinds)[number];

/** A query that failed. The message is the engine's own text. */
export interface QueryError extends Error {
  readonly name: 'QueryError';
  readonly kind: QueryErrorKind;
  /** The engine had to be started again; temporary tables are gone, the data are back. */
  readonly restarted: boolean;
}

/** Makes the error of a failed query. */
export function queryError(kind: QueryErrorKind, message: string, restarted = false): QueryError {
  return Object.assign(new Error(message), { name: 'QueryError' as const, kind, restarted });
}

export function isQueryError(error: unknown): error is QueryError {
  return error instanceof Error && error.name === 'QueryError';
}

const patterns: readonly (readonly [RegExp, QueryErrorKind])[] = [
  [/query was cancell?ed|INTERRUPT Error/i, 'cancelled'],
  [/exists in the \w+ extension|automatically install|loading external extensions|Extension Autoloading/i, 'extension'],
  [/file system operations are disabled|Permission Error/, 'files'],
  [/configuration has been locked/, 'locked'],
  [/read-only mode|read-only transaction/, 'read-only'],
  [/Out of Memory Error|bad_alloc|failed to allocate/i, 'memory'],
  [/^Parser Error/, 'syntax'],
  [/^Catalog Error: Table with name|^Catalog Error: View with name/, 'unknown-table'],
  [/^Binder Error: Referenced (column|table)|^Binder Error: Table "[^"]*" does not have a column/, 'unknown-column'],
  [/^Catalog Error: .*Function with name|^Binder Error: Function "/, 'unknown-function'],
  [/must appear in the GROUP BY|GROUP BY clause/, 'grouping'],
  [
    /^Conversion Error|^Mismatch Type Error|explicit (type )?cast|Cannot (compare|mix)|^Invalid Input Error: Failed to cast/,
    'types',
  ],
];

/** The kind of an error from the engine's own words; undefined where they are not words of the engine at all. */
export function classify(message: string): QueryErrorKind | undefined {
  const known = patterns.find(([pattern]) => pattern.test(message));
  if (known) return known[1];
  return /^[A-Z][A-Za-z ]+ Error: /.test(message) ? 'other' : undefined;
}

/**
 * The engine's text without its wrapping: some errors arrive as JSON, some inside the message of another, and the advice
 * to install an extension does not apply here.
 */
export function readableMessage(raw: string): string {
  const text = unwrap(raw);
  const inner = text.match(/closed pending query result\nError: ([\s\S]*)$/)?.[1] ?? text;
  const untilAdvice = inner.split(/\n+Please try installing/)[0] ?? inner;
  return collapseRepeats(untilAdvice).trim();
}

function unwrap(raw: string): string {
  if (!raw.startsWith('{')) return raw;
  try {
    const { exception_type, exception_message } = JSON.parse(raw) as Record<string, unknown>;
    return typeof exception_message === 'string' ? `${String(exception_type)} Error: ${exception_message}` : raw;
  } catch {
    return raw;
  }
}

/** A syntax error quotes the same lines twice. */
function collapseRepeats(text: string): string {
  const blocks = text.split(/\n\n/);
  return blocks.filter((block, index) => blocks.indexOf(block) === index).join('\n\n');
}
