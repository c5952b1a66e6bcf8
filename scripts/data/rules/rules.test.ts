import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from './rules.ts';

const sources = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('rule') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
  .join('\n');

it.each(Object.keys(rules))('the rule %s is used somewhere', (id) => {
  expect(sources).toContain(`'${id}'`);
});

it.each(Object.entries(rules))('the sentences of %s are complete in both languages', (_, { message, cure }) => {
  for (const { zh, en } of [message, cure]) {
    expect(zh).not.toMatch(/[。.]$/);
    expect(en).not.toMatch(/[。.]$/);
    const names = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    expect(names(zh)).toEqual(names(en));
  }
});
