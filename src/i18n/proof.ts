import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './proof.en.json' with { type: 'json' };
import zh from './proof.zh.json' with { type: 'json' };
import { words } from './words.ts';

/** The texts about releases, corrections and their verification: both languages must have exactly these keys. */
export const proofTextsSchema = z.strictObject({
  corrections: words(
    'title openNone openSome openFirst openPreview lead releases version published preview figures verdicts manifest files listed',
    'first none figure before after reason effect noEffect approved since withdrawn gone hidden verdictsOnly promise',
    'asOf follows more feed json',
  ),
  history: words('title line'),
  feed: words('title release releaseBody figure figureBody'),
  verify: words(
    'title open lead data reports site stop key keyNote badKey unsigned script old parts file signature chain changes figure total verdict report notChosen',
    'waiting running progress good bad skipped allGood someBad stopped own failed hand handLead handSums handSignature',
    'handAll handWindows formats publicKey',
  ),
});
export type ProofTexts = z.output<typeof proofTextsSchema>;

const texts: Readonly<Record<Language, ProofTexts>> = {
  zh: proofTextsSchema.parse(zh),
  en: proofTextsSchema.parse(en),
};

/** The texts about releases, corrections and their verification in a language. */
export function proofTexts(language: Language): ProofTexts {
  return texts[language];
}
