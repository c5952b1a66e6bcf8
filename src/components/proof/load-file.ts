import { sha256 } from '@noble/hashes/sha2.js';
import type { Checking } from './check-site.ts';

/** Rejects what goes on after the reader has stopped it. */
export function stopIf({ aborted }: AbortSignal): void {
  if (aborted) throw new Error('stopped');
}

/** Lets the page show what has happened so far. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A file with its SHA-256, hashed while it comes in; its bytes only where they are wanted. */
export async function load(
  { open, signal }: Checking,
  path: string,
  keep: boolean,
): Promise<{ hash: string | undefined; bytes: Uint8Array | undefined }> {
  const stream = await open(path);
  if (!stream) return { hash: undefined, bytes: undefined };
  const hash = sha256.create();
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    stopIf(signal);
    hash.update(next.value);
    if (keep) chunks.push(next.value);
  }
  const bytes = keep ? new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()) : undefined;
  return { hash: hexOf(hash.digest()), bytes };
}

/** Bytes in hexadecimal. */
export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Bytes as the UTF-8 text they are. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
