import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { translateSentence } from './schema-sentences.ts';

const core = join(import.meta.dirname, '../../../src/core');
const sources = ['commitment.ts', 'indicator.ts'].map((name) => readFileSync(join(core, name), 'utf8'));
const sentences = sources.flatMap((source) =>
  [...source.matchAll(/\bfail\(\s*[^,]+,\s*(['`])(.+?)\1\s*[,)]/g)].map(([, , text = '']) =>
    text.replace(/\$\{[^}]+\}/g, 'x'),
  ),
);

it('finds the sentences of the core schemas', () => {
  expect(sentences.length).toBeGreaterThan(12);
});

it.each(sentences)('has a Chinese form of: %s', (sentence) => {
  const [, details] = translateSentence(sentence);
  expect(details['detail']).not.toBe(sentence);
});
