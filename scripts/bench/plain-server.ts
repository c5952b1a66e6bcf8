import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { contentType } from '../commands/headers.ts';
import type { Served } from '../commands/serve.ts';

const names = { br: 'br', gz: 'gzip' } as const;

/** Serves the packed files of a flat folder and nothing else with them: no security headers, no caching. */
export async function servePlainly(folder: string, form: keyof typeof names): Promise<Served> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\/$/, '/index.html').slice(1);
    readFile(join(folder, `${path}.${form}`)).then(
      (bytes) => {
        const headers = { 'Content-Type': contentType(path), 'Content-Encoding': names[form] };
        response.writeHead(200, { ...headers, 'Content-Length': bytes.length }).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
