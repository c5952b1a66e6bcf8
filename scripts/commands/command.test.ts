import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readCall, root } from './command.ts';
import { readBase } from './paths.ts';
import { silentVoice } from './voice.ts';

test('folders that nobody names lie in the checkout; those named are meant from where the person stands', () => {
  const { options } = readCall('build', ['--out', 'other'], silentVoice);
  expect(options).toEqual({
    data: join(root, 'data'),
    out: resolve(process.env['INIT_CWD'] ?? '', 'other'),
    base: '/',
  });
});

test('switches and other arguments are kept apart from options', () => {
  expect([...readCall('build', ['--release'], silentVoice).flags]).toEqual(['release']);
  expect(readCall('test', ['verdict', 'core'], silentVoice).others).toEqual(['verdict', 'core']);
});

test.each([
  ['/', '/'],
  ['', '/'],
  ['ztzl/fp', '/ztzl/fp/'],
  ['/ztzl//fp/', '/ztzl/fp/'],
])('the base path %j is read as %s', (given, base) => {
  expect(readBase(given)).toBe(base);
});

test.each(['/专题/', '/a b/', '/../x/', 'https://example.org/fp/', '/a?b'])('the base path %j is refused', (given) => {
  expect(() => readBase(given)).toThrow('unusable --base');
});
