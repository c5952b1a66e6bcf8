import type { Found } from './found.ts';
export function* pdfTexts(file: string, bytes: Uint8Array): Generator<Found> {
  yield { type: 'text', place: { file }, where: 'bytes', text: Buffer.from(bytes).toString('latin1') };
}
