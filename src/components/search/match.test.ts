import { expect, test } from 'vitest';
import { findsWords, searchWords } from './match.ts';
import { readingsIn } from './pinyin.ts';

const name = '每个贫困村有标准化卫生室，2018年底前';
const readings = readingsIn([name]);
const finds = (query: string): boolean =>
  findsWords(searchWords(query), `${name}\nA clinic in every village`, readings);

test.each([
  ['a substring', '卫生室'],
  ['two words, both of which stand there', '卫生室 贫困'],
  ['full pinyin', 'weishengshi'],
  ['full pinyin from the middle of a word', 'shengshi'],
  ['pinyin not typed to its end', 'weish'],
  ['pinyin with an apostrophe', "wei'sheng"],
  ['initials', 'wss'],
  ['capitals', 'WSS'],
  ['letters of full width', 'ｗｓｓ'],
  ['English', 'clinic village'],
  ['initials with a number', '2018ndq'],
])('the search finds %s', (_, query) => {
  expect(finds(query)).toBe(true);
});

test.each([
  ['a word that is not there', '学校'],
  ['one of two words', '卫生室 学校'],
  ['pinyin from within a syllable', 'eisheng'],
  ['letters across a comma', 'wss2018'],
])('the search does not find %s', (_, query) => {
  expect(finds(query)).toBe(false);
});

test('without the file of readings the text alone is searched', () => {
  expect(findsWords(['wss'], name)).toBe(false);
  expect(findsWords(['卫生室'], name)).toBe(true);
});

test('a character is read as its words ask, and found by each of its readings', () => {
  const both = ['重点村', '重复'];
  expect(readingsIn(both)['重']).toBe('zhong chong');
  expect(findsWords(['zhongdian'], '重点村', readingsIn(both))).toBe(true);
  expect(findsWords(['chongfu'], '重复', readingsIn(both))).toBe(true);
});
