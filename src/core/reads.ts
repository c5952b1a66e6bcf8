/** Names of the parts of a release that something was made from, and what earlier makings, kept since, had read. */
export type Reads = Set<string | Reads>;

/** What the program of the pages and the one that runs it tell each other. */
export interface PageWatch {
  /** Collects what the page reads that is being made; undefined between pages. */
  reads?: Reads | undefined;
  /** A hash of a part of the release as it is now. */
  digest?: (part: string) => string;
  /** SHA-256 of the release's manifest, in hexadecimal. */
  manifestHash?: string;
  /** Whether pages are to hold marks in place of the hash of their release: with it every page would change with a figure. */
  marks?: boolean;
}

const place = Symbol.for('sunledger.pages');

/** The one of this process: pages are a program of their own, with modules of its own, so it hangs on the global object. */
export function pageWatch(): PageWatch {
  const places = globalThis as { [place]?: PageWatch };
  return (places[place] ??= {});
}

/** Says that a part of the release is read. */
export function noteRead(part: string): void {
  pageWatch().reads?.add(part);
}

/** Runs something and gives, beside its result, what it read; whoever asked for it has read the same. */
export function collectReads<Value>(run: () => Value): { value: Value; reads: Reads } {
  const watch = pageWatch();
  const outer = watch.reads;
  const reads: Reads = new Set();
  watch.reads = reads;
  try {
    return { value: run(), reads };
  } finally {
    watch.reads = outer;
    outer?.add(reads);
  }
}

const [opened, closed] = ['\u{F0000}', '\u{F0001}'];

/** A mark for characters of the release's hash; `fillMarks` puts them in its place. */
export function hashMark(start: number, end: number): string {
  return `${opened}${start}-${end}${closed}`;
}

/** Puts a hash where its marks are. */
export function fillMarks(text: string, manifestHash: string): string {
  if (!text.includes(opened)) return text;
  return text.replace(/\u{F0000}(\d+)-(\d+)\u{F0001}/gu, (_, start: string, end: string) =>
    manifestHash.slice(Number(start), Number(end)),
  );
}
