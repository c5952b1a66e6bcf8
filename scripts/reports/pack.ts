import { deflateSync } from 'node:zlib';

/** How many objects are packed together: readers unpack a pack to read one of them. */
const together = 200;

interface Numbered {
  readonly number: number;
  readonly body: Buffer;
}

/**
 * A PDF as Chromium writes it with its small objects packed and compressed, as PDF 1.5 allows: the same document at
 * less than half the length, since a tagged document has thousands of them. Throws where the file is built otherwise.
 */
export function packPdf(pdf: Buffer): Buffer {
  const { objects, trailer } = readObjects(pdf);
  const streams = objects.filter(({ body }) => body.subarray(-9).toString('latin1') === 'endstream');
  const plain = objects.filter((object) => !streams.includes(object));
  const first = Math.max(...objects.map(({ number }) => number)) + 1;
  const packs = Array.from({ length: Math.ceil(plain.length / together) }, (_, index) => ({
    number: first + index,
    members: plain.slice(index * together, (index + 1) * together),
  }));
  const written: Buffer[] = [Buffer.from('%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const entries = new Map<number, readonly [kind: number, where: number, index: number]>([[0, [0, 0, 65535]]]);
  let at = written[0]?.length ?? 0;
  const put = ({ number, body }: Numbered): void => {
    const bytes = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    entries.set(number, [1, at, 0]);
    written.push(bytes);
    at += bytes.length;
  };
  streams.forEach(put);
  for (const { number, members } of packs) {
    put({ number, body: packOf(members) });
    members.forEach((member, index) => entries.set(member.number, [2, number, index]));
  }
  const last = first + packs.length;
  entries.set(last, [1, at, 0]);
  const end = Buffer.from(`\nendobj\nstartxref\n${at}\n%%EOF\n`);
  return Buffer.concat([...written, Buffer.from(`${last} 0 obj\n`), tableOf(entries, last + 1, trailer), end]);
}

/** The objects of a file by its table of places, and what its trailer says of the document. */
function readObjects(pdf: Buffer): { objects: Numbered[]; trailer: string } {
  const text = pdf.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
  const [, count = '0', rows = ''] = /^xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s+)+)/.exec(text.slice(start)) ?? [];
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(start))?.[1];
  if (trailer === undefined) throw new Error('missing table of places: the PDF is not one that Chromium writes');
  const places = [...rows.matchAll(/(\d{10}) \d{5} ([nf])/g)].map(([, at, kind]) => ({ at: Number(at), kind }));
  if (places.length !== Number(count)) throw new Error(`${places.length} objects in the PDF, ${count} announced`);
  const used = places.map((place, number) => ({ ...place, number })).filter(({ kind }) => kind === 'n');
  const order = [...used].sort((a, b) => a.at - b.at);
  const objects = order.map(({ at, number }, index) => {
    const whole = pdf.subarray(at, order[index + 1]?.at ?? start);
    const head = `${number} 0 obj\n`;
    const close = whole.lastIndexOf('\nendobj');
    if (whole.subarray(0, head.length).toString('latin1') !== head || close < 0)
      throw new Error(`unreadable object: ${number}; the PDF is not one that Chromium writes`);
    return { number, body: whole.subarray(head.length, close) };
  });
  return { objects, trailer: trailer.replace(/\/Size \d+/, '').trim() };
}

function packOf(members: readonly Numbered[]): Buffer {
  let at = 0;
  const places = members.map(({ number, body }) => {
    const place = `${number} ${at}`;
    at += body.length + 1;
    return place;
  });
  const head = `${places.join(' ')}\n`;
  const content = Buffer.concat([Buffer.from(head), ...members.flatMap(({ body }) => [body, Buffer.from('\n')])]);
  return streamOf(`/Type /ObjStm /N ${members.length} /First ${head.length}`, content);
}

function tableOf(
  entries: ReadonlyMap<number, readonly [number, number, number]>,
  size: number,
  trailer: string,
): Buffer {
  const rows = Buffer.alloc(size * 7);
  for (let number = 0; number < size; number++) {
    const [kind, where, index] = entries.get(number) ?? [0, 0, 0];
    rows.writeUInt8(kind, number * 7);
    rows.writeUInt32BE(where, number * 7 + 1);
    rows.writeUInt16BE(index, number * 7 + 5);
  }
  return streamOf(`/Type /XRef /W [1 4 2] /Size ${size} ${trailer}`, rows);
}

function streamOf(about: string, content: Buffer): Buffer {
  const packed = deflateSync(content, { level: 9 });
  const head = `<<${about} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream')]);
}
