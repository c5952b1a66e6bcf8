import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { tables, type TableDefinition } from '../../core/tables.ts';
import type { Language } from '../../core/text.ts';
import type { ExploreFacts } from './facts.ts';

/** A function of the engine, as it describes it. */
export interface KnownFunction {
  readonly name: string;
  readonly signature: string;
  readonly description: string;
}

/** Tables by the names that a query gives them. */
export type KnownTables = Readonly<Record<string, TableDefinition>>;

/** Every table that can be asked: those of every release, and the records of this one. */
export function knownTables({ later }: Pick<ExploreFacts, 'later'>): KnownTables {
  return { ...tables, ...Object.fromEntries(later.map((table) => [table.name, table])) };
}

/** What is completed, in whose words. */
export interface Names {
  readonly language: Language;
  readonly tables: KnownTables;
  /** The functions of the engine. */
  readonly functions: () => Promise<readonly KnownFunction[]>;
}

/**
 * Completes tables, columns and functions. Columns come from the tables that the text names, or from all while it names
 * none, with their titles; behind `alias.` only that table's columns.
 */
export function completeNames({ language, tables: known, functions }: Names): CompletionSource {
  const tableOptions = Object.entries(known).map(([label, { title }]) => ({
    ...{ label, type: 'class', detail: title[language], boost: 2 },
  }));
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/(?:"?\w+"?\.)?\w*/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    const text = context.state.doc.toString();
    const [alias, rest] = word.text.includes('.') ? (word.text.split('.') as [string, string]) : [undefined, word.text];
    const from = word.to - rest.length;
    if (alias !== undefined) {
      const table = tableOf(text, alias.replaceAll('"', ''), known);
      return table ? { from, options: columnOptions({ [table]: known[table] }, language), validFor: /^\w*$/ } : null;
    }
    const columns = columnOptions(namedTables(text, known), language);
    const calls = await functions();
    const functionOptions = calls.map(({ name, signature, description }): Completion => ({
      ...{ label: name, type: 'function', detail: signature, apply: `${name}(`, boost: -1 },
      ...(description ? { info: description } : {}),
    }));
    return { from, options: [...tableOptions, ...columns, ...functionOptions], validFor: /^\w*$/ };
  };
}

/** The tables that a text reads, all of them while it reads none. */
export function namedTables(text: string, known: KnownTables): KnownTables {
  const named = Object.entries(known).filter(([name]) =>
    new RegExp(`\\b(from|join)\\s+${name}\\b|,\\s*${name}\\b`, 'i').test(text),
  );
  return named.length > 0 ? Object.fromEntries(named) : known;
}

/** The table behind a name or an alias: `observations o`, `verdicts AS v`. */
export function tableOf(text: string, alias: string, known: KnownTables): string | undefined {
  return Object.keys(known).find(
    (name) => name === alias || new RegExp(`\\b${name}\\s+(as\\s+)?${alias.replace(/\W/g, '')}\\b`, 'i').test(text),
  );
}

function columnOptions(known: Readonly<Record<string, TableDefinition | undefined>>, language: Language): Completion[] {
  const seen = new Map<string, Completion>();
  for (const definition of Object.values(known))
    for (const [label, { title }] of Object.entries(definition?.columns ?? {}))
      if (!seen.has(label)) seen.set(label, { label, type: 'property', detail: title[language], boost: 1 });
  return [...seen.values()];
}

/** The title of a published column by its name, where all tables that a query reads and that have it agree. */
export function columnTitle(column: string, { sql, facts }: { sql: string; facts: ExploreFacts }): string | undefined {
  const read = Object.values(namedTables(sql, knownTables(facts)));
  const titles = read.flatMap(({ columns }) => columns[column]?.title[facts.language] ?? []);
  return new Set(titles).size === 1 ? titles[0] : undefined;
}

/** Asks the engine for its functions; operators and internals are left out. */
export const functionsSql = `SELECT function_name,
       any_value('(' || array_to_string(parameters, ', ') || ')'),
       any_value(description)
FROM duckdb_functions()
WHERE regexp_full_match(function_name, '[a-z][a-z0-9_]*') AND NOT starts_with(function_name, '__')
GROUP BY function_name
ORDER BY function_name`;
