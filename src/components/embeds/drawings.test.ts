import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../scripts/commands/command.ts';
import { buildData } from '../../../scripts/data/build.ts';
import { published, type Published } from '../../query/published.ts';
import { embedFile, embedLink } from '../embed-code.ts';
import { drawEmbed, drawEmbedSet, embedPaths, embedSetPaths } from './drawings.ts';

let work: string;
let data: Published;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sunledger-embeds-'));
  await buildData({ input: join(root, 'scripts/fixtures/second-plan/input'), output: work });
  process.env['SUNLEDGER_DATA'] = work;
  data = published();
}, 60_000);

afterAll(() => rm(work, { recursive: true, force: true }));

test('no two pictures and no two pages have one address', () => {
  const all = [...embedPaths(data), ...embedSetPaths(data)];
  expect(all.length).toBeGreaterThan(2);
  expect(new Set(all).size).toBe(all.length);
  for (const path of all) expect(path).toMatch(/^[\w~/.-]+$/);
});

test.each(['zh', 'en'] as const)(
  'every picture is drawn with its sentence, its source and its page, in %s',
  (language) => {
    const alone = embedPaths(data).map((path) => drawEmbed(data, path, language));
    const together = embedSetPaths(data).flatMap((path) =>
      drawEmbedSet(data, path, language).items.map(({ place, embed }) => {
        expect(drawEmbed(data, `${path}#${place}`, language).picture.title).toBe(embed.picture.title);
        return embed;
      }),
    );
    for (const { picture, credit, page } of [...alone, ...together]) {
      expect(picture.told).toMatch(/[。.]$/);
      expect(credit.source).not.toBe('');
      expect(page).toMatch(/^\/(.+\/)?$/);
    }
  },
);

test('a picture as it stood carries its day in its title and in its credit', () => {
  const years = embedSetPaths(data).find((path) => /^commitments\/.+\/years$/.test(path));
  const [first] = years === undefined ? [] : drawEmbedSet(data, years, 'zh').items;
  expect(first?.embed.picture.title).toContain(`${first?.place.slice(0, 4)}年底`);
  expect(first?.embed.credit.date).toContain(`${first?.place.slice(0, 4)}年12月31日`);
});

test.each(['none', 'promises#2017', 'commitments/none/years#2017'])(
  '%s, which is no picture, is refused by its name',
  (path) => {
    expect(() => drawEmbed(data, path, 'zh')).toThrow(`unknown picture: ${path}`);
  },
);

test('one of several pictures on a page is named by its place, and has no file of its own', () => {
  expect(embedLink('indicators/x/years#2017', 'en')).toMatch(/\/en\/embed\/indicators\/x\/years\/#2017$/);
  expect(embedFile('indicators/x/years#2017', 'en')).toBeUndefined();
  expect(embedFile('indicators/x', 'en')).toMatch(/\/en\/embed\/indicators\/x\.svg$/);
});
