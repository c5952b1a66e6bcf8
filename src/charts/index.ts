/// <reference types="vite/types/importMeta.d.ts" />

/** A chart file: one default export, rows and options in, a picture out (nothing where no picture fits). */
export interface ChartModule {
  readonly default: (rows: readonly never[], options: never) => SVGSVGElement | undefined;
}

const files = import.meta.glob<ChartModule>([
  './*.ts',
  '!./*.test.ts',
  '!./*.examples.ts',
  '!./{index,render,mount,mark,export}.ts',
]);

/** Every chart by the name of its file; a new file is found without being listed. Each is fetched when first drawn. */
export const charts: Readonly<Record<string, () => Promise<ChartModule>>> = Object.fromEntries(
  Object.entries(files).map(([path, load]) => [path.slice(2, -3), load]),
);
