import { describe, expect, test } from 'vitest';
import { hideName, looksLikePersonalName } from './duty.ts';

describe('looksLikePersonalName', () => {
  test.each([
    '王小明',
    '李明',
    '张局长',
    '李明主任',
    '局长：李明',
    '镇长 王小明',
    '王小明（镇农办）',
    '高主任',
    'Li Ming',
    'Head: Wang Xiaoming',
  ])('“%s” is taken for a name', (text) => expect(looksLikePersonalName(text)).toBe(true));

  test.each([
    '镇农业综合服务中心主任',
    '张家坡镇镇长',
    '石桥镇分管副镇长',
    '常务副镇长',
    '镇长',
    '第一书记',
    '高庄村',
    '县扶贫办主任',
    '分管副职',
    '项目科科长',
    '水利站站长',
    '总工程师',
    '石桥镇人民政府',
    '金融办',
    'Head of the projects section',
    'Ma Zhuang Village',
  ])('“%s” is an office or a post', (text) => expect(looksLikePersonalName(text)).toBe(false));
});

test('hideName keeps the first character only', () => {
  expect(hideName('王小明（镇长）')).toBe('王**（**）');
});
