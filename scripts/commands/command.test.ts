import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readCall, root } from './command.ts';
import { releaseRefusal, unfinished, unmetRequirements } from './release.ts';
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

test('a demonstration is not released officially, and the refusal says all that is missing', () => {
  const source = { kind: 'demonstration' };
  const site = { dataset: 'demonstration', identity: { icp: '鲁ICP备05000000号' } } as Parameters<
    typeof unmetRequirements
  >[0];
  const indicators = { water: { source, references: {} } } as unknown as Parameters<typeof unmetRequirements>[1];
  const unmet = unmetRequirements(site, indicators).map(({ en }) => en);
  expect(unmet).toEqual([
    'site.yml: dataset is demonstration; a release needs official',
    'site.yml: identity.hostUnit is missing',
    'site.yml: identity.operatorUnit is missing',
    'site.yml: identity.siteIdCode is missing',
    'site.yml: identity.psb is missing',
    'site.yml: identity.domain is missing',
    'indicators/water.yml: its source is demonstration data (fictitious)',
  ]);
  expect(releaseRefusal([]).zh).toContain(unfinished[0]?.zh);
});
