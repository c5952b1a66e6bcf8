import { expect, it } from 'vitest';
import { download, progressOf, type Progress } from './download.ts';

function server(body: string, headers: Record<string, string> = {}, status = 200): typeof globalThis.fetch {
  return () => Promise.resolve(new Response(body, { status, headers }));
}

async function progressOfDownload(fetch: typeof globalThis.fetch, expected: number): Promise<Progress[]> {
  const seen: Progress[] = [];
  const response = await download('/x.arrows', { expected, onProgress: (progress) => seen.push(progress), fetch });
  await response.arrayBuffer();
  return seen;
}

it('counts bytes up to the length that the server says', async () => {
  const seen = await progressOfDownload(server('12345', { 'content-length': '5' }), 99);
  expect(seen[0]).toEqual({ loaded: 0, total: 5 });
  expect(seen.at(-1)).toEqual({ loaded: 5, total: 5 });
});

it('counts bytes on the wire where the response is compressed: its share of the unpacked size', async () => {
  const seen = await progressOfDownload(server('1234567890', { 'content-length': '4', 'content-encoding': 'br' }), 20);
  expect(seen[1]).toEqual({ loaded: 2, total: 4 });
  expect(seen.at(-1)).toEqual({ loaded: 4, total: 4 });
});

it('counts unpacked bytes where the server says no length', async () => {
  const seen = await progressOfDownload(server('1234567890'), 20);
  expect(seen[1]).toEqual({ loaded: 10, total: 20 });
});

it('adds several downloads up', () => {
  const seen: Progress[] = [];
  const part = progressOf((progress) => seen.push(progress));
  const [first, second] = [part(100), part(50)];
  first({ loaded: 10, total: 80 });
  second({ loaded: 50, total: 50 });
  expect(seen).toEqual([
    { loaded: 10, total: 130 },
    { loaded: 60, total: 130 },
  ]);
});

it('throws where the file is missing', async () => {
  await expect(
    download('/x', { expected: 1, onProgress: () => undefined, fetch: server('', {}, 404) }),
  ).rejects.toThrow('missing file: /x; the server answered 404');
});
