import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readingSchema, type Reading } from '../../../src/core/reading.ts';
import { openTable, type TableShape } from './table.ts';
import type { Declared, Sheet } from '../input.ts';
import type { Problem } from '../problem.ts';
import { readCsv } from '../read/csv.ts';
import { formRules } from '../rules/writing.ts';

const shape: TableShape = {
  kinds: {
    area: 'area',
    period: 'period',
    n: 'count',
    share: 'number',
    day: 'date',
    name: 'text',
    status: 'name',
    note: 'note',
  },
  needed: ['area', 'period'],
  statuses: true,
  values: (column) => (column === 'name' ? ['总计'] : []),
  places: {
    find: (text) => (text === '1' ? '1' : undefined),
    alias: (text) => (text === '南麻街办' ? '2' : undefined),
  },
};

interface Opened {
  readonly sheet: Sheet | undefined;
  readonly problems: readonly Problem[];
  /** `severity rule row column` of each finding. */
  readonly found: readonly string[];
}

function open(text: string, reading: Reading = {}, other: Partial<TableShape> = {}): Opened {
  const problems: Problem[] = [];
  const declared: Declared = { reading, where: { zh: '在 a.yml 写 reading:', en: 'write in a.yml reading:' } };
  const report = (problem: Problem): void => void problems.push(problem);
  const read = readCsv('a.csv', { bytes: new TextEncoder().encode(text), ...declared }, report);
  const sheet = read && openTable(read, { ...shape, ...other }, report);
  const found = problems.map(({ rule, row, rows, column }) => [rule, row ?? rows, column].filter(Boolean).join(' '));
  return { sheet, problems, found };
}
const cellsOf = ({ sheet }: Opened) => sheet?.rows.map(({ cells }) => cells);

describe('the header', () => {
  it('is found lower down, with the declaration that would allow it', () => {
    const { sheet, found, problems } = open('2016年情况表,,\n单位：户,,\narea,period,n\n1,2016,5\n');
    expect([sheet, found]).toEqual([undefined, ['header-lower 3']]);
    expect(problems[0]?.cure.zh).toContain('reading: {header: 3}');
    expect(cellsOf(open('2016年情况表,,\n单位：户,,\narea,period,n\n1,2016,5\n', { header: 3 }))).toEqual([
      ['1', '2016', '5', undefined],
    ]);
  });
  it('may use the names of the file where they are declared', () => {
    const opened = open('地区,年份,n\n1,2016,5\n', { columns: { 地区: 'area', 年份: 'period' } });
    expect(opened.sheet?.columns.slice(0, 3)).toEqual(['area', 'period', 'n']);
    expect(opened.found).toEqual(['read-column 1 地区', 'read-column 1 年份']);
  });
  it('has no unknown column; the rows are read on all the same', () => {
    expect(open('area,period,户主\n1,2016年,x\n').found).toEqual(['unknown-column 1 户主', 'period-words 2 period']);
  });
  it('may end in empty columns, but none with content', () => {
    expect(cellsOf(open('area,period,,\n1,2016,,\n'))).toEqual([['1', '2016', undefined]]);
    expect(open('area,period,\n1,2016,5\n').found).toEqual(['unnamed-column 1']);
  });
  it('is trimmed only where that is declared', () => {
    expect(open('area ,period\n1,2016\n').found).toEqual(['spaces 1 area']);
    expect(open('area ,period\n1,2016\n', { spaces: 'trim' }).found).toEqual(['read-spaces 1 area']);
  });
});

describe('rows that are no data', () => {
  it.each([
    '合计',
    '小计',
    '总计',
    '合　计',
    ' 总 计 ',
    '全县合计',
    '合计：',
    '合计（12个镇街）',
    '（合计）',
    'Total',
    '汇总',
    '全县',
  ])('%s', (word) => {
    const { found, sheet } = open(`area,period,n\n1,2016,5\n${word},2016,5\n`);
    expect([found, sheet?.rows.length]).toEqual([['total-row 3 area'], 1]);
  });
  it('a total in a column of text, but not where the word is a declared value or a remark', () => {
    expect(open('area,period,name,note\n1,2016,合计,\n').found).toEqual(['total-row 2 name']);
    expect(open('area,period,name,note\n1,2016,总计,\n').found).toEqual([]);
    expect(open('area,period,name,note\n1,2016,甲,合计\n').found).toEqual([]);
  });
  it.each(['合计镇', '总计划', '小计生站', '合', '全县扶贫办'])('%s is a name like any other', (word) => {
    expect(open(`area,period,name\n1,2016,${word}\n`).found).toEqual([]);
  });
  it('a second row of names, and the header repeated on a new page', () => {
    expect(open('area,period,n\n地区,年份,户数\n1,2016,5\narea,period,n\n').found).toEqual([
      'second-header 2',
      'second-header 4',
    ]);
  });
  it('a first row with marks for missing figures is data', () => {
    expect(open('area,period,n\n1,2016,—\n').found).toEqual(['missing-mark 2 n']);
  });
  it('a row with more or fewer fields than the header: the others are read, and the sheet counts as damaged', () => {
    const { found, sheet } = open('area,period,n\n1,2016\n1,2017,5\n1,2018,5,5\n');
    expect(found).toEqual(['wrong-field-count 2', 'wrong-field-count 4']);
    expect([sheet?.rows.length, sheet?.damaged]).toEqual([1, true]);
  });
});

describe('ways of writing', () => {
  const header = 'area,period,n,share,day\n';
  it.each<[string, string, Reading, string]>([
    ['1,2016, 5,,', 'spaces 2 n', { spaces: 'trim' }, '5'],
    ['1,2016,５,,', 'full-width 2 n', { digits: 'full-width' }, '5'],
    ['1,2016,"1,200",,', 'thousands 2 n', { thousands: ',' }, '1200'],
    ['1,2016,1.2万,,', 'multiples 2 n', { multiples: ['万'] }, '12000'],
    ['1,2016,,98%,', 'percent-sign 2 share', { percent: true }, '98'],
    ['1,2016年,,,', 'period-words 2 period', { periods: '年' }, '2016'],
    ['1,2016,,,2016年1月2日', 'day-words 2 day', { dates: ['年月日'] }, '2016-01-02'],
    ['1,2016,,,2016/1/2', 'day-slashes 2 day', { dates: ['/'] }, '2016-01-02'],
    ['1,2016,,,2016.1.2', 'day-dots 2 day', { dates: ['.'] }, '2016-01-02'],
  ])('%s is refused as %s, and read where that is declared', (row, refused, reading, value) => {
    const plain = open(header + row);
    expect(plain.found).toEqual([refused]);
    expect(plain.problems[0]?.severity).toBe('error');
    const declared = open(header + row, reading);
    expect(declared.found).toEqual([`read-${refused}`]);
    expect(declared.problems).toMatchObject([{ severity: 'note', count: 1, rows: '2' }]);
    expect(declared.sheet?.rows[0]?.cells).toContain(value);
  });
  it('are counted over the rows of a column', () => {
    const { problems } = open('area,period,n\n1,2016年,1\n1,2017年,1\n1,2018,1\n1,2019年,1\n', { periods: '年' });
    expect(problems).toMatchObject([{ count: 3, rows: '2-3,5' }]);
  });
  it('a declaration allows its own form only', () => {
    expect(open('area,period,n\n1,2016,"１,２００"\n', { thousands: ',' }).found).toEqual([
      'full-width 2 n',
      'read-thousands 2 n',
    ]);
    expect(open('area,period,n\n1,2016,1亿\n', { multiples: ['万'] }).found).toEqual(['multiples 2 n']);
  });
  it('a percent sign never belongs to a count', () => {
    const { found, sheet } = open('area,period,n\n1,2016,98%\n', { percent: true });
    expect([found, sheet?.rows[0]?.cells[2]]).toEqual([[], '98%']);
  });
  it('text keeps its full-width letters; codes and names of areas do not', () => {
    expect(open('area,period,name\n1,2016,Ａ级景区\n').found).toEqual([]);
    expect(open('area,period,name\n１,2016,x\n').found).toEqual(['full-width 2 area']);
  });
  it('another name of an area is read where areas.csv declares it, and listed', () => {
    const { sheet, problems } = open('area,period\n南麻街办,2016\n');
    expect(sheet?.rows[0]?.cells[0]).toBe('2');
    expect(problems).toMatchObject([{ rule: 'read-alias', severity: 'note', count: 1 }]);
  });
});

describe('marks for a missing figure', () => {
  it('are refused with the declaration that would allow them', () => {
    expect(open('area,period,n\n1,2016,—\n').problems[0]?.cure.zh).toContain('{missing: {"—": not-reported}}');
    expect(open('area,period,n\n1,2016,—\n', {}, { statuses: false }).problems[0]?.cure.zh).toContain(
      '{missing: {"—": empty}}',
    );
  });
  it('become the status they are declared to mean', () => {
    const opened = open('area,period,n,status\n1,2016,—,\n1,2017,/,\n1,2018,/,provisional\n', {
      missing: { '—': 'not-reported', '/': 'not-applicable' },
    });
    expect(cellsOf(opened)?.map((cells) => cells.slice(2))).toEqual([
      [undefined, 'not-reported'],
      [undefined, 'not-applicable'],
      [undefined, 'provisional'],
    ]);
  });
  it('can mean nothing but an empty cell in a table without a status', () => {
    const reading = { missing: { '—': 'not-reported' } } as const;
    expect(open('area,period,n\n1,2016,—\n', reading, { statuses: false }).found).toEqual(['missing-mark 2 n']);
    const empty = { missing: { '—': 'empty' } } as const;
    expect(open('area,period,n\n1,2016,—\n', empty, { statuses: false }).found).toEqual(['read-missing-mark 2 n']);
  });
});

it.each(Object.entries(formRules))('the declaration in the cure of %s is one that the schema takes', (_, { cure }) => {
  const filled = { word: '万', value: '—', meaning: 'not-reported' };
  for (const text of [cure.zh, cure.en]) {
    const [, declaration = ''] = /\{where\} (\{.*\})$/.exec(text) ?? [];
    const written = declaration.replace(/\{(word|value|meaning)\}/g, (_all, name: keyof typeof filled) => filled[name]);
    expect(readingSchema.safeParse(parse(written)).success).toBe(true);
  }
});
