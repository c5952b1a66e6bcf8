import type { Text } from '../../../src/core/text.ts';

/**
 * What follows from a finding. An error stops the build. A warning asks a person to look: the figure may be right. A
 * note says what a declared reading rule has read, so that nothing is changed silently.
 */
export type Severity = 'error' | 'warning' | 'note';

/** The sentences of a rule; `{name}` is filled in. They stand without a full stop at the end. */
export interface Rule {
  readonly severity: Severity;
  readonly message: Text;
  readonly cure: Text;
}

type Sentences = [zh: string, en: string, cureZh: string, cureEn: string];

function make(severity: Severity, [zh, en, cureZh, cureEn]: Sentences): Rule {
  return { severity, message: { zh, en }, cure: { zh: cureZh, en: cureEn } };
}

/** An error: what is wrong in Chinese and in English, and what to do about it. */
export const rule = (...sentences: Sentences): Rule => make('error', sentences);

/** A warning: what is unlikely, and how to confirm or mend it. */
export const warning = (...sentences: Sentences): Rule => make('warning', sentences);

/** A note: what was read by which declared rule, and how to have it refused instead. */
export const note = (...sentences: Sentences): Rule => make('note', sentences);
