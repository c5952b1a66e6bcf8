import { rule } from './rule.ts';

/** What the terms of `glossary.yml` say about each other. */
export const glossaryRules = {
  'unknown-term-group': rule(
    '未知的术语组别“{value}”',
    'unknown group of terms "{value}"',
    '可用：{expected}；或在 groups 中声明',
    'expected one of {expected}, or declare it under groups',
  ),
  'unknown-term': rule(
    '{subject}未知的术语“{value}”',
    '{subject}unknown term "{value}"',
    '写本文件中的术语编号，或删去',
    'write the id of a term in this file, or leave it out',
  ),
  'own-term': rule(
    '术语编号“{value}”是程序自带的术语',
    'the id "{value}" is taken by a term of the product itself',
    '换一个编号；自带的术语不用再写',
    'choose another id; the terms of the product need not be written again',
  ),
  'term-named-twice': rule(
    '{subject}写法“{value}”已属于术语 {first}',
    '{subject}"{value}" already stands for the term {first}',
    '一种写法只归一个术语：合并两条，或删去重复的写法',
    'let each way of writing stand for one term: merge the two or leave the repeated one out',
  ),
} as const;
