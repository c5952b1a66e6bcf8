import type { Language } from '../../core/text.ts';
import { fill } from '../../i18n/messages.ts';
import type { Published } from '../../query/published.ts';
import { proofTexts } from '../texts.ts';

/** How much of the release can be verified, in a sentence. */
export function openVerify({ version, manifest, observations, judgements }: Published, language: Language) {
  return fill(proofTexts(language).verify.open, {
    version,
    files: manifest.files.length,
    figures: observations.filter(({ numerator }) => numerator !== undefined).length,
    verdicts: judgements.length,
  });
}
