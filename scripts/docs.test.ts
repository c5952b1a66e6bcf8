import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './commands/command.ts';
import commands from './commands/commands.json' with { type: 'json' };
import { fillKeyTables, inputNames, keysOf } from './commands/describe.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What stands between backquotes. */
const quoted = (markdown: string): string[] => [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

test('README starts with the two commands', () => {
  const [first, second] = readme.split('```')[1]?.trim().split('\n') ?? [];
  expect([first?.split(' #')[0]?.trim(), second?.split(' #')[0]?.trim()]).toEqual(['npm start', 'npm test']);
});

test('every path that README names exists', () => {
  const paths = quoted(readme).filter((text) => /^(data|src|scripts|public)\//.test(text) && !text.includes('<'));
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every command that README names exists, and every command is in README', () => {
  const named = [...readme.matchAll(/npm (?:run )?([a-z]+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'passes');
  expect([...new Set(named)].sort()).toEqual(Object.keys(commands).sort());
  expect(Object.keys(scripts).sort()).toEqual(Object.keys(commands).sort());
});

test('every option that README names exists', () => {
  const known = ['help', 'lang', ...Object.values(commands).flatMap(({ options }) => Object.keys(options))];
  const named = [...readme.matchAll(/--([a-z]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test.each(Object.keys(commands))('npm run %s has its script', (name) => {
  expect(existsSync(join(root, 'scripts', `${name}.ts`))).toBe(true);
  expect(scripts[name]).toBe(`node scripts/run.mjs ${name}`);
});

test.each(inputNames)('data/README.md has a table of the keys of %s', (name) => {
  expect(read('data/README.md')).toContain(`<!-- keys: ${name} -->`);
  expect(keysOf(name).length).toBeGreaterThan(0);
});

test('data/README.md describes the keys as the schemas have them', async () => {
  await expect(fillKeyTables(read('data/README.md'))).toMatchFileSnapshot(join(root, 'data/README.md'));
});
