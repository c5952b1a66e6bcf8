import { fileNames } from '../core/parts.ts';
import type { Latest } from '../core/release.ts';
import { download, progressOf, type Progress } from './download.ts';
import { failWith, startError } from './start-error.ts';

export interface PartsOptions {
  /** Address of the folder with `latest.json`, with a slash at its end. */
  readonly data: string;
  /** The tables to load, with the unpacked bytes of each of their files. */
  readonly tables: Readonly<Record<string, readonly number[]>>;
  /** Address and unpacked size in bytes of the engine. */
  readonly engine: { readonly url: string; readonly bytes: number };
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What has to be there before the engine can start. */
export interface Parts {
  readonly module: WebAssembly.Module;
  readonly latest: Latest;
  /** Address of the folder of the release, with a slash at its end. */
  readonly folder: string;
  /** Arrow IPC streams by table name, in the order of the rows. */
  readonly tables: Readonly<Record<string, readonly Uint8Array[]>>;
}

/** Downloads the engine, compiled while it comes, and the tables, all side by side. Throws a `StartError`. */
export async function fetchParts({ data, tables, engine, onProgress }: PartsOptions): Promise<Parts> {
  await requireWebAssembly();
  const part = progressOf(onProgress ?? (() => undefined));
  const [module, loaded] = await Promise.all([
    compileEngine(engine.url, engine.bytes, part(engine.bytes)),
    fetchTables(data, tables, part).catch(failWith('download')),
  ]);
  return { module, ...loaded };
}

/** A module that uses WebAssembly exceptions, as the engine does: too much for browsers of before 2022. */
const exceptions = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];

async function requireWebAssembly(): Promise<void> {
  if (typeof WebAssembly !== 'object' || typeof Worker !== 'function')
    throw startError('no WebAssembly', 'unsupported');
  const probe = new Uint8Array(exceptions);
  if (!WebAssembly.validate(probe)) throw startError('no WebAssembly exceptions', 'unsupported');
  await WebAssembly.compile(probe).catch(failWith('policy'));
}

type OnProgress = (progress: Progress) => void;

async function compileEngine(url: string, expected: number, onProgress: OnProgress): Promise<WebAssembly.Module> {
  const response = await download(url, { expected, onProgress }).catch(failWith('download'));
  const typed = new Response(response.body, { headers: { 'content-type': 'application/wasm' } });
  try {
    return await WebAssembly.compileStreaming(typed);
  } catch (error) {
    // A connection that breaks off is a TypeError here; what is wrong with the module itself is a CompileError.
    throw startError(error, error instanceof TypeError ? 'download' : undefined);
  }
}

async function fetchTables(
  data: string,
  tables: PartsOptions['tables'],
  part: (expected: number) => OnProgress,
): Promise<Pick<Parts, 'latest' | 'folder' | 'tables'>> {
  const wanted = Object.entries(tables).map(([table, bytes]) => ({
    table,
    files: fileNames(table, bytes.length > 1 ? { [table]: bytes } : {}).map((name, index) => {
      const expected = bytes[index] ?? 0;
      return { name, expected, onProgress: part(expected) };
    }),
  }));
  const response = await fetch(`${data}latest.json`);
  if (!response.ok) throw new Error(`missing file: ${data}latest.json; the server answered ${response.status}`);
  const latest = (await response.json()) as Latest;
  const folder = `${data}${latest.path.replace(/\/?$/, '/')}`;
  const loaded = wanted.map(async ({ table, files }) => {
    const streams = files.map(async ({ name, ...options }) => {
      const file = await download(`${folder}${name}.arrows`, options);
      return new Uint8Array(await file.arrayBuffer());
    });
    return [table, await Promise.all(streams)] as const;
  });
  return { latest, folder, tables: Object.fromEntries(await Promise.all(loaded)) };
}

/** Downloads one small table. Throws where the server does not give it. */
export async function fetchTable(url: string): Promise<Uint8Array> {
  const file = await download(url, { expected: 0, onProgress: () => undefined });
  return new Uint8Array(await file.arrayBuffer());
}
