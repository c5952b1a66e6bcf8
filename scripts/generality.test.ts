import { readFileSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './commands/command.ts';
import { listFiles } from './commands/files.ts';
import { buildSite } from './testing/build.ts';
import { brokenLinks, readPages, type BuiltPage } from './testing/pages.ts';

interface Built {
  readonly folder: string;
  readonly files: ReadonlySet<string>;
  readonly pages: readonly BuiltPage[];
  readonly page: (file: string) => string;
}

let work = '';
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sunledger-general-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function built(name: string, data: string): Promise<Built> {
  const folder = join(work, name);
  await buildSite({ data, out: folder, base: '/' });
  const pages = await readPages(folder);
  const page = (file: string): string => {
    const found = pages.find((each) => each.file === file);
    if (!found) throw new Error(`missing page: ${file}`);
    return found.html;
  };
  return { folder, files: new Set(await listFiles(folder)), pages, page };
}

const input = (name: string): string => join(root, 'scripts/fixtures', name, 'input');

/** What a reader sees. */
const textOf = (html: string): string => html.replace(/<script\b[\s\S]*?<\/script>/g, ' ').replace(/<[^>]*>/g, ' ');

/** Sections of the site that every plan has. */
const sections = ['', 'commitments/', 'plan/', 'mechanisms/', 'projects/', 'indicators/', 'towns/', 'downloads/'];
const everywhere = [...sections, 'explore/', 'method/', 'corrections/', 'verify/', 'about/'];

function expectComplete({ files, pages }: Built): void {
  for (const language of ['', 'en/'])
    for (const section of everywhere) expect([...files]).toContain(`${language}${section}index.html`);
  expect(brokenLinks(pages, files, '/')).toEqual([]);
  const unfilled = /\{@?[a-zA-Z]+\}|\b(undefined|NaN|\[object Object\])\b/;
  expect(pages.filter(({ html }) => unfilled.test(textOf(html))).map(({ file }) => file)).toEqual([]);
}

describe('a second plan, of a city with districts and other chapters, makes a site without a change of code', () => {
  let site: Built;
  beforeAll(async () => {
    site = await built('second', input('second-plan'));
  }, 300_000);

  test('it is complete, and every link leads somewhere', () => expectComplete(site));

  test('nothing on it speaks of the first plan or of its kind of places', () => {
    const foreign = /沂源|yiyuan|淄博|镇街|全县|本县|\btowns?\b|the county\b/i;
    const found = site.pages.flatMap(({ file, html }) => {
      // The addresses in the code for embedding are the same for every plan.
      const word = foreign.exec(textOf(html).replace(/src=&quot;[^&]*&quot;/g, ''));
      return word ? [`${file}: ${word[0]}`] : [];
    });
    expect(found).toEqual([]);
  });

  test('its places are called what they are', () => {
    expect(textOf(site.page('index.html'))).toContain('3个区县，每项指标对照目标');
    expect(textOf(site.page('index.html'))).toContain('市级和区县数字只作演示');
    expect(textOf(site.page('en/towns/index.html'))).toContain('Haiyu City has 3 districts and counties');
  });

  test('the home page counts its promises and shows its headline figures', () => {
    const home = textOf(site.page('index.html'));
    expect(home).toContain('规划的4项，逐项记在台账上。');
    expect(home).toContain('电动公交车占比');
    expect(home).toContain('自行车道达到120公里');
    expect(site.page('index.html').match(/class="card[" ]/g)?.length).toBe(3);
  });

  test.each([
    ['01-bus-electric', 'missed'],
    ['01-timetable', 'met-late'],
    ['02-cycle-paths', 'missed'],
    ['02-parking-places', 'blank'],
  ])('%s is judged %s', (commitment, standing) => {
    const release = JSON.parse(readFileSync(join(site.folder, 'data/v2024.1.0/release.json'), 'utf8')) as {
      judgements: { commitment: string; asOf: string; standing: string }[];
    };
    const judged = release.judgements.find((each) => each.commitment === commitment && each.asOf === '2023-12-31');
    expect(judged?.standing).toBe(standing);
  });

  test('its promises are found by the groups of people that it declares', () => {
    const riders = textOf(site.page('commitments/population/riders/index.html'));
    expect(riders).toContain('对象为“乘客与骑行者”的承诺共2项');
    expect(riders).toContain('电动公交车占比');
    expect(riders).not.toContain('自行车道达到120公里');
    expect(textOf(site.page('en/commitments/population/places/index.html'))).toContain('120 km of cycle paths');
  });

  test('its own units and a chapter without sections are shown', () => {
    expect(textOf(site.page('commitments/02-cycle-paths/index.html'))).toContain('118.3公里');
    expect(textOf(site.page('plan/2/index.html'))).toContain('自行车道达到120公里');
  });
});

describe('an empty plan makes a site that says so', () => {
  let site: Built;
  beforeAll(async () => {
    site = await built('empty', input('empty-plan'));
  }, 300_000);

  test('it is complete, and every link leads somewhere', () => expectComplete(site));

  test('the home page says that no promise has been entered', () => {
    expect(textOf(site.page('index.html'))).toContain('规划还没有录入承诺');
    expect(textOf(site.page('en/index.html'))).toContain('No promise of the plan has been entered yet.');
    expect(textOf(site.page('plan/index.html'))).toContain('规划的章节还没有录入');
    expect(site.page('commitments/index.html')).not.toContain('data-facet="population"');
  });
});

describe('an indicator that judges nothing, in an area without parts', () => {
  let site: Built;
  beforeAll(async () => {
    const data = join(work, 'lone-input');
    const at = (file: string): string => join(data, file);
    await cp(input('empty-plan'), data, { recursive: true });
    await mkdir(at('indicators'));
    await appendFile(at('site.yml'), 'themes:\n  transport: { zh: 交通, en: Transport }\n');
    const definition = await readFile(join(input('second-plan'), 'indicators/cycle-paths.yml'), 'utf8');
    await writeFile(at('indicators/paths.yml'), definition.replace(/^commitments:.*$/m, ''));
    await writeFile(at('indicators/paths.csv'), 'area,period,numerator,status\nQS,2021,1.5,\nQS,2022,2,\nQS,2023,3,\n');
    site = await built('lone', data);
  }, 300_000);

  test('the site is complete, and every link leads somewhere', () => expectComplete(site));

  test('the indicator has its page and its line in the list', () => {
    expect(site.page('indicators/index.html')).toContain('/indicators/paths/');
    const page = textOf(site.page('indicators/paths/index.html'));
    expect(page).toContain('3公里');
    expect(page).toContain('不直接判定任何承诺');
  });
});
