import { releaseRecordSchema, type ReleaseRecord } from '../../../src/core/release-record.ts';
import type { Site } from '../../../src/core/site.ts';
import { compareVersions } from '../../../src/core/version.ts';
import type { Input } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

/** The releases before the version of site.yml, oldest first, and the record of that version where it has been released. */
export interface Recorded {
  readonly earlier: readonly ReleaseRecord[];
  readonly released?: ReleaseRecord;
}

/** `releases/<version>.json`: what earlier releases published and hid. Written by a release, never edited. */
export function checkReleases(input: Input, site: Site | undefined, report: Report): Recorded {
  const records = readRecords(input, report).sort((a, b) => compareVersions(a.version, b.version));
  checkChain(records, report);
  if (!site) return { earlier: records };
  const at = (key: string, value: string): Place => ({
    ...{ file: 'site.yml', row: input.yaml.get('site.yml')?.line([key]), column: key, value },
  });
  const newest = records.at(-1);
  if (newest && compareVersions(site.release, newest.version) < 0)
    report(problem('release-out-of-order', at('release', site.release), { version: newest.version }));
  const earlier = records.filter(({ version }) => compareVersions(version, site.release) < 0);
  const released = records.find(({ version }) => version === site.release);
  const days = [site.asOf, ...earlier.map(({ published }) => published)];
  const day = days.reduce((latest, each) => (each > latest ? each : latest));
  if (publicationDay(site) < day) report(problem('release-day', at('releasedOn', publicationDay(site)), { day }));
  return { earlier, ...(released && { released }) };
}

/** The day a version is published; without one of its own the day its data refer to. */
export function publicationDay({ releasedOn, asOf }: Pick<Site, 'releasedOn' | 'asOf'>): string {
  return releasedOn ?? asOf;
}

function readRecords({ json }: Input, report: Report): ReleaseRecord[] {
  return [...json].flatMap(([file, data]) => {
    const { success, data: record, error } = releaseRecordSchema.safeParse(data);
    if (!success) {
      const [issue] = error.issues;
      const detail = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
      report(problem('wrong-release', { file }, { detail }));
      return [];
    }
    if (file !== recordFile(record.version))
      report(problem('release-file-name', { file }, { version: record.version }));
    return [record];
  });
}

/** Where the record of a release lies in the data folder. */
export function recordFile(version: string): string {
  return `releases/${version}.json`;
}

/** Each record names the one before it by the hash of its manifest. */
function checkChain(records: readonly ReleaseRecord[], report: Report): void {
  records.forEach(({ version, previous }, index) => {
    const before = records[index - 1];
    if (before?.version !== previous?.version || before?.manifest !== previous?.manifest)
      report(problem('release-chain', { file: recordFile(version) }, { version }));
  });
}
