import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countKey } from '../../src/core/report-key.ts';
import type { Release } from '../../src/core/release.ts';
import { recordRelease } from '../../src/core/release-record.ts';
import { carryReleases } from '../commands/carry.ts';
import { createKey, readSigningKey, type SigningKey } from '../commands/key.ts';
import { writeRecord } from '../commands/release.ts';
import { sha256 } from '../commands/files.ts';
import { nameKey, sealSite } from '../commands/seal.ts';
import { buildData } from '../data/build.ts';
import { makeDocument } from '../reports/document.ts';
import type { ReportListing } from '../reports/listing.ts';
import { fixtures } from './lay-out.ts';
import { smallPdf } from './small-pdf.ts';

/** A small site with three releases, two of which correct the one before; pages are a word each. */
export interface SmallSite {
  readonly data: string;
  /** The site as it stood after each release. */
  readonly sites: readonly string[];
  readonly key: SigningKey | undefined;
}

/** Changes a file of text, and fails where there is nothing to change. */
export async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change in ${file}: ${String(from)}`);
  await writeFile(file, changed);
}

const head = 'release,indicator,area,period,groups,commitment,reason,reason_en,approved_by\n';
interface Step {
  readonly version: string;
  readonly water?: readonly [from: string, to: string];
  readonly rows: string;
}
const steps: readonly Step[] = [
  { version: '2018.11.0', rows: '' },
  {
    version: '2019.1.0',
    water: ['900001,2018,950', '900001,2018,900'],
    rows: '2019.1.0,water,*,2018,,,甲镇多报50户,Jia Town had counted 50 households too many,县水利局\n',
  },
  {
    version: '2019.2.0',
    water: ['900001,2018,900', '900001,2018,940'],
    rows: '2019.2.0,water,*,2018,,,再次核实,,\n',
  },
];

/** Makes the site, release by release, as `npm run build -- --release` does but for the pages. */
export async function makeReleases(work: string, { signed }: { signed: boolean }): Promise<SmallSite> {
  const data = join(work, 'data');
  await cp(join(fixtures, 'small/input'), data, { recursive: true });
  let key: SigningKey | undefined;
  if (signed) {
    const publicKey = await createKey(join(work, 'key.pem'), []);
    key = readSigningKey(join(work, 'key.pem'));
    await edit(join(data, 'site.yml'), 'asOf:', `signing: { publicKey: ${publicKey} }\nasOf:`);
  }
  const sites: string[] = [];
  let corrections = head;
  for (const step of steps) {
    await edit(join(data, 'site.yml'), /release: .*/, `release: ${step.version}`);
    if (step.water) await edit(join(data, 'indicators/water.csv'), ...step.water);
    corrections += step.rows;
    if (step.rows) await writeFile(join(data, 'corrections.csv'), corrections);
    sites.push(await makeSite({ data, out: join(work, step.version), from: sites.at(-1), key }));
  }
  return { data, sites, key };
}

interface Making {
  readonly data: string;
  readonly out: string;
  readonly from?: string | undefined;
  readonly key?: SigningKey | undefined;
}

/** One release, and its record. */
async function makeSite({ data, out, from, key }: Making): Promise<string> {
  await rm(out, { recursive: true, force: true });
  const { release, manifestHash } = await buildData({ input: data, output: out, final: true });
  await nameKey(out, key);
  for (const page of ['', 'about/', 'en/']) {
    await mkdir(join(out, page), { recursive: true });
    await writeFile(join(out, page, 'index.html'), `<p>${release.site.release} ${page}</p>\n`);
  }
  await writeReport(out, release, manifestHash);
  if (from) await carryReleases({ from, to: out }, release);
  await sealSite(out, key);
  await writeRecord(data, recordRelease(release, manifestHash));
  return out;
}

/** The report of a release on a small site, on two pages: its name without an ending, and its only figure. */
export const smallReport = (asOf: string): string => `reports/${asOf.slice(0, 4)}`;
const title = 'Report';
/** The small report as a PDF; `count` is its figure. */
export function printSmall(count: number | string): Buffer {
  return smallPdf([`${title} \u20141\u2014 Promises`, `${title} \u20142\u2014 in all ${count}`]);
}

/** A report of two lines in its three forms, listed as reports are. */
async function writeReport(out: string, release: Release, manifest: string): Promise<void> {
  const [asOf = ''] = release.asOfDays.slice(-1);
  const count = release.commitments.length;
  const datum = `<data value="${count}" data-key="${countKey(asOf, 'all')}">${count}</data>`;
  const html = `<html lang="en"><head><title>${title}</title></head><body><main><p>Promises</p><p>in all ${datum}</p></main></body></html>\n`;
  const forms = {
    html: Buffer.from(html),
    pdf: printSmall(count),
    docx: await makeDocument(html, { photos: [], day: asOf }),
  };
  const files = Object.entries(forms).map(([ending, bytes]) => ({ path: `${smallReport(asOf)}.${ending}`, bytes }));
  const listing: ReportListing = {
    ...{ version: release.site.release, asOf: release.site.asOf, manifest },
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  await mkdir(join(out, 'reports'), { recursive: true });
  for (const { path, bytes } of files) await writeFile(join(out, path), bytes);
  await writeFile(join(out, 'reports/reports.json'), JSON.stringify(listing));
}
