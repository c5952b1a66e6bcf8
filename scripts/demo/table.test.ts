import { expect, test } from 'vitest';
import { writeCsv, writeRows } from './table.ts';

test('writeRows writes only the columns that are used, larger areas first, then by period', () => {
  const rows = [
    { area: '370323002', period: '2016', numerator: 3, denominator: 5 },
    { area: '370323001', period: '2016', status: 'not-reported', note: '没有报送' } as const,
    { area: '370323001', period: '2015', numerator: 1, denominator: 4 },
    { area: '100000', period: '2016', value: 93.8, source: 'moe' },
  ];
  expect(writeRows(rows)).toBe(
    [
      'area,period,numerator,denominator,value,status,note,source',
      '100000,2016,,,93.8,,,moe',
      '370323001,2015,1,4,,,,',
      '370323001,2016,,,,not-reported,没有报送,',
      '370323002,2016,3,5,,,,',
      '',
    ].join('\n'),
  );
});

test('writeCsv quotes what needs it', () => {
  expect(writeCsv(['a'], [['x,y'], ['say "no"'], [undefined], [true]])).toBe('a\n"x,y"\n"say ""no"""\n\ntrue\n');
});
