import { pinyin } from 'pinyin-pro';

/**
 * How every Chinese character in some texts is read there, without tones: a character read differently in different
 * words has all its readings, separated by spaces.
 */
export function readingsIn(texts: readonly string[]): Record<string, string> {
  const readings = new Map<string, Set<string>>();
  for (const text of texts)
    for (const { origin, pinyin: reading, isZh } of pinyin(text, { toneType: 'none', type: 'all', v: true })) {
      if (!isZh) continue;
      readings.set(origin, (readings.get(origin) ?? new Set()).add(reading));
    }
  return Object.fromEntries([...readings].map(([character, all]) => [character, [...all].join(' ')]));
}
