/// <reference types="vite/types/importMeta.d.ts" />
import type { Example } from './kit/example.ts';
import type { Table } from './kit/table.ts';

/** A chart file: rows and options in, a picture out (nothing where none fits), and the same as a table. */
export interface ChartModule {
  readonly default: (rows: readonly never[], options: never) => SVGSVGElement | undefined;
  readonly tabulate: (rows: readonly never[], options: never) => Table;
}

const files = import.meta.glob<ChartModule>([
  './*.ts',
  '!./*.test.ts',
  '!./*.examples.ts',
  '!./{index,render,mount,mark,export,reader,patch}.ts',
]);
const exampleFiles = import.meta.glob<Readonly<Record<string, Example>>>('./*.examples.ts');

/** Every chart by the name of its file; a new file is found without being listed. Each is fetched when first drawn. */
export const charts: Readonly<Record<string, () => Promise<ChartModule>>> = Object.fromEntries(
  Object.entries(files).map(([path, load]) => [path.slice(2, -3), load]),
);

/** The examples of every chart by its name: tests and gallery at once. */
export const examples: Readonly<Record<string, () => Promise<Readonly<Record<string, Example>>>>> = Object.fromEntries(
  Object.entries(exampleFiles).map(([path, load]) => [path.slice(2, -'.examples.ts'.length), load]),
);
