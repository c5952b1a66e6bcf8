import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../testing/gb18030.ts';
import type { Declared } from '../input.ts';
import type { Problem } from '../problem.ts';
import { readCsv } from './csv.ts';
import { readText } from './text.ts';
import { readYaml } from './yaml.ts';

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
  it('keeps rare characters of GB18030', () => {
    const rare = '㙍䶮𬭎，张家坡\n';
    expect(reading((report) => readText('a.csv', encodeGb18030(rare), report)).result).toBe(rare);
  });
  it.each([
    ['little', Buffer.from('\ufeff悦庄,1\r\n', 'utf16le')],
    ['big', Buffer.from('\ufeff悦庄,1\r\n', 'utf16le').swap16()],
  ])('reads UTF-16, %s end first, by its mark', (_, content) => {
    expect(reading((report) => readText('a.csv', content, report)).result).toBe('悦庄,1\n');
  });
  it('refuses UTF-16 without its mark and with half a character', () => {
    const bare = Buffer.from('悦庄,1\n', 'utf16le');
    const odd = Buffer.from('\ufeff悦庄', 'utf16le').subarray(0, 5);
    for (const content of [bare, odd])
      expect(reading((report) => readText('a.csv', content, report)).rules).toEqual(['unreadable-text']);
  });
  it('refuses a table whose bytes are good UTF-8 and good GB18030 as well, unless it has a mark', () => {
    const both = encodeGb18030('area,级\n1,一\n'.replace('级', 'level'));
    expect(reading((report) => readText('a.csv', both, report)).rules).toEqual(['ambiguous-text']);
    expect(reading((report) => readText('a.csv', Buffer.from('\ufeffa,é\n'), report)).rules).toEqual([]);
    expect(reading((report) => readText('a.csv', Buffer.from('镇,é\n'), report)).rules).toEqual([]);
  });
  it.each([
    ['a workbook', Buffer.from('504b030414000600', 'hex')],
    ['a Parquet file', Buffer.from('PAR1xxxx')],
  ])('says so where a .csv file is %s', (_, content) => {
    expect(reading((report) => readText('a.csv', content, report)).rules).toEqual(['wrong-ending']);
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
  it.each([
    ['tab', 'a\tb\n1\t2\n'],
    ['semicolon', 'a;b\n1;2\n'],
  ] as const)('refuses fields separated by a %s, and reads them where that is declared', (delimiter, content) => {
    expect(reading((report) => readPlain(content, report)).rules).toEqual(['wrong-delimiter']);
    const source = { bytes: bytes(content), ...plain, reading: { delimiter } };
    const { result, rules } = reading((report) => readCsv('a.csv', source, report));
    expect([result?.columns, result?.rows[0]?.cells, rules]).toEqual([['a', 'b'], ['1', '2'], ['read-delimiter']]);
  });
  it('refuses a header that is empty where it is declared to be', () => {
    const source = { bytes: bytes('a,b\n,\n1,2\n'), ...plain, reading: { header: 2 } };
    expect(reading((report) => readCsv('a.csv', source, report)).rules).toEqual(['no-header']);
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
