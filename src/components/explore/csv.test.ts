import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

const columns = [
  { name: 'town', type: 'VARCHAR', numeric: false },
  { name: 'change', type: 'DOUBLE', numeric: true },
];

it('has a byte order mark, CRLF, quotes where needed, nothing for null', () => {
  expect(
    csvText(columns, [
      ['历山, "街道"', 1.5],
      ['a\nb', null],
    ]),
  ).toBe('\uFEFFtown,change\r\n"历山, ""街道""",1.5\r\n"a\nb",\r\n');
});

it.each(['=1+1', '+1', '-1', '@x', '＝1', ' =1', '\u3000＋1', '\t1'])(
  'keeps a text from being run as a formula: %j',
  (text) => {
    expect(csvText(columns, [[text, 0]])).toContain(`'${text}`);
  },
);

it('leaves negative numbers alone', () => expect(csvText(columns, [['a', -3.2]])).toContain('a,-3.2\r\n'));

it('marks every row while the figures are made up', () => {
  expect(csvText(columns, [['a', 1]], '示例数据（虚构）')).toBe('\uFEFFtown,change,notice\r\na,1,示例数据（虚构）\r\n');
});
