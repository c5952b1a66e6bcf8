import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { areaSchema, type Area } from '../../../src/core/area.ts';
import { checkAreas } from './areas.ts';
import { reportArea } from './place.ts';
import { indexPlaces } from './places.ts';
import type { Input } from '../input.ts';
import type { Problem } from '../problem.ts';
import { readCsv } from '../read/csv.ts';

/** The areas that come with the project. */
const file = readFileSync(join(import.meta.dirname, '../../../data/areas.csv'));
const records: Record<string, string>[] = parse(file, { columns: true, bom: true });
const areas = new Map(
  records.map(({ tile_column: _, tile_row: __, ...area }): [string, Area] => [
    area['code'] ?? '',
    areaSchema.parse(area),
  ]),
);
const places = indexPlaces(areas, '370323');

function report(value: string): Problem {
  const found: Problem[] = [];
  reportArea({ file: 'a.csv', row: 2, column: 'area', value }, places, (problem) => found.push(problem));
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('a name that areas.csv does not have', () => {
  it.each([
    ['悦庄', '悦庄镇'],
    ['悦庄乡', '悦庄镇'],
    ['悦　庄', '悦庄镇'],
    ['南麻街办', '南麻街道'],
    ['南麻办事处', '南麻街道'],
    ['南麻街道办事处', '南麻街道'],
    ['历山', '历山街道'],
    ['沂源', '沂源县'],
  ])('%s is a variant of %s, with its code and the way to have it read', (value, name) => {
    const { rule, cure } = report(value);
    expect(rule).toBe('area-variant');
    expect(cure.zh).toContain(`“${name}”或代码 ${places.find(name)}`);
    expect(cure.zh).toContain('aliases');
  });
  it.each([
    ['张家波镇', '张家坡镇'],
    ['37032310', '370323'],
  ])('%s is unknown, and the nearest is named', (value, name) => {
    const { rule, cure } = report(value);
    expect([rule, cure.zh.includes(name)]).toEqual(['unknown-area', true]);
  });
  it('nothing is suggested for what is like none of them', () => {
    expect(report('乌鲁木齐').cure.zh).toBe('写 areas.csv 中的代码或全称');
  });
});

const header = 'code,code_system,name,name_en,parent,kind,aliases\n';
function check(rows: string): string[] {
  const bytes = new TextEncoder().encode(header + rows);
  const rules: string[] = [];
  const keep = ({ rule, row }: Problem): void => void rules.push(`${rule} ${row}`);
  const sheet = readCsv('areas.csv', { bytes, reading: {}, where: { zh: '', en: '' } }, keep);
  const input: Input = {
    yaml: new Map(),
    json: new Map(),
    sheets: new Map(sheet ? [['areas.csv', sheet]] : []),
    files: [],
    ignored: [],
    oversized: new Set(),
    stamps: new Map(),
  };
  checkAreas(input, keep);
  return rules;
}

describe('other names in areas.csv', () => {
  it('stand for one area each', () => {
    expect(check('1,x,甲镇,Jia,,town,甲镇街办;甲乡\n2,x,乙镇,Yi,,town,乙乡\n')).toEqual([]);
    expect(check('1,x,甲镇,Jia,,town,老街\n2,x,乙镇,Yi,,town,老街\n')).toEqual(['alias-taken 3']);
    expect(check('1,x,甲镇,Jia,,town,\n2,x,乙镇,Yi,,town,甲镇\n')).toEqual(['alias-taken 3']);
  });
});
