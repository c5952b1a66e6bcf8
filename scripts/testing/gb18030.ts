let table: Map<string, Uint8Array> | undefined;

/** Text as GB18030, which no part of the platform writes: the decoder turned round. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= invert();
  const known = table;
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return [code];
      return [...(code > 0xffff ? fourBytes(code - 0x10000 + 189_000) : (known.get(character) ?? fail(character)))];
    }),
  );
}

function fail(character: string): never {
  throw new Error(`not in GB18030: ${character}`);
}

/** The four bytes of a place in the table of four-byte codes. */
function fourBytes(place: number): [number, number, number, number] {
  const fourth = place % 10;
  const third = Math.floor(place / 10) % 126;
  const second = Math.floor(place / 1260) % 10;
  return [0x81 + Math.floor(place / 12_600), 0x30 + second, 0x81 + third, 0x30 + fourth];
}

/** Every character below U+10000 with its bytes. */
function invert(): Map<string, Uint8Array> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const found = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array): void => {
    try {
      const text = decoder.decode(bytes);
      if ([...text].length === 1 && !found.has(text)) found.set(text, bytes);
    } catch {
      // No character has this code.
    }
  };
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) if (second !== 0x7f) keep(Uint8Array.of(first, second));
  for (let place = 0; place < 39_420; place++) keep(Uint8Array.from(fourBytes(place)));
  return found;
}
