import type { Language } from '../../core/text.ts';
import { fill } from '../../i18n/messages.ts';
import type { Published } from '../../query/published.ts';
import { proofTexts } from '../texts.ts';

/** How much of the release can be verified, in a sentence. */
export function openVerify(
  { version, manifest, observations, judgements, commitments }: Published,
  language: Language,
) {
  const documents = new Set(commitments.filter(({ kind }) => kind === 'deliverable').map(({ id }) => id));
  return fill(proofTexts(language).verify.open, {
    version,
    files: manifest.files.length,
    figures: observations.filter(({ numerator }) => numerator !== undefined).length,
    verdicts: judgements.filter(({ commitment }) => !documents.has(commitment)).length,
  });
}
