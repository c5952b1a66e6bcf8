import { expect, test } from 'vitest';
import en from './proof.en.json' with { type: 'json' };
import { proofTexts, proofTextsSchema } from './proof.ts';
import zh from './proof.zh.json' with { type: 'json' };

const flat = (texts: object): [string, string][] =>
  Object.entries(texts).flatMap(([section, words]) =>
    Object.entries(words as Record<string, string>).map(([key, text]): [string, string] => [`${section}.${key}`, text]),
  );

test('a missing translation and an unknown key are refused', () => {
  const { title: _, ...rest } = en.verify;
  expect(proofTextsSchema.safeParse({ ...en, verify: rest }).success).toBe(false);
  expect(proofTextsSchema.safeParse({ ...en, verify: { ...en.verify, extra: 'x' } }).success).toBe(false);
});

test('both languages ask for the same values in every text', () => {
  const asked = (text: string): string =>
    String([...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name))].sort());
  const english = new Map(flat(proofTexts('en')));
  expect(flat(zh).filter(([key, text]) => asked(text) !== asked(english.get(key) ?? ''))).toEqual([]);
});
