import { problem, type Report } from './problem.ts';

/**
 * The text of a file: strictly UTF-8, otherwise strictly GB18030. The byte-order mark goes, line ends become `\n`.
 * Undefined, with a report, where the bytes are neither or there is nothing in them.
 */
export function readText(file: string, bytes: Uint8Array, report: Report): string | undefined {
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
  if (text === undefined) report(problem('unreadable-text', { file }));
  else if (text.trim() === '') report(problem('empty-file', { file }));
  else return text.replace(/\r\n?/g, '\n');
  return undefined;
}

function decode(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
