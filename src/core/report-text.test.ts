import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOnPaper } from './radicals.ts';
import { compareText, type ReportPiece } from './report-text.ts';

const pieces: readonly ReportPiece[] = [
  { text: '目录' },
  { text: '2. 合计' },
  { text: '', pageOf: 'sum' },
  { text: '附表' },
  { text: '', pageOf: 'annex' },
  { text: '2. 合计', place: 'sum' },
  { text: '自来水入户率应达' },
  { text: '80%', key: 'step water due' },
  { text: '，实际' },
  { text: '76.4%', key: 'step water observed' },
  { text: '，未达到。' },
  { text: '图中80%', twice: true },
  { text: '附表', place: 'annex' },
  { text: '共有4项承诺列入。' },
];
const pages = [
  '目录 2. 合计 2 附表 3',
  '2. 合计 自来水入户率应达80%，实际76.4%，未达到。',
  '图中80% 图中80% 附表 共有4项承诺列入。',
];
const differences = (...changed: readonly string[]): string[] =>
  compareText(
    pieces,
    changed.map((text, index) => ({ text, page: index + 1 })),
  ).map(({ page, key, expected, found }) => `${page} ${key ?? ''} ${expected}/${found}`);
const [first = '', second = '', third = ''] = pages;

describe('a printed report', () => {
  test('that says what the web page says has no differences, whatever its spaces and lines', () => {
    expect(differences(...pages)).toEqual([]);
    expect(differences(first, second.replaceAll('', ' '), third)).toEqual([]);
  });

  test.each([
    ['a figure', second.replace('76.4%', '86.4%'), '2 step water observed 76.4%/86.4%'],
    ['a figure and no more', second.replace('76.4%', ''), '2 step water observed 76.4%/'],
    ['a word', second.replace('应达', '应当达到'), '2  自来水入户率应达/自来水入户率应当达到'],
    ['a sentence that was added', second.replace('实际', '实际（含在建）'), '2 step water observed /(含在建)'],
  ])('with another %s tells its page, its figure and both texts', (_, changed, expected) => {
    expect(differences(first, changed, third)).toEqual([expected]);
  });

  test('that goes on after its end tells what it says', () => {
    expect(differences(first, second, `${third}另有5项。`)).toEqual(['3  /另有5项。']);
  });

  test('that breaks off tells what is missing', () => {
    expect(differences(first, second)).toHaveLength(1);
    expect(differences()).toHaveLength(1);
  });

  test('with another page number in its contents tells the heading', () => {
    expect(differences(first.replace('附表 3', '附表 2'), second, third)).toEqual(['1 #annex 3/2']);
    expect(differences(first.replace('附表 3', '附表'), second, third)).toEqual(['1 #annex 3/']);
  });

  test('does not hide one of several changes', () => {
    const both = differences(first, second.replace('80%', '81%').replace('76.4%', '86.4%'), third);
    expect(both.join()).toContain('81%');
    expect(both.join()).toContain('86.4%');
  });
});

test('any change of a digit anywhere is a difference', () => {
  const text = pages.join('');
  const digits = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
  fc.assert(
    fc.property(fc.constantFrom(...digits), fc.integer({ min: 1, max: 9 }), (at, by) => {
      let left = at;
      const changed = pages.map((page) => {
        const own = left;
        left -= page.length;
        if (own < 0 || own >= page.length) return page;
        return page.slice(0, own) + String((Number(page[own]) + by) % 10) + page.slice(own + 1);
      });
      expect(differences(...changed).length).toBeGreaterThan(0);
    }),
  );
});

test('characters that a font draws alike are one, and numbers and signs stay what they are', () => {
  expect(readOnPaper('⼾'), 'as a Chinese font draws it').toBe('户');
  expect(readOnPaper('⽰例⻋ ⾏\u2015\n')).toBe('示例车行\u2014');
  expect(readOnPaper('\u22123–4')).toBe('\u22123–4');
  expect(readOnPaper('（80％）')).toBe('(80%)');
});

test('the head of a table that goes on to the next page is printed again there, and only there', () => {
  const rows: readonly ReportPiece[] = ['甲镇八十', '乙镇九十', '丙镇一百'].map((text) => ({ text, head: '地方实际' }));
  const table = [{ text: '地方实际' }, ...rows];
  const read = (...texts: string[]): number =>
    compareText(
      table,
      texts.map((text, index) => ({ text, page: index + 1 })),
    ).length;
  expect(read('地方实际甲镇八十乙镇九十', '地方实际丙镇一百')).toBe(0);
  expect(read('地方实际甲镇八十地方实际乙镇九十', '丙镇一百')).toBe(1);
});
