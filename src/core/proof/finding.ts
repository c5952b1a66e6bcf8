import type { Text } from '../text.ts';

/** What one part of a verification looked at and what it found wrong, each with the file or figure it is about. */
export interface Finding {
  readonly checked: number;
  readonly wrong: readonly Text[];
}

/** Something wrong about a file or a figure: `areas.csv: missing`. */
export function wrong(about: string, zh: string, en: string): Text {
  return { zh: `${about}：${zh}`, en: `${about}: ${en}` };
}
