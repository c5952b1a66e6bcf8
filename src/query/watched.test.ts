import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectReads, pageWatch, type Reads } from '../core/reads.ts';
import { Memory } from './remember.ts';
import { digestParts, watched } from './watched.ts';

const release = {
  version: '1',
  areas: [{ code: 'a' }, { code: 'b' }],
  indicators: { x: { name: 'X' }, y: { name: 'Y' } } as Record<string, { name: string }>,
  byKey: new Map([
    ['k', [1]],
    ['l', [2]],
  ]),
};

function flat(reads: Reads): string[] {
  return [...new Set([...reads].flatMap((item) => (typeof item === 'string' ? [item] : flat(item))))].sort();
}

function readBy(run: (data: typeof release) => unknown): string[] {
  const data = watched(release);
  return flat(collectReads(() => run(data)).reads);
}

describe('watched(…) notes what is read, part by part', () => {
  it.each<[string, (data: typeof release) => unknown, string[]]>([
    ['a value', ({ version }) => version, ['version']],
    ['a list, which counts as a whole', ({ areas }) => areas.length, ['areas']],
    ['one entry of a map', ({ byKey }) => byKey.get('k'), ['byKey/k']],
    ['an entry that a map lacks', ({ byKey }) => byKey.has('m'), ['byKey/m']],
    ['the size of a map', ({ byKey }) => byKey.size, ['byKey']],
    ['all entries of a map', ({ byKey }) => [...byKey], ['byKey']],
    ['the keys of a map', ({ byKey }) => [...byKey.keys()], ['byKey']],
    ['each entry of a map', ({ byKey }) => byKey.forEach(() => undefined), ['byKey']],
    ['one field of an object', ({ indicators }) => indicators['x']?.name, ['indicators/x']],
    ['a field that an object lacks', ({ indicators }) => indicators['z'], ['indicators/z']],
    ['whether an object has a field', ({ indicators }) => 'y' in indicators, ['indicators/y']],
    [
      'the names of the fields',
      ({ indicators }) => Object.keys(indicators),
      ['indicators/*', 'indicators/x', 'indicators/y'],
    ],
    ['nothing, where only the map itself is passed on', ({ byKey }) => byKey, []],
  ])('%s', (_, run, expected) => {
    expect(readBy(run)).toEqual(expected);
  });

  it('gives what an unwatched release gives', () => {
    const data = watched(release);
    expect(data.byKey.get('k')).toBe(release.byKey.get('k'));
    expect({ ...data.indicators }).toEqual(release.indicators);
    expect(Object.keys(data)).toEqual(Object.keys(release));
    expect([...data.byKey]).toEqual([...release.byKey]);
  });
});

describe('digestParts(…)', () => {
  const digest = (data: object, part: string): string => digestParts(data, (text) => text)(part);

  it('gives another hash for exactly the parts that have changed', () => {
    const text = fc.string({ maxLength: 3 });
    const dictionary = fc.dictionary(fc.constantFrom('p', 'q', 'r'), text, { noNullPrototype: true });
    fc.assert(
      fc.property(dictionary, dictionary, fc.constantFrom('p', 'q', 'r'), (before, after, key) => {
        const make = (fields: Record<string, string>) => ({ fields, map: new Map(Object.entries(fields)) });
        const same = (part: string): boolean => digest(make(before), part) === digest(make(after), part);
        expect(same(`fields/${key}`)).toBe(before[key] === after[key]);
        expect(same(`map/${key}`)).toBe(before[key] === after[key]);
        expect(same('map')).toBe(JSON.stringify(Object.entries(before)) === JSON.stringify(Object.entries(after)));
        expect(same('fields/*')).toBe(JSON.stringify(Object.keys(before)) === JSON.stringify(Object.keys(after)));
      }),
    );
  });
});

describe('memory.remember(…)', () => {
  it('counts what was made before as read by each who gets it, and by none who does not', () => {
    const data = watched(release);
    const memory = new Memory<unknown>();
    const inner = (): unknown => memory.remember('inner', () => data.byKey.get('k'));
    const outer = (): unknown => memory.remember('outer', () => [inner(), data.version]);
    const first = collectReads(outer);
    const second = collectReads(outer);
    const third = collectReads(inner);
    expect(flat(first.reads)).toEqual(['byKey/k', 'version']);
    expect(flat(second.reads)).toEqual(['byKey/k', 'version']);
    expect(flat(third.reads)).toEqual(['byKey/k']);
    expect(pageWatch().reads).toBeUndefined();
  });

  it('gives the watch back where making fails', () => {
    expect(() =>
      collectReads(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(pageWatch().reads).toBeUndefined();
  });
});
