import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolder, reportChanges } from './folder.ts';
import { nodeEffects, type Effects } from '../output/effects.ts';
import { largestFile } from '../read/limits.ts';
import type { Problem } from '../problem.ts';
import type { Entry } from '../read/survey.ts';

const effects = nodeEffects();
const posix = process.platform !== 'win32';
let folder: string;
let outside: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '数据 data-'));
  outside = mkdtempSync(join(tmpdir(), 'outside-'));
  mkdirSync(join(folder, 'indicators'));
  writeFileSync(join(folder, 'site.yml'), 'title: 题\n');
  writeFileSync(join(folder, 'indicators/water.csv'), 'a\n');
});
afterEach(() => {
  for (const each of [folder, outside]) rmSync(each, { recursive: true, force: true });
});

async function open(from: Effects = effects): Promise<{ paths: string[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const files = await openFolder(folder, from, (problem) => problems.push(problem));
  return { paths: [...files.keys()], problems };
}
const brief = ({ file, rule }: Problem): string => `${file}: ${rule}`;
/** What the folder is found to hold besides its two good files. */
async function found(from?: Effects): Promise<string[]> {
  const { paths, problems } = await open(from);
  expect(paths).toEqual(['indicators/water.csv', 'site.yml']);
  for (const { message, cure } of problems) for (const text of [message, cure]) expect(text.zh && text.en).toBeTruthy();
  return problems.map(brief);
}

describe('openFolder(…)', () => {
  it('gives the files of a folder and passes over hidden ones, lock files and README.md', async () => {
    for (const name of ['.DS_Store', '~$water.xlsx', 'README.md', 'indicators/.~lock.water.csv#'])
      writeFileSync(join(folder, name), '');
    expect(await found()).toEqual([]);
  });

  it('is empty where there is no folder', async () => {
    expect((await effects.survey(join(folder, 'missing'))).length).toBe(0);
    expect((await effects.survey(join(folder, 'site.yml'))).length).toBe(0);
  });

  describe.runIf(posix)('with links and special files', () => {
    it('refuses a link out of the folder, to a file or to a folder, and names it', async () => {
      writeFileSync(join(outside, 'secret.csv'), '不应读取\n');
      symlinkSync(join(outside, 'secret.csv'), join(folder, 'indicators/secret.csv'));
      symlinkSync(outside, join(folder, 'records'));
      symlinkSync('../../../../../../etc/hostname', join(folder, 'areas.csv'));
      expect(await found()).toEqual([
        'areas.csv: outside-link',
        'indicators/secret.csv: outside-link',
        'records: outside-link',
      ]);
    });

    it('reads a link to a file of the same folder, also where the folder itself is reached by a link', async () => {
      symlinkSync('water.csv', join(folder, 'indicators/again.csv'));
      const link = join(outside, 'data');
      symlinkSync(folder, link);
      folder = link;
      expect((await open()).paths).toContain('indicators/again.csv');
      expect((await open()).problems).toEqual([]);
    });

    it('refuses links that lead nowhere, in a circle, or to a folder', async () => {
      symlinkSync('nowhere.csv', join(folder, 'calendar.csv'));
      symlinkSync('b.csv', join(folder, 'a.csv'));
      symlinkSync('a.csv', join(folder, 'b.csv'));
      symlinkSync('.', join(folder, 'indicators/loop'));
      expect(await found()).toEqual([
        'a.csv: broken-link',
        'b.csv: broken-link',
        'calendar.csv: broken-link',
        'indicators/loop: linked-folder',
      ]);
    });

    it('refuses a pipe, which would never end, without opening it', async () => {
      execFileSync('mkfifo', [join(folder, 'areas.csv')]);
      expect(await found()).toEqual(['areas.csv: special-file']);
    });

    it('refuses a device behind a link', async () => {
      symlinkSync('/dev/zero', join(folder, 'areas.csv'));
      expect(await found()).toEqual(['areas.csv: outside-link']);
    });
  });

  it.runIf(process.platform === 'linux')(
    'names a file whose name is not UTF-8, as archives in GBK leave them',
    async () => {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xd2, 0xfb]), Buffer.from('.csv')]), 'a\n');
      expect((await found()).map((text) => text.replace(/.*: /, ''))).toEqual(['file-name-encoding']);
    },
  );

  it.runIf(posix && process.getuid?.() !== 0)('refuses what it has no permission to read, file or folder', async () => {
    writeFileSync(join(folder, 'areas.csv'), 'a\n', { mode: 0o000 });
    mkdirSync(join(folder, 'records'), { mode: 0o000 });
    expect(await found()).toEqual(['areas.csv: unreadable-file', 'records: unreadable-folder']);
    chmodSync(join(folder, 'records'), 0o700);
  });

  it('has a problem for everything that a survey can find', async () => {
    const kinds: Entry['kind'][] = [
      'closed',
      'closed-folder',
      'unnamed',
      'special',
      'linked-folder',
      'broken-link',
      'outside-link',
    ];
    const survey = async (path: string): Promise<Entry[]> => [
      ...kinds.map((kind, index) => ({ path: `a${index}.csv`, kind, bytes: 0, stamp: '' })),
      ...(await effects.survey(path)),
    ];
    expect((await found({ ...effects, survey })).length).toBe(kinds.length);
  });

  it.each([
    ['indicators/Water.csv', 'indicators/water.csv'],
    ['caf\u00e9.csv', 'cafe\u0301.csv'],
  ])('refuses %s beside %s: on some systems they are one file', async (a, b) => {
    const entry = (path: string): Entry => ({ path, kind: 'file', bytes: 1, stamp: '' });
    const survey = (): Promise<Entry[]> => Promise.resolve([entry(a), entry(b)]);
    const { problems } = await open({ ...effects, survey });
    expect(problems.map(brief)).toEqual([`${b}: case-collision`]);
    expect(problems[0]?.message.zh).toContain(a);
  });

  it.each(Object.entries(largestFile))(
    'refuses a .%s above %i MB before it reads a byte of it',
    async (ending, limit) => {
      const file = join(folder, `records.${ending}`);
      writeFileSync(file, '');
      truncateSync(file, limit * 1e6);
      expect((await open()).problems).toEqual([]);
      truncateSync(file, 2 * 1024 ** 3);
      const read = (): never => {
        throw new Error('read');
      };
      const { paths, problems } = await open({ ...effects, readFile: read });
      expect(paths).not.toContain(`records.${ending}`);
      expect(problems.map(brief)).toEqual([`records.${ending}: file-too-large`]);
      expect(problems[0]?.message.zh).toBe(`文件有 2147.5 MB，这一类文件最大 ${limit} MB`);
    },
  );
});

describe('reportChanges(…)', () => {
  const changes: [string, () => void, string[]][] = [
    ['nothing', () => undefined, []],
    ['a file written again', () => writeFileSync(join(folder, 'site.yml'), 'title: 新题\n'), ['site.yml']],
    ['a file added', () => writeFileSync(join(folder, 'areas.csv'), 'a\n'), ['areas.csv']],
    ['a file removed', () => rmSync(join(folder, 'indicators/water.csv')), ['indicators/water.csv']],
    ['a hidden file added', () => writeFileSync(join(folder, '.~lock.site.yml#'), ''), []],
  ];
  it.each(changes)('sees %s while the folder was read', async (_, change, files) => {
    const opened = await openFolder(folder, effects, () => undefined);
    change();
    const problems: Problem[] = [];
    await reportChanges(folder, { opened, effects }, (problem) => problems.push(problem));
    expect(problems.map(brief)).toEqual(files.map((file) => `${file}: input-changed`));
  });
});
