import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each room may import of ours. Against an arrow or sideways is a mistake. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'src/pages': ['src/components', 'src/charts', 'src/query', 'src/i18n', 'src/core', 'src/styles'],
  'src/components': ['src/charts', 'src/query', 'src/i18n', 'src/core', 'src/styles'],
  'src/charts': ['src/core'],
  'src/query': ['src/core'],
  'src/i18n': ['src/core'],
  'src/styles': [],
  'src/core': [],
  scripts: ['src/core'],
};

/** Packages that only these may import. */
const confined: readonly { package: RegExp; to: RegExp }[] = [
  { package: /^@duckdb\/duckdb-wasm/, to: /^(src\/query\/(database|worker)\.ts|scripts\/bench\/bare\/main\.ts)$/ },
  { package: /^@duckdb\/node-api/, to: /^scripts\// },
  { package: /^(node:)/, to: /^(scripts\/|src\/query\/published\.ts$)/ },
];

const topLevel = ['README.md', 'LICENSE', 'astro.config.mjs', 'data', 'package-lock.json', 'package.json', 'public'];
const allowedTopLevel = [...topLevel, 'scripts', 'src', 'tsconfig.json', 'node_modules', 'dist'];

interface Import {
  readonly file: string;
  readonly target: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|astro|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.includes('/fixtures/'))
    .sort();
}

/** Statements, dynamic imports, addresses of workers, and style sheets. */
const importForms =
  /(?:^\s*(?:import|export)\s[^'"]*?\bfrom\s+|^\s*import\s+|\bimport\(\s*|\bnew URL\(\s*|@import\s+)['"]([^'"\n]+)['"]/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/^\s*(\/\/|\*).*$/gm, '');
  const found = text.matchAll(importForms);
  return [...found].map(([, target = '']) => ({
    file,
    target: target.startsWith('.') ? join(dirname(file), target).replaceAll('\\', '/') : target,
  }));
}

const room = (path: string): string | undefined => Object.keys(arrows).find((name) => path.startsWith(`${name}/`));
/** Examples are tests, too: the gallery shows them, and nothing else of ours leans on them. */
const isTest = (file: string): boolean => /\.(test|examples)\.ts$/.test(file);

function complaint({ file, target }: Import): string | undefined {
  const from = room(file);
  const to = room(target);
  if (!from || !to || from === to || arrows[from]?.includes(to)) return undefined;
  const allowed = arrows[from]?.join(', ');
  return `${file} imports ${to}; ${from} may import ${allowed ? `only ${allowed}` : 'nothing of ours'}`;
}

const files = [...sources('src'), ...sources('scripts')];
const imports = files.flatMap(importsOf);

test('imports follow the arrows: pages → components → charts | query | i18n → core ← scripts', () => {
  expect(imports.filter(({ file }) => !isTest(file)).flatMap((each) => complaint(each) ?? [])).toEqual([]);
});

test('a core module imports nothing but core and zod', () => {
  const foreign = imports.filter(
    ({ file, target }) =>
      file.startsWith('src/core/') && !isTest(file) && !target.startsWith('src/core/') && target !== 'zod',
  );
  expect(foreign).toEqual([]);
});

test('a core module knows no clock, no chance, no page and no default locale', () => {
  const impure =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bdocument\.|\bwindow\.|\bfetch\(|\bprocess\.|\.toLocale\w*\(\)|new Intl\.\w+\(\)/;
  const found = files
    .filter((file) => file.startsWith('src/core/') && !isTest(file))
    .filter((file) => impure.test(readFileSync(join(root, file), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '')));
  expect(found).toEqual([]);
});

test('the engine, the native database and the file system stay in their places', () => {
  const loose = imports.filter(
    ({ file, target }) => !isTest(file) && confined.some((rule) => rule.package.test(target) && !rule.to.test(file)),
  );
  expect(loose.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

/** What a module may keep as long as it lives: constants, the release itself, and things of a browser or of one page. */
const lasting = [
  'src/components/embeds/drawings.ts: known',
  'src/components/explore/linked/shown.ts: printings',
  'src/components/explore/linked/view-host.ts: made',
  'src/components/glossary/link-terms.ts: plain',
  'src/components/glossary/link-terms.ts: seenOn',
  'src/core/glossary.ts: ownTermIds',
  'src/core/radicals.ts: equivalents',
  'src/query/published.ts: loaded',
  'src/query/script-policy.ts: policy',
  'src/query/statements.ts: administration',
  'src/query/worker.ts: module',
];

/**
 * Pages are kept from build to build by what each was seen to read. What is made from a release and outlives a page would
 * be read unseen: only `Memory` keeps such things, and tells.
 */
test('what a module keeps between pages is a constant, or is kept where its readers are noted', () => {
  const kept =
    /^(?:export )?(?:let (\w+)|const (\w+)(?::[^=]+)? = (?:new (?:Map|Set|WeakMap|WeakSet|Array)\b|\[\];|\{\};|\(\(\) =>))/gm;
  const found = files
    .filter((file) => /^src\/.*\.ts$/.test(file) && !isTest(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(kept)].map(([, a, b]) => `${file}: ${a ?? b}`),
    );
  expect(found.sort()).toEqual(lasting);
});

test('a page learns of its release by published() alone, while it is made, and of nothing else outside the code', () => {
  const wrong: readonly (readonly [RegExp, RegExp])[] = [
    [/\breadPublished\(|\bprocess\.|\bglobalThis\.process\b/, /^src\/(query\/published|components\/social)\.ts$/],
    [/import\.meta\.env/, /^src\/components\/link\.ts$/],
    [/^(?:export )?const [^=\n]+ = [^\n]*\bpublished\(\)(?<!=> .*)/m, /\.astro$/],
    [/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/, /^src\/(charts|components)\/.*(main|browser|voice|mount)\.ts$/],
    [/from ['"]\.[^'"]*\/(data|scripts|dist)\//, /^$/],
  ];
  const found = files
    .filter((file) => file.startsWith('src/') && !isTest(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
      return wrong
        .filter(([sign, allowed]) => sign.test(text) && !allowed.test(file))
        .map(([sign]) => `${file}: ${sign}`);
    });
  expect(found).toEqual([]);
});

test('a page is given values of the release by pathOf(…) alone, which tells a kept page when they are others', () => {
  const found = files.filter(
    (file) => file.startsWith('src/pages/') && /\bprops\s*[:,]/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(found).toEqual([]);
});

test('the top level holds only what belongs there', () => {
  const entries = readdirSync(root).filter((name) => !name.startsWith('.'));
  expect(entries.filter((name) => !allowedTopLevel.includes(name))).toEqual([]);
});

test.each([
  ['src/core/x.ts', 'src/charts/y.ts', 'src/core/x.ts imports src/charts; src/core may import nothing of ours'],
  ['src/charts/x.ts', 'src/i18n/y.ts', 'src/charts/x.ts imports src/i18n; src/charts may import only src/core'],
  ['scripts/x.ts', 'src/query/y.ts', 'scripts/x.ts imports src/query; scripts may import only src/core'],
])('%s may not import %s', (file, target, message) => {
  expect(complaint({ file, target })).toBe(message);
});
