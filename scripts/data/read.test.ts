import { describe, expect, it } from 'vitest';
import type { Declared } from './input.ts';
import type { Problem } from './problem.ts';
import { readCsv } from './read-csv.ts';
import { readText } from './read-text.ts';
import { readYaml } from './read-yaml.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Nothing is declared about how the file is read. */
const plain: Declared = { reading: {}, where: { zh: 'a.yml', en: 'a.yml' } };
const gb18030 = Uint8Array.from([0xd4, 0xc3, 0xd7, 0xaf, 0x2c, 0x31, 0x0a]);

const readPlain = (text: string, report: (problem: Problem) => void) =>
  readCsv('a.csv', { bytes: bytes(text), ...plain }, report);

function reading<T>(read: (report: (problem: Problem) => void) => T): { result: T; rules: string[] } {
  const rules: string[] = [];
  return { result: read((problem) => rules.push(problem.rule)), rules };
}

describe('readText', () => {
  it('drops the byte-order mark and makes every line end a newline', () => {
    expect(reading((report) => readText('a', bytes('\ufeffa\r\nb\rc\n'), report)).result).toBe('a\nb\nc\n');
  });
  it('reads GB18030 where the bytes are not UTF-8', () => {
    expect(reading((report) => readText('a', gb18030, report)).result).toBe('悦庄,1\n');
  });
  it('refuses what is neither, and what is empty', () => {
    expect(reading((report) => readText('a', Uint8Array.from([0xff, 0xff, 0xff]), report)).rules).toEqual([
      'unreadable-text',
    ]);
    expect(reading((report) => readText('a', bytes('\ufeff \n'), report)).rules).toEqual(['empty-file']);
  });
});

describe('readCsv', () => {
  it('numbers rows by the line they start on, also after a line break in quotes and an empty line', () => {
    const { result } = reading((report) => readPlain('a,b\r\n1,"x\r\ny"\r\n\r\n3,4', report));
    expect(result?.rows).toEqual([
      { row: 2, cells: ['1', 'x\ny'] },
      { row: 5, cells: ['3', '4'] },
    ]);
  });
  it.each(['a,b\n1,x"y\n', 'a,b\n1,"x\n', 'a,b\n1,"x"y\n'])('refuses loose quotes: %j', (text) => {
    expect(reading((report) => readPlain(text, report)).rules).toEqual(['malformed-csv']);
  });
  it('keeps an empty cell apart from an empty text', () => {
    expect(reading((report) => readPlain('a,b\n,0\n', report)).result?.rows[0]?.cells).toEqual([undefined, '0']);
  });
});

describe('readYaml', () => {
  it('knows the line of every key, and of what should hold a missing one', () => {
    const yaml = reading((report) => readYaml('a.yml', bytes('a: 1\nb:\n  - c: 2\n    d: 3\n'), report)).result;
    expect(yaml?.line(['b', 0, 'd'])).toBe(4);
    expect(yaml?.line(['b', 0, 'missing'])).toBe(3);
    expect(yaml?.line(['missing'])).toBe(1);
  });
  it('refuses a key written twice', () => {
    expect(reading((report) => readYaml('a.yml', bytes('a: 1\na: 2\n'), report)).rules).toEqual(['malformed-yaml']);
  });
});
