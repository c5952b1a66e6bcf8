/** Where the engine's own lexer found tokens: offsets are in UTF-8 bytes. */
export interface Tokens {
  readonly offsets: readonly number[];
}

/**
 * The statements of a text, in order, without empty ones. Cut at the semicolons that the engine's lexer reports, so that
 * quotes, dollar quotes and comments are understood exactly as the engine understands them.
 */
export function splitStatements(text: string, { offsets }: Tokens): string[] {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const cuts = offsets.filter((offset) => bytes[offset] === semicolon);
  const bounds = [-1, ...cuts, bytes.length];
  return bounds
    .slice(1)
    .map((end, index) => ({ start: (bounds[index] ?? -1) + 1, end }))
    .filter(({ start, end }) => offsets.some((offset) => offset >= start && offset < end))
    .map(({ start, end }) => decoder.decode(bytes.subarray(start, end)).trim());
}

const semicolon = ';'.charCodeAt(0);

const administration = new Set([
  ...[
    'attach',
    'detach',
    'use',
    'copy',
    'export',
    'import',
    'install',
    'load',
    'force',
    'checkpoint',
    'update extensions',
  ],
  ...['begin', 'start', 'commit', 'end', 'abort', 'rollback'],
]);

/**
 * Whether a statement would only administer the engine: extensions, files, other databases, transactions. None of it can
 * do anything here (every statement runs in a read-only transaction on a locked engine); it is refused for the sake of a
 * message that says so.
 */
export function isAdministration(statement: string): boolean {
  const words =
    withoutComments(statement)
      .toLowerCase()
      .match(/[a-z_]+/g) ?? [];
  return administration.has(words[0] ?? '') || administration.has(words.slice(0, 2).join(' '));
}

function withoutComments(statement: string): string {
  return statement.replace(/^(\s+|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)+/, '');
}
