import { releaseRecordSchema, type ReleaseRecord } from '../../../src/core/disclosure/earlier.ts';
import type { Input } from '../input.ts';
import { problem, type Report } from '../problem.ts';

/** `releases/<version>.json`: what earlier releases published and hid, oldest first. Written by a release, never edited. */
export function checkReleases({ json }: Input, report: Report): ReleaseRecord[] {
  return [...json].flatMap(([file, data]) => {
    const result = releaseRecordSchema.safeParse(data);
    if (result.success) return [result.data];
    const [issue] = result.error.issues;
    const detail = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
    report(problem('wrong-release', { file }, { detail }));
    return [];
  });
}
