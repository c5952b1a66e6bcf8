import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { plantedValues, traps } from '../../testing/planted-values.ts';
import { findPersonal } from './find.ts';
import { hintsOf } from './hints.ts';
import type { Context } from './kind.ts';

const anyone: Context = { today: '2026-11-25', contacts: new Set() };
const found = (text: string, context: Partial<Context> = {}): string[] =>
  findPersonal(text, { ...anyone, ...context }).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
const inColumn = (label: string, text: string): string[] => found(text, { hints: hintsOf(label), whole: true });

describe('findPersonal', () => {
  it.each(plantedValues.filter(({ bare }) => !bare))('finds $id: $text', ({ text, kinds }) => {
    expect(findPersonal(text, anyone).map(({ kind }) => kind)).toContainEqual(
      expect.toSatisfy((kind) => (kinds as readonly string[]).includes(String(kind))),
    );
  });
  it.each(traps)('leaves %s', (text) => expect(found(text)).toEqual([]));

  test('places are those of the text as it was given', () => {
    expect(found('证号１１０１０５１９４９１２３１００２Ｘ，电话 137\u200b00521846')).toEqual([
      'identity １１０１０５１９４９１２３１００２Ｘ',
      'mobile 137\u200b00521846',
    ]);
  });
  test('one text may hold several', () => {
    expect(found('王某，13700521846，a@example.org，示例村三组')).toEqual([
      'masked-name 王某',
      'mobile 13700521846',
      'email a@example.org',
      'address 村三组',
    ]);
  });

  test('in a column of amounts eleven digits are an amount, in a column of telephone numbers they are not', () => {
    expect(found('13812345678', { measure: true })).toEqual([]);
    expect(inColumn('联系电话', '13812345678')).toEqual(['mobile 13812345678']);
    expect(found('13812345678', { measure: true, hints: hintsOf('手机') })).toEqual(['mobile 13812345678']);
  });
  test('an identity number is one in a column of amounts too', () => {
    expect(found('11010519491231002X', { measure: true })).toEqual(['identity 11010519491231002X']);
  });
  test('seven digits are a telephone number only where a label says so', () => {
    expect(found('3200001')).toEqual([]);
    expect(inColumn('电话', '3200001')).toEqual(['telephone 3200001']);
  });
  test('declared contacts, hotlines and service lines are left, a mobile number never is', () => {
    const contacts = new Set(['05333200001', 'office@example.gov.cn', '13700521846']);
    const text = '电话 0533-3200001、3200001、12317、400-810-1234，邮箱 office@example.gov.cn';
    expect(found(text, { contacts })).toEqual([]);
    expect(found('0533-3200002', { contacts })).toEqual(['telephone 0533-3200002']);
    expect(found('13700521846', { contacts })).toEqual(['mobile 13700521846']);
  });
  test('the address of the office is left where it is declared', () => {
    const contacts = new Set(['沂源县示例路20号']);
    expect(found('地址：沂源县示例路20号', { contacts })).toEqual([]);
    expect(found('地址：沂源县示例路21号', { contacts })).toEqual(['address 路21号']);
  });
  test('a bank card needs a label, a grouping, or a column', () => {
    expect(found('6222020200001234562')).toEqual([]);
    expect(inColumn('卡号', '6222020200001234562')).toEqual(['card 6222020200001234562']);
  });
  test('a day is a birth in a column of births only', () => {
    expect(found('1951-02-03')).toEqual([]);
    expect(inColumn('出生日期', '1951-02-03')).toEqual(['birth 1951-02-03']);
  });
  test('figures beside each other in a drawing are not one number', () => {
    expect(found('M138 1234L56 78 110105 1949 12 31 0 0', { published: true })).toEqual([]);
  });
});

describe('whatever the text', () => {
  test('finds are in order, inside the text and do not overlap', () => {
    const pieces = fc.constantFrom(...plantedValues.map(({ text }) => text), ...traps, ' ', '，', '\n', '：', '0', 'x');
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 }))), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const hit of findPersonal(text, anyone)) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          expect(hit.end).toBeGreaterThan(hit.start);
          expect(hit.end).toBeLessThanOrEqual(text.length);
          end = hit.end;
        }
      }),
      { numRuns: 500 },
    );
  });
  test('an identity number is found in any sentence of Chinese around it', () => {
    const han = fc.string({
      unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
      maxLength: 20,
    });
    fc.assert(
      fc.property(han, han, (before, after) =>
        found(`${before}11010519491231002X${after}`).some((each) => each.startsWith('identity')),
      ),
      { numRuns: 500 },
    );
  });
  test('no text takes long: patterns do not multiply', () => {
    for (const unit of [
      '1 ',
      '1',
      '3703 ',
      '*',
      '1*',
      '张*',
      '村一',
      'a@',
      'a.',
      '姓名：',
      '0533-',
      '（',
      '(86',
      '1.2',
      '年1月',
      '\u200b1',
      'x',
    ])
      expect(findPersonal(unit.repeat(20_000), anyone).length).toBeGreaterThanOrEqual(0);
  });
});
