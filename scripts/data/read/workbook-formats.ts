/** What a number format does to a number that a reader must know of; undefined where the number is shown as it is. */
export type FormatKind = 'date' | 'percent' | 'scaled';

/** The built-in formats of days and times, also those of Chinese, Japanese and Korean editions. */
const dateIds = [...range(14, 22), ...range(27, 36), ...range(45, 47), ...range(50, 58)];
const percentIds = [9, 10];

/** What a format does, by its number and, where the workbook defines it, its code such as `yyyy"年"m"月"`. */
export function formatKind(id: number, code: string | undefined): FormatKind | undefined {
  if (code === undefined) {
    if (dateIds.includes(id)) return 'date';
    return percentIds.includes(id) ? 'percent' : undefined;
  }
  if (/^(general|@)?$/i.test(code)) return undefined;
  const bare = withoutLiterals(code);
  if (/[ymdhs]/i.test(bare.replace(/e[+-]/gi, ''))) return 'date';
  if (bare.includes('%')) return 'percent';
  return /[万亿千百]/.test(code) || /[0#?],+(?![0#?,])/.test(bare) ? 'scaled' : undefined;
}

/** A format code without quoted text, escaped characters, padding, colours and locales; elapsed time `[h]` remains. */
function withoutLiterals(code: string): string {
  return code
    .replace(/"[^"]*"/g, '')
    .replace(/[\\!_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
