import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '../../src/core/release.ts';
import type { Text } from '../../src/core/text.ts';
import { recordRelease } from '../../src/core/release-record.ts';
import { buildData, type Built } from '../data/build.ts';
import { nodeEffects } from '../data/output/effects.ts';
import { searchSite } from '../data/personal/site.ts';
import { checkPlaces } from '../data/output/places.ts';
import { stopOn } from '../data/problem.ts';
import { replaceFolder } from '../data/output/replace-folder.ts';
import { writeReports } from '../reports/write.ts';
import { refusal, root } from './command.ts';
import { carryReleases } from './carry.ts';
import { compressSite } from './compress.ts';
import { writeElderPages } from './elder.ts';
import { listFiles } from './files.ts';
import { forgetSites, keptFolder } from './kept-pages.ts';
import type { SigningKey } from './key.ts';
import { buildPages, countPages } from './pages.ts';
import { writeRecord } from './release.ts';
import { nameKey, sealSite } from './seal.ts';
import { findPainter, writeSocialPictures, type SocialPainter } from './social.ts';
import { writeSitemap } from './sitemap.ts';
import { stageNames } from './stages.ts';
import type { Voice } from './voice.ts';

const noLetters: Text = {
  zh: '本机没有中文字体，不能画分享图：各页分享时都用同一张图。请安装中文字体（如fonts-noto-cjk），再生成一次',
  en: 'No Chinese font here to draw pictures for chats with: all pages share one. Install one, such as fonts-noto-cjk, and build again',
};

export interface AssembleOptions {
  /** The input data. */
  readonly data: string;
  readonly out: string;
  /** With a slash at both ends. */
  readonly base: string;
  /** Write compressed forms for a web server; a minute the first time, then from the cache. */
  readonly compress: boolean;
  readonly voice: Voice;
  /** A release to stay: it is recorded in the data folder once everything else has succeeded. */
  readonly final?: boolean;
  readonly key?: SigningKey | undefined;
}

const keptPages = join(root, '.cache', 'kept-pages');

/** Said where the reports cannot be printed. */
const noChromium: Text = {
  zh: '没有找到Chromium：报告只有网页，没有PDF和DOCX。请安装chromium，或用环境变量CHROMIUM指明它的位置，再生成一次',
  en: 'No Chromium: the reports are web pages only, without PDF and DOCX. Install chromium or name it in the environment variable CHROMIUM, and build again',
};

/**
 * Data, then site, then the compressed forms; the finished folder takes the place of `out` in one step (`replaceFolder`
 * says how). Everything of this build is written below one hidden folder beside `out`.
 */
export async function assemble(options: AssembleOptions): Promise<void> {
  const { data, out, base, compress, voice, final = false, key } = options;
  const effects = nodeEffects();
  await checkPlaces({ input: data, output: out }, effects);
  const { release, manifestHash } = await replaceFolder(out, effects, async (next) => {
    const folder = join(next, 'release');
    const site = join(next, 'site');
    const built = await makeData(data, folder, { voice, final });
    const { release } = built;
    await nameKey(folder, key);
    voice.say({ zh: '正在生成网页……', en: 'Making the pages ...' });
    const painter = await painterFor(release, voice);
    const { kept } = await buildPages({
      ...{ root, release: folder, out: site, base, ownPictures: painter !== undefined },
      // What is to stay is made from nothing but its inputs.
      ...(final ? {} : { kept: keptFolder(keptPages, siteName(release, base)) }),
      onPages: (written) => voice.count({ zh: `已写出 ${written} 个网页`, en: `${written} pages written` }),
    });
    if (!final) await forgetSites(keptPages).catch(() => undefined);
    await makeReports(site, { built, base, voice, final });
    if (painter)
      await writeSocialPictures(site, {
        cache: join(root, '.cache', 'social'),
        painter,
        onProgress: (done, total) => voice.progress({ zh: '分享图', en: 'Pictures for chats' }, done, total),
      });
    await writeElderPages(site, { files: await listFiles(site), base });
    const pages = await countPages(site);
    await writeSitemap(site, { domain: release.site.identity.domain, base });
    await rename(join(folder, 'data'), join(site, 'data'));
    await carryOver({ from: out, to: site }, release, voice);
    await sealSite(site, key);
    if (compress) {
      const onProgress = (done: number, total: number): void =>
        voice.progress({ zh: '压缩', en: 'Compressing' }, done, total);
      await compressSite(site, { cache: join(root, '.cache', 'compressed'), onProgress });
    }
    await checkSite(site, release, voice);
    voice.say({
      zh: `共 ${pages} 个网页${kept > 0 ? `；${kept} 个内容没有变化，沿用上次生成的` : ''}`,
      en: `${pages} pages${kept > 0 ? `; ${kept} had nothing new to say and are those of the last build` : ''}`,
    });
    return { finished: site, result: built };
  });
  if (!final) return;
  const record = await writeRecord(data, recordRelease(release, manifestHash));
  voice.announce({
    zh: `${release.site.release} 版已发布，记录在 ${record}；请与数据一起保存，以后每次生成都要用到它`,
    en: `Release ${release.site.release} is recorded in ${record}: keep it with the data, every later build needs it`,
  });
}

/** What draws the pictures that chats show; undefined where the domain is not known, without which no page names one. */
async function painterFor({ site }: Release, voice: Voice): Promise<SocialPainter | undefined> {
  if (!site.identity.domain) return undefined;
  const painter = await findPainter();
  if (!painter) voice.announce(noLetters);
  return painter;
}

/** The same for builds of one site: they keep their pages in one place. */
function siteName({ site, plan }: Release, base: string): string {
  return [site.area, plan.title.zh, base].join('\n');
}

/** The releases before this one stay as they are. */
async function carryOver(folders: { from: string; to: string }, release: Release, voice: Voice): Promise<void> {
  const absent = await carryReleases(folders, release);
  if (absent.length > 0)
    voice.say({
      zh: `原有输出里没有 ${absent.join('、')} 版，新的网站也就没有它的文件；更正记录和版本链不受影响`,
      en: `The output before held no release ${absent.join(', ')}, so the new site has no files of it; ledger and chain are whole`,
    });
}

/** The reports as files. Where this machine cannot print them it says so; a release to stay then does not build. */
async function makeReports(
  site: string,
  { built, base, voice, final }: { built: Built; base: string; voice: Voice; final: boolean },
): Promise<void> {
  const { release, manifestHash } = built;
  const { printed } = await writeReports(site, {
    base,
    cache: join(root, '.cache', 'reports'),
    release: { version: release.site.release, asOf: release.site.asOf, manifest: manifestHash },
    onProgress: (done, total) => voice.progress({ zh: '报告', en: 'Reports' }, done, total),
  });
  if (printed) return;
  if (final) throw refusal(noChromium);
  voice.announce(noChromium);
}

/** The last gate: throws where the finished site holds anything personal; it then does not take the place of `out`. */
async function checkSite(folder: string, release: Release, voice: Voice): Promise<void> {
  const onProgress = (done: number, total: number): void =>
    voice.progress({ zh: '检查个人信息', en: 'Searching for personal data' }, done, total);
  const { today } = nodeEffects();
  stopOn(await searchSite({ folder, files: await listFiles(folder), release, today, onProgress }));
}

/** The data build alone, with its stages spoken. */
export async function makeData(
  input: string,
  output: string,
  { voice, final = false }: { voice: Voice; final?: boolean },
): Promise<Built> {
  const effects = nodeEffects(({ stage, done, of }) => voice.progress(stageNames[stage], done, of));
  const built = await buildData({ input, output, effects, final });
  const { remarks } = built;
  if (remarks.length > 0)
    voice.say({
      zh: `输入有 ${remarks.length} 条提醒和说明，npm run check 逐条列出`,
      en: `${remarks.length} warnings and notes about the input: npm run check lists them`,
    });
  return built;
}
