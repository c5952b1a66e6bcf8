import type { Text } from '../../../src/core/text.ts';
import { quoteText, type Database } from '../database.ts';

/** What an expression may be built from: columns, constants, comparisons, conditions, and these functions. */
const classes = [
  'COLUMN_REF',
  'CONSTANT',
  'COMPARISON',
  'CONJUNCTION',
  'OPERATOR',
  'BETWEEN',
  'CASE',
  'FUNCTION',
  'CAST',
];
const functions = [
  ...['+', '-', '*', '/', '%', '//', 'abs', 'round', 'floor', 'ceil', 'least', 'greatest', 'coalesce'],
  ...['year', 'quarter', 'month', 'day', 'date_diff', 'datediff', 'last_day'],
  ...['lower', 'upper', 'trim', 'length', 'starts_with', 'prefix', 'suffix', 'contains', '~~', '!~~', 'list_value'],
];

/**
 * Why a text is not one plain expression over the given columns, or undefined where it is one. It is parsed by the
 * database itself, so that nothing can hide in it: no query inside, no second statement, no function that looks at the
 * clock or outside the table.
 */
export async function expressionFault(
  text: string,
  columns: readonly string[],
  database: Database,
): Promise<Text | undefined> {
  const [row] = await database.rows(`SELECT json_serialize_sql(${quoteText(`SELECT (${text}\n)`)}) AS tree`);
  const tree = JSON.parse(String(row?.['tree'])) as Tree;
  const node = tree.statements?.[0]?.node;
  if (tree.error || !node) return both(tree.error_message ?? 'syntax error');
  const single = tree.statements?.length === 1 && node.type === 'SELECT_NODE' && node.select_list?.length === 1;
  const bare = node.from_table?.type === 'EMPTY' && !node.where_clause && !node.group_expressions?.length;
  if (!single || !bare || node.having || node.qualify || node.modifiers?.length)
    return { zh: '不是单个表达式', en: 'it is not a single expression' };
  return faultOf(node.select_list?.[0], columns);
}

interface Tree {
  readonly error: boolean;
  readonly error_message?: string;
  readonly statements?: readonly { readonly node: SelectNode }[];
}
interface SelectNode {
  readonly type: string;
  readonly select_list?: readonly unknown[];
  readonly from_table?: { readonly type: string };
  readonly where_clause?: unknown;
  readonly group_expressions?: readonly unknown[];
  readonly having?: unknown;
  readonly qualify?: unknown;
  readonly modifiers?: readonly unknown[];
}

/** The one expression of such a text as the database parses it. */
export async function parseExpression(text: string, database: Database): Promise<unknown> {
  const [row] = await database.rows(`SELECT json_serialize_sql(${quoteText(`SELECT (${text}\n)`)}) AS tree`);
  return (JSON.parse(String(row?.['tree'])) as Tree).statements?.[0]?.node.select_list?.[0];
}

/** Walks the parsed expression: every part of it must be on the lists above. */
function faultOf(node: unknown, columns: readonly string[]): Text | undefined {
  if (Array.isArray(node)) return first(node, columns);
  if (typeof node !== 'object' || node === null) return undefined;
  const part = node as Record<string, unknown>;
  const kind = part['class'];
  if (kind !== undefined && !classes.includes(String(kind))) return forbidden(String(kind).toLowerCase());
  if (kind === 'CONSTANT') return undefined;
  if (kind === 'COLUMN_REF') {
    const name = (part['column_names'] as string[]).join('.');
    return columns.includes(name) ? undefined : { zh: `没有列 ${name}`, en: `there is no column ${name}` };
  }
  if (kind === 'FUNCTION' && !functions.includes(String(part['function_name'])))
    return forbidden(String(part['function_name']));
  return first(Object.values(part), columns);
}

function first(parts: readonly unknown[], columns: readonly string[]): Text | undefined {
  for (const part of parts) {
    const fault = faultOf(part, columns);
    if (fault) return fault;
  }
  return undefined;
}

/** A message of the database, which speaks English only. */
export const both = (message: string): Text => ({ zh: message, en: message });
const forbidden = (what: string): Text => ({ zh: `不允许使用 ${what}`, en: `${what} is not allowed` });
