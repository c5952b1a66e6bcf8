import { pinyin } from 'pinyin-pro';

/**
 * Chinese text in pinyin without tones, for the search: syllables and numbers separated by spaces, and by a comma where
 * punctuation stands.
 */
export function syllablesOf(text: string): string {
  return text
    .normalize('NFKC')
    .split(/[^\p{Script=Han}\p{L}\p{N}.]+/u)
    .filter(Boolean)
    .map((run) =>
      pinyin(run, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ').toLowerCase(),
    )
    .join(',');
}
