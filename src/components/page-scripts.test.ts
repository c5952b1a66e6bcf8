import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The scripts that the components name: what browsers of readers load. */
const entries = readdirSync(join(root, 'src/components'), { recursive: true, withFileTypes: true })
  .filter(({ name }) => name.endsWith('.astro'))
  .flatMap(({ parentPath, name }) => {
    const text = readFileSync(join(parentPath, name), 'utf8');
    return [...text.matchAll(/<script src="([^"]+)"/g)].map(([, src = '']) => join(parentPath, src));
  })
  .map((path) => path.slice(root.length))
  .sort();

/** Workers and files that a script knows by their address alone. */
const addresses: Plugin = {
  name: 'addresses',
  setup: (build) => build.onResolve({ filter: /\?/ }, ({ path }) => ({ path, external: true })),
};

/** Everything that a script takes along, at once or later. */
async function bundled(entry: string): Promise<string[]> {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: [entry], outdir: dirname(entry) },
    ...{ bundle: true, splitting: true, format: 'esm', minify: true, write: false, metafile: true, logLevel: 'silent' },
    plugins: [addresses],
  });
  return used(metafile);
}

function used({ outputs }: Metafile): string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
}

describe('a script of a page takes along only what it needs', () => {
  const byEntry = new Map<string, string[]>();
  beforeAll(async () => {
    for (const entry of entries) byEntry.set(entry, await bundled(entry));
  });

  test('each script is looked at', () => {
    expect(entries).toContain('src/components/explore/main.ts');
    expect(byEntry.get('src/components/explore/main.ts')).toContain('src/i18n/chart-phrases.zh.json');
  });

  test('no texts of the site but the phrases of sentences: a page carries its words itself', () => {
    const texts = [...byEntry].flatMap(([entry, paths]) =>
      paths
        .filter((path) => /^src\/i18n\/.*\.json$/.test(path) && !/chart-phrases\.\w+\.json$/.test(path))
        .map((path) => `${entry} takes ${path}`),
    );
    expect(texts).toEqual([]);
  });

  test('no schemas: what the site publishes was checked when it was built', () => {
    const schemas = [...byEntry].flatMap(([entry, paths]) =>
      paths.filter((path) => path.includes('node_modules/zod/')).map((path) => `${entry} takes ${path}`),
    );
    expect(schemas).toEqual([]);
  });
});
