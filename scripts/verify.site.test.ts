import { expect, inject, test } from 'vitest';
import { openPublished } from './commands/published.ts';
import { verifyAll } from './commands/verify.ts';

test('every part of the verification finds the whole site as it should be', async () => {
  const site = await openPublished(inject('site').folder);
  const parts: [string, number][] = [];
  for await (const { name, checked, wrong } of verifyAll(site)) {
    expect([name.en, wrong.map(({ en }) => en)]).toEqual([name.en, []]);
    parts.push([name.en, checked]);
  }
  // Nothing is signed without a key, and a first release corrects nothing.
  const idle = ['signatures', 'corrections, against the two releases'];
  expect(parts.filter(([name, checked]) => checked === 0 && !idle.includes(name))).toEqual([]);
}, 900_000);
