import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from './headers.ts';
import { serveSite, type Served } from './serve.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const text = 'area,value\r\n历山街道,1\r\n';
let folder: string;
let served: Served;

/** Asks without normalising the path, as an attacker would. */
function ask(path: string, headers: Record<string, string> = {}, port = served.port): Promise<Answer> {
  return new Promise((done, failed) => {
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    }).on('error', failed);
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '阳光 台账-'));
  const site = join(folder, 'site');
  await mkdir(join(site, 'data/v2020.12.0'), { recursive: true });
  await mkdir(join(site, '_astro'));
  await mkdir(join(site, 'about'));
  for (const folder of ['embed/promises', 'en/embed/promises']) {
    await mkdir(join(site, folder), { recursive: true });
    await writeFile(join(site, folder, 'index.html'), '<p>picture');
  }
  await mkdir(join(site, 'reports'));
  await writeFile(join(site, 'reports/2020.html'), '<p>report');
  await writeFile(join(site, 'index.html'), '<p>home');
  await writeFile(join(site, 'about/index.html'), '<p>about');
  await writeFile(join(site, '404.html'), '<p>not here');
  await writeFile(join(site, 'data/v2020.12.0/verdicts.csv'), text);
  await writeFile(join(site, 'data/v2020.12.0/verdicts.csv.br'), brotliCompressSync(text));
  await writeFile(join(site, 'data/v2020.12.0/observations.arrows'), 'x');
  await writeFile(join(site, 'data/latest.json'), '{}');
  await writeFile(join(site, '_astro/engine.wasm'), 'x');
  await writeFile(join(site, '_astro/worker.js'), '1');
  await writeFile(join(site, '.hidden'), 'secret');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  served = await serveSite(site, { base: '/ztzl/fp/' });
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

test.each(['/ztzl/fp/', '/ztzl/fp/none/', '/ztzl/fp/_astro/worker.js', '/elsewhere', '/ztzl/fp/%zz'])(
  'every answer carries the security headers: %s',
  async (path) => {
    const { headers } = await ask(path);
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers[name.toLowerCase()]).toBe(value);
  },
);

test.each(['/ztzl/fp/embed/promises/', '/ztzl/fp/en/embed/promises/'])(
  'a picture alone may be framed by any page and runs no script: %s',
  async (path) => {
    const policy = String((await ask(path)).headers['content-security-policy']);
    expect(policy).toContain('frame-ancestors *');
    expect(policy).not.toContain('script-src');
  },
);

test('a report carries its own style, and runs no script', async () => {
  const policy = String((await ask('/ztzl/fp/reports/2020.html')).headers['content-security-policy']);
  expect(policy).toContain("style-src 'unsafe-inline'");
  expect(policy).not.toContain('script-src');
});

test('a missing picture is answered like any other missing page', async () => {
  const { status, headers } = await ask('/ztzl/fp/embed/none/');
  expect([status, headers['content-security-policy']]).toEqual([404, securityHeaders['Content-Security-Policy']]);
});

test('pages are served under the base path and only there', async () => {
  expect((await ask('/ztzl/fp/')).body.toString()).toBe('<p>home');
  expect((await ask('/ztzl/fp/about/?x=1')).body.toString()).toBe('<p>about');
  expect((await ask('/')).status).toBe(404);
});

test('an address without its closing slash is sent to the one with it', async () => {
  expect(await ask('/ztzl/fp/about')).toMatchObject({ status: 301, headers: { location: '/ztzl/fp/about/' } });
  expect(await ask('/ztzl/fp')).toMatchObject({ status: 301, headers: { location: '/ztzl/fp/' } });
});

test('an unknown address answers 404 with the page for it', async () => {
  const { status, headers, body } = await ask('/ztzl/fp/none/');
  expect([status, headers['content-type'], body.toString()]).toEqual([404, 'text/html; charset=utf-8', '<p>not here']);
});

test.each([
  '/ztzl/fp/../../secret.txt',
  '/ztzl/fp/..%2f..%2fsecret.txt',
  '/ztzl/fp/%2e%2e/%2e%2e/secret.txt',
  '/ztzl/fp/..%5c..%5csecret.txt',
  '/ztzl/fp//etc/passwd',
  '/ztzl/fp/.hidden',
  '/ztzl/fp/%00',
])('nothing outside the site is served: %s', async (path) => {
  const { status, body } = await ask(path);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(body.toString()).not.toContain('secret');
});

test.each([
  ['_astro/engine.wasm', 'application/wasm'],
  ['_astro/worker.js', 'text/javascript; charset=utf-8'],
  ['data/v2020.12.0/verdicts.csv', 'text/csv; charset=utf-8'],
  ['data/v2020.12.0/observations.arrows', 'application/vnd.apache.arrow.stream'],
  ['data/latest.json', 'application/json; charset=utf-8'],
])('%s has the content type %s', async (path, type) => {
  expect((await ask(`/ztzl/fp/${path}`)).headers['content-type']).toBe(type);
});

test('a file compressed beforehand is sent to those who accept it', async () => {
  const path = '/ztzl/fp/data/v2020.12.0/verdicts.csv';
  const packed = await ask(path, { 'Accept-Encoding': 'gzip, br' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(packed.body).toString()).toBe(text);
  const plain = await ask(path, { 'Accept-Encoding': 'br;q=0' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(text);
});

test('what has not changed is not sent again', async () => {
  const { headers } = await ask('/ztzl/fp/');
  const again = await ask('/ztzl/fp/', { 'If-None-Match': String(headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('released data and built assets are kept for ever, the rest is asked for again', async () => {
  const control = async (path: string): Promise<unknown> => (await ask(`/ztzl/fp/${path}`)).headers['cache-control'];
  expect(await control('_astro/worker.js')).toBe('public, max-age=31536000, immutable');
  expect(await control('data/v2020.12.0/verdicts.csv')).toBe('public, max-age=31536000, immutable');
  expect(await control('data/latest.json')).toBe('no-cache');
  expect(await control('')).toBe('no-cache');
});

test('data files may be read by other sites and are saved under a name with their release', async () => {
  const { headers } = await ask('/ztzl/fp/data/v2020.12.0/verdicts.csv');
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['content-disposition']).toBe(
    'attachment; filename="sunledger-v2020.12.0-verdicts.csv"; filename*=UTF-8\'\'sunledger-v2020.12.0-verdicts.csv',
  );
  expect((await ask('/ztzl/fp/')).headers['access-control-allow-origin']).toBeUndefined();
});

test('a port in use makes way for the next free one', async () => {
  const other = await serveSite(join(folder, 'site'), { port: served.port });
  expect(other.port).toBeGreaterThan(served.port);
  expect((await ask('/about/', {}, other.port)).status).toBe(200);
  await other.close();
});
