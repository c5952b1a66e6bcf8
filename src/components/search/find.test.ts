import { describe, expect, test } from 'vitest';
import { findAll, type SearchIndex } from './find.ts';
import { readingsIn } from './pinyin.ts';

const names = ['标准化卫生室', '每村有卫生室', '村医培训'];
const index: SearchIndex = {
  groups: [
    {
      kind: 'promise',
      prefix: '/commitments/',
      suffix: '/',
      ids: ['a', 'b', 'c'],
      zh: names,
      en: ['Standard clinics', 'A clinic in each village', 'Training of village doctors'],
      more: ['6.1.1', '6.1.2', '卫生室的医生\n6.1.3'],
    },
    {
      kind: 'area',
      prefix: '/towns/',
      suffix: '/',
      ids: ['370323103'],
      zh: ['东里镇'],
      en: ['Dongli Town'],
      more: ['370323103'],
    },
  ],
  readings: readingsIn([...names, '东里镇', '卫生室的医生']),
};
const paths = (query: string, language: 'zh' | 'en' = 'zh'): string[] =>
  findAll(index, query, language).flatMap(({ found }) => found.map(({ path }) => path));

describe('findAll(…)', () => {
  test('names that begin with the words first, then names that hold them, then what else is found by them', () => {
    expect(paths('卫生室')).toEqual(['/commitments/a/', '/commitments/b/', '/commitments/c/']);
    expect(paths('每村')).toEqual(['/commitments/b/']);
  });

  test('groups by kind, and leaves empty kinds out', () => {
    expect(findAll(index, 'dlz', 'zh')).toEqual([
      { kind: 'area', found: [{ path: '/towns/370323103/', name: '东里镇' }] },
    ]);
  });

  test('shows the other language where the words stand only there', () => {
    expect(findAll(index, 'clinics', 'zh')[0]?.found).toEqual([
      { path: '/commitments/a/', name: '标准化卫生室', other: 'Standard clinics' },
    ]);
    expect(findAll(index, 'clinics', 'en')[0]?.found[0]).not.toHaveProperty('other');
  });

  test('finds clauses and codes', () => {
    expect(paths('6.1.2')).toEqual(['/commitments/b/']);
    expect(paths('370323103')).toEqual(['/towns/370323103/']);
  });

  test('finds nothing for nothing', () => {
    expect([paths(''), paths('   '), paths('学校')]).toEqual([[], [], []]);
  });
});
