import { hashMark, pageWatch } from '../core/reads.ts';
import { published } from '../query/published.ts';

/** Characters of the release's hash, for a page to print. */
export function releaseHash(start = 0, end = 64): string {
  return pageWatch().marks ? hashMark(start, end) : published().manifestHash.slice(start, end);
}
