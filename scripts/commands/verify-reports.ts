import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkReport, reportFacts } from '../../src/core/report-check.ts';
import type { Release } from '../../src/core/release.ts';
import type { Text } from '../../src/core/text.ts';
import type { ReportListing } from '../reports/listing.ts';
import { sha256 } from './files.ts';
import type { Published } from './published.ts';
import type { Verification } from './verify.ts';

const name: Text = { zh: '报告里的数字、判定和句子', en: 'figures, verdicts and sentences in the reports' };
const isReport = (path: string): boolean => /^(en\/)?reports\/\d.*\.html$/.test(path);

/** Every figure, verdict and sentence of every report as a web page, against the release it says it is made from. */
export async function verifyReports(site: Published): Promise<Verification> {
  const paths = (await site.list()).filter(isReport);
  if (!site.whole || paths.length === 0) return { name, checked: 0, wrong: [] };
  const facts = reportFacts(JSON.parse(await readFile(join(site.folder, 'release.json'), 'utf8')) as Release);
  const wrong = await listingProblems(site);
  let checked = 0;
  for (const path of paths) {
    const bytes = await site.read(path);
    if (!bytes) wrong.push(`${path}: missing`);
    const found = checkReport(new TextDecoder().decode(bytes), facts);
    checked += found.checked;
    wrong.push(...found.wrong.map((line) => `${path}: ${line}`));
  }
  return { name, checked, wrong: wrong.map((line) => ({ zh: line, en: line })) };
}

/** Whether the list of reports names this release, and each report as it is. */
async function listingProblems(site: Published): Promise<string[]> {
  const bytes = await site.read('reports/reports.json');
  if (!bytes) return ['reports/reports.json: missing'];
  const listing = JSON.parse(new TextDecoder().decode(bytes)) as ReportListing;
  const manifest = sha256(await readFile(join(site.folder, 'manifest.json')));
  const wrong =
    listing.manifest === manifest ? [] : [`reports/reports.json: made from ${listing.manifest}, not ${manifest}`];
  for (const { path, sha256: hash } of listing.files) {
    const file = await site.read(path);
    if (!file || sha256(file) !== hash) wrong.push(`${path}: not as listed in reports/reports.json`);
  }
  return wrong;
}
