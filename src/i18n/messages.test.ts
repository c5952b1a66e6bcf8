import { expect, test } from 'vitest';
import en from './en.json' with { type: 'json' };
import { fill, messagesSchema } from './messages.ts';
import zh from './zh.json' with { type: 'json' };

const flat = (texts: object): [string, string][] =>
  Object.entries(texts).flatMap(([section, words]) =>
    Object.entries(words as Record<string, string>).map(([key, text]): [string, string] => [`${section}.${key}`, text]),
  );

test('a missing translation and an unknown key are refused', () => {
  const { met: _, ...rest } = en.standing;
  expect(messagesSchema.safeParse({ ...en, standing: rest }).success).toBe(false);
  expect(messagesSchema.safeParse({ ...en, standing: { ...en.standing, extra: 'x' } }).success).toBe(false);
});

test('both languages ask for the same values in every text', () => {
  const asked = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name))].sort();
  const english = new Map(flat(en));
  const differing = flat(zh).filter(([key, text]) => String(asked(text)) !== String(asked(english.get(key) ?? '')));
  expect(differing).toEqual([]);
});

test('Chinese texts use Chinese punctuation between Chinese characters', () => {
  expect(flat(zh).filter(([, text]) => /[\u4e00-\u9fff][,;:!?()][\u4e00-\u9fff]/.test(text))).toEqual([]);
});

test('fill(…) puts values in, groups thousands and chooses singular or plural', () => {
  expect(fill('{n} {n:promise|promises}', { n: 1 })).toBe('1 promise');
  expect(fill('{n} {n:promise|promises}', { n: 1234 })).toBe('1,234 promises');
});

test('fill(…) refuses a text whose value is missing', () => {
  expect(() => fill('{a}', {})).toThrow('missing value: a; the text is “{a}”');
});
