/** The number of the section that lists what a module exports (WebAssembly core specification 5.5.2). */
const exportSection = 7;
const headerLength = 8;

interface Reader {
  readonly at: number;
  readonly byte: () => number;
  /** An unsigned number in LEB128. */
  readonly number: () => number;
  readonly skip: (length: number) => void;
}

function readFrom(bytes: Uint8Array, start: number): Reader {
  let at = start;
  const byte = (): number => {
    const value = bytes[at++];
    if (value === undefined) throw new Error(`wrong WebAssembly module: it ends at byte ${bytes.length}`);
    return value;
  };
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte();
      value += (next & 127) * 2 ** shift;
      if (next < 128) return value;
    }
  };
  return {
    get at() {
      return at;
    },
    byte,
    number,
    skip: (length) => {
      at += length;
    },
  };
}

/** A number in LEB128. */
function encode(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

/** The same module with only those exports whose name `keeps` says yes to; everything else byte for byte. */
export function keepExports(module: Uint8Array, keeps: (name: string) => boolean): Uint8Array {
  const parts: Uint8Array[] = [module.subarray(0, headerLength)];
  const reader = readFrom(module, headerLength);
  while (reader.at < module.length) {
    const start = reader.at;
    const id = reader.byte();
    const length = reader.number();
    const body = reader.at;
    reader.skip(length);
    if (id !== exportSection) parts.push(module.subarray(start, reader.at));
    else {
      const kept = keptEntries(module.subarray(body, reader.at), keeps);
      const size = kept.reduce((sum, part) => sum + part.length, 0);
      parts.push(Uint8Array.of(exportSection), encode(size), ...kept);
    }
  }
  return Buffer.concat(parts);
}

function keptEntries(section: Uint8Array, keeps: (name: string) => boolean): Uint8Array[] {
  const reader = readFrom(section, 0);
  const decoder = new TextDecoder();
  const kept: Uint8Array[] = [];
  for (let left = reader.number(); left > 0; left--) {
    const start = reader.at;
    const length = reader.number();
    const name = decoder.decode(section.subarray(reader.at, reader.at + length));
    reader.skip(length + 1);
    reader.number();
    if (keeps(name)) kept.push(section.subarray(start, reader.at));
  }
  return [encode(kept.length), ...kept];
}
