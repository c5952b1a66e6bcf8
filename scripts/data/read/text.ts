import { problem, type Report } from '../problem.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The text of a file: UTF-16 where its byte-order mark says so, otherwise strictly UTF-8, otherwise strictly GB18030.
 * The mark goes, line ends become `\n`. Undefined, with a report, where the bytes are none of them, where they could be
 * two of them, and where there is nothing in them.
 */
export function readText(file: string, bytes: Uint8Array, report: Report): string | undefined {
  const table = file.endsWith('.csv');
  const other = table ? binaryKind(bytes) : undefined;
  if (other) {
    report(problem('wrong-ending', { file }, other));
    return undefined;
  }
  const utf8 = decode(bytes, markedEncoding(bytes) ?? 'utf-8');
  const text = utf8 ?? decode(bytes, 'gb18030');
  if (text === undefined) report(problem('unreadable-text', { file }));
  else if (text.trim() === '') report(problem('empty-file', { file }));
  else if (table && utf8 !== undefined && isAmbiguous(bytes, utf8)) report(problem('ambiguous-text', { file }));
  else return text.replace(/\r\n?/g, '\n');
  return undefined;
}

function markedEncoding([first, second]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text.replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}

/**
 * Whether bytes that are good UTF-8 may as well be GB18030. A text with little Chinese in it can be both: 一 in GB18030
 * is the Cyrillic һ in UTF-8. That is so only where every character beyond ASCII takes two bytes, none of them Chinese.
 */
function isAmbiguous(bytes: Uint8Array, utf8: string): boolean {
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return false;
  if (!/[\u0080-\u07ff]/.test(utf8) || /[^\0-\u07ff]/.test(utf8)) return false;
  const chinese = decode(bytes, 'gb18030');
  return chinese !== undefined && /^[\0-\u007f\p{Script=Han}\u3000-\u303f\uff00-\uffef]*$/u.test(chinese);
}

/** What a file is that only claims to be text. */
function binaryKind(bytes: Uint8Array): { found: string; ending: string } | undefined {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start === 'PK\x03\x04') return { found: 'XLSX', ending: '.xlsx' };
  return start === 'PAR1' ? { found: 'Parquet', ending: '.parquet' } : undefined;
}
