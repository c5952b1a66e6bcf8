import { expect, it } from 'vitest';
import { classify, readableMessage } from './errors.ts';

it('an error in JSON becomes its sentence', () => {
  expect(readableMessage('{"exception_type":"Parser","exception_message":"too deep"}')).toBe('Parser Error: too deep');
});

it('the advice to install an extension is left out', () => {
  expect(
    readableMessage('Catalog Error: x exists in the json extension.\n\nPlease try installing and loading\nLOAD json;'),
  ).toBe('Catalog Error: x exists in the json extension.');
});

it('lines that an error repeats are said once', () => {
  expect(readableMessage('Parser Error: no\n\nLINE 1: x\n\nLINE 1: x')).toBe('Parser Error: no\n\nLINE 1: x');
});

it.each([
  ['RuntimeError: unreachable', undefined],
  ['function signature mismatch', undefined],
  ['memory access out of bounds', undefined],
  ['INTERRUPT Error: Interrupted!', 'cancelled'],
  ['Binder Error: column "a" must appear in the GROUP BY clause', 'grouping'],
  ['Serialization Error: strange', 'other'],
])('%s is %s', (message, kind) => expect(classify(message)).toBe(kind));
