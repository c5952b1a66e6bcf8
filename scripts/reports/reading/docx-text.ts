import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { PrintedPart } from '../../../src/core/report-text.ts';

/** What a DOCX says: its text, and that of its running lines, notes and comments by the name of their part. */
export interface DocumentText {
  readonly body: readonly PrintedPart[];
  readonly beside: ReadonlyMap<string, string>;
}

const main = 'word/document.xml';

/** The text of a DOCX in its order, with the texts that stand for its pictures. Throws where it is none. */
export function readDocxText(bytes: Uint8Array): DocumentText {
  const parts = unzipSync(bytes, { filter: ({ name }) => /^word\/[\w-]+\.xml$/.test(name) });
  const body = parts[main];
  if (!body) throw new Error(`missing part: ${main}; the file is not a document of an office`);
  const beside = Object.entries(parts).filter(([name]) => name !== main);
  return {
    body: [{ text: readXml(strFromU8(body)) }],
    beside: new Map(beside.map(([name, content]) => [name, readXml(strFromU8(content))])),
  };
}

/** Runs of text, deleted ones too, and descriptions of pictures; the instructions of fields are none. */
function readXml(xml: string): string {
  const pieces: string[] = [];
  let inside = false;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    inside = name === 'w:t' || name === 'w:delText' || name === 'm:t';
    if (name === 'wp:docPr') pieces.push(attributes['descr'] ?? '');
    if (name === 'w:p' || name === 'w:tab') pieces.push('\n');
  });
  parser.on('closetag', () => {
    inside = false;
  });
  parser.on('text', (text) => {
    if (inside) pieces.push(text);
  });
  parser.write(xml).close();
  return pieces.join('');
}
