/** How far a set of downloads has come, in bytes on the wire where the server says them, else in unpacked bytes. */
export interface Progress {
  readonly loaded: number;
  readonly total: number;
}

/** Adds up several downloads into one progress. */
export function progressOf(
  onProgress: (progress: Progress) => void,
): (expected: number) => (progress: Progress) => void {
  const parts: Progress[] = [];
  return (expected) => {
    const index = parts.push({ loaded: 0, total: expected }) - 1;
    return (progress) => {
      parts[index] = progress;
      onProgress({
        loaded: parts.reduce((sum, { loaded }) => sum + loaded, 0),
        total: parts.reduce((sum, { total }) => sum + total, 0),
      });
    };
  };
}

export interface DownloadOptions {
  /** Unpacked size in bytes: a compressed response does not say it. */
  readonly expected: number;
  readonly onProgress: (progress: Progress) => void;
  readonly fetch?: typeof globalThis.fetch;
}

/** Fetches a file and counts its bytes as they pass. Throws where the server does not give it. */
export async function download(url: string, options: DownloadOptions): Promise<Response> {
  const { expected, onProgress, fetch = globalThis.fetch } = options;
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`missing file: ${url}; the server answered ${response.status}`);
  const length = Number(response.headers.get('content-length')) || undefined;
  const packed = response.headers.get('content-encoding') !== null;
  const unpackedTotal = packed || length === undefined ? expected : length;
  const total = length ?? expected;
  let unpacked = 0;
  const report = (): void => onProgress({ loaded: Math.round(total * Math.min(1, unpacked / unpackedTotal)), total });
  report();
  const reader = response.body.getReader();
  const counted = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) {
        onProgress({ loaded: total, total });
        return controller.close();
      }
      unpacked += value.length;
      report();
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(counted, { headers: { 'content-type': response.headers.get('content-type') ?? '' } });
}
