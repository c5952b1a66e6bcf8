import type { Text } from '../../src/core/text.ts';

/** The sentences of a rule; `{name}` is filled in. They stand without a full stop at the end. */
export interface Rule {
  readonly message: Text;
  readonly cure: Text;
}

/** What is wrong in Chinese and in English, and what to do about it. */
export function rule(...sentences: [zh: string, en: string, cureZh: string, cureEn: string]): Rule {
  const [zh, en, cureZh, cureEn] = sentences;
  return { message: { zh, en }, cure: { zh: cureZh, en: cureEn } };
}
