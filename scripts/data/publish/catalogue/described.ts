import { describeTable, dictionaryRows, dictionaryTable, type TableEntry } from '../../../../src/core/dictionary.ts';
import { fileNames, type Parts } from '../../../../src/core/parts.ts';
import type { Source } from '../../../../src/core/indicator.ts';
import type { Release } from '../../../../src/core/release.ts';
import type { TableDefinition } from '../../../../src/core/tables.ts';
import { indicatorFile } from '../data-dictionary.ts';
import type { PublishedTable } from '../tables.ts';

/** A table in the words of the dictionary, with the definition that it is written by. */
export interface Described {
  readonly entry: TableEntry;
  readonly definition: TableDefinition;
  /** Where all its rows come from; absent where each row names its own source or none is needed. */
  readonly source?: Source;
}

/** Every table that is published as a whole, the data dictionary itself last. */
export function describedTables(release: Release, tables: readonly PublishedTable[]): Described[] {
  const described = tables.map((table): Described => {
    const source = release.records[table.name.replace(/^records\//, '')]?.definition.source;
    return { entry: describeTable(table, release), definition: table.definition, ...(source ? { source } : {}) };
  });
  const rows = dictionaryRows(
    described.map(({ entry }) => entry),
    null,
  );
  const dictionary = describeTable({ name: 'data-dictionary', definition: dictionaryTable, rows }, release);
  return [...described, { entry: dictionary, definition: dictionaryTable }];
}

/** A table as its files: each part is described as a table of its own. */
export function inParts(table: Described, parts: Parts): Described[] {
  return fileNames(table.entry.name, parts).map((name) => ({ ...table, entry: { ...table.entry, name } }));
}

/** The files of single indicators, which are all alike. */
export function describedIndicator(release: Release): Described {
  const table = indicatorFile(release);
  return { entry: describeTable(table, release), definition: table.definition };
}
