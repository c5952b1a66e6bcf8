import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { unreadable } from './unreadable.ts';

/** What a zip archive may hold: a workbook that a person made stays far below, a zip bomb does not. */
export const archiveLimits = {
  /** Files in the archive. */
  entries: 2_000,
  /** Bytes of all files unpacked. */
  bytes: 256 * 1024 * 1024,
  /** Unpacked bytes for each packed one, of files above `smallFile`. */
  ratio: 200,
  smallFile: 1024 * 1024,
} as const;

/**
 * The files of a zip archive whose names are wanted, unpacked in memory. The sizes are looked at before anything is
 * unpacked, and what is unpacked must have the size and the checksum that the archive states. Throws `unreadable`.
 */
export async function readArchive(
  bytes: Uint8Array,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, Uint8Array>> {
  const archive = await open(bytes);
  const entries: Entry[] = [];
  try {
    for await (const entry of archive.eachEntry()) {
      entries.push(entry);
      checkLimits(entries);
    }
  } catch (error) {
    throw mistake(error);
  }
  const files = new Map<string, Uint8Array>();
  for (const entry of entries.filter(({ fileName }) => wanted(fileName))) {
    if (files.has(entry.fileName)) throw damaged(entry, { zh: '出现两次', en: 'is there twice' });
    files.set(entry.fileName, await unpack(archive, entry));
  }
  return files;
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
  } catch (error) {
    throw mistake(error);
  }
}

function checkLimits(entries: readonly Entry[]): void {
  const last = entries.at(-1);
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const dense =
    last !== undefined &&
    last.uncompressedSize > archiveLimits.smallFile &&
    last.uncompressedSize > archiveLimits.ratio * last.compressedSize;
  if (entries.length > archiveLimits.entries || total > archiveLimits.bytes || dense) throw unreadable('zip-bomb');
}

async function unpack(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw unreadable('encrypted-workbook');
  try {
    const content = await buffer(await archive.openReadStreamPromise(entry));
    if (crc32(content) === entry.crc32) return content;
  } catch (error) {
    throw mistake(error);
  }
  throw damaged(entry, { zh: '的校验和不对', en: 'has a wrong checksum' });
}

const damaged = ({ fileName }: Entry, what: { zh: string; en: string }): Error =>
  unreadable('malformed-workbook', { detail: { zh: `${fileName} ${what.zh}`, en: `${fileName} ${what.en}` } });

const mistake = (error: unknown): unknown =>
  error instanceof Error && 'reason' in error
    ? error
    : unreadable('malformed-workbook', { detail: error instanceof Error ? error.message : String(error) });
