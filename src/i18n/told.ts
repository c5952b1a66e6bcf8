import type { ObservationStatus } from '../core/observation.ts';
import type { Language } from '../core/text.ts';
import { status as statusWords } from '../core/verdict-words.ts';
import { chartPhrases } from './chart-phrases.ts';

/** A figure, or why there is none. */
export interface Told {
  readonly status: ObservationStatus;
  readonly value?: number | null | undefined;
}

/** How the numbers of a sentence are printed. */
export interface Printing {
  readonly language: Language;
  /** `near`: the level due, from which a value must be told apart. */
  readonly format: (value: number, near?: number) => string;
}

/** The figure of a row; undefined where its status says that there is none to tell. */
export function figureOf({ status, value }: Told): number | undefined {
  return status === 'reported' || status === 'provisional' ? (value ?? undefined) : undefined;
}

/** Sentences joined as the language joins them. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.filter(Boolean).join(language === 'zh' ? '' : ' ');
}

/** Parts joined to one sentence; English ones begin with a capital. */
export function closeSentence(parts: readonly (string | undefined)[], language: Language): string {
  const { semicolon, stop } = chartPhrases(language);
  const text = parts.filter(Boolean).join(semicolon) + stop;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a status is called inside a sentence. */
export function stateWord(status: ObservationStatus, language: Language): string {
  return statusWords[status][language].toLowerCase();
}
