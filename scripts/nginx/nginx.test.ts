import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedSecurityPolicy, reportSecurityPolicy } from '../../src/core/policy.ts';
import { securityHeaders } from '../commands/headers.ts';
import { serveSite, type Served } from '../commands/serve.ts';
import { serveWithNginx } from '../testing/nginx.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const csv = 'area,value\r\n历山街道,1\r\n';
const files: Readonly<Record<string, string | Buffer>> = {
  'index.html': '<p>首页',
  'about/index.html': '<p>about',
  '404.html': '<p>not here',
  'embed/promises/index.html': '<p>picture',
  'reports/index.html': '<p>list',
  'reports/2020.html': '<p>report',
  'en/reports/2020/1.html': '<p>report',
  'en/embed/promises.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '_astro/site.css': 'p{}',
  '_astro/worker.js': '1',
  '_astro/engine.wasm': 'x',
  'data/latest.json': '{}',
  'data/v2020.12.0/verdicts.csv': csv,
  'data/v2020.12.0/verdicts.csv.gz': gzipSync(csv),
  '_astro/engine.wasm.gz': gzipSync('x'),
  'data/v2020.12.0/verdicts.csv.br': brotliCompressSync(csv),
  'data/v2020.12.0/observations.arrows': 'x',
  'data/v2020.12.0/observations.parquet': 'x',
  'data/v2020.12.0/indicators/clinic-coverage.csv': csv,
  'data/v2020.12.0/SHA256SUMS': 'x',
  '.hidden': 'secret',
};
const paths = [
  '',
  'about/',
  'about',
  'about/?from=home',
  'none/',
  'embed/none/',
  '.hidden',
  '_astro/missing.js',
  ...Object.keys(files).filter((path) => path !== '.hidden' && !/\.(gz|br)$/.test(path)),
];
const compared = [
  ...Object.keys(securityHeaders).map((name) => name.toLowerCase()),
  'content-type',
  'content-encoding',
  'cache-control',
  'access-control-allow-origin',
  'content-disposition',
  'vary',
  'location',
];

function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    }).on('error', failed);
  });
}

function relevant({ status, headers, body }: Answer, base: string): unknown {
  const shown = compared.map((name) => [name, headers[name]]).filter(([, value]) => value !== undefined);
  const kept = status === 301 ? shown.filter(([name]) => name !== 'content-type') : shown;
  return { status, ...Object.fromEntries(kept), body: status === 301 ? '' : body.toString().replace(base, '') };
}

describe.each(['/', '/ztzl/fp/'])('the nginx example under %s', (base) => {
  let folder: string;
  let nginx: Served;
  let own: Served;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sunledger-site-'));
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    nginx = await serveWithNginx(folder, base);
    own = await serveSite(folder, { base });
  });

  afterAll(async () => {
    await nginx.close();
    await own.close();
    await rm(folder, { recursive: true });
  });

  test.each(paths)('answers as our own server does: %s', async (path) => {
    const headers = { 'Accept-Encoding': 'gzip' };
    const answers = await Promise.all([ask(nginx.url + path, headers), ask(own.url + path, headers)]);
    expect(relevant(answers[0], base)).toEqual(relevant(answers[1], base));
  });

  test.each(['', 'none/', '_astro/worker.js', '_astro/missing.js', 'data/v2020.12.0/verdicts.csv'])(
    'sends the security headers with every answer: %s',
    async (path) => {
      const { headers } = await ask(nginx.url + path);
      for (const [name, value] of Object.entries(securityHeaders)) expect(headers[name.toLowerCase()]).toBe(value);
    },
  );

  test.each(['reports/2020.html', 'en/reports/2020/1.html'])(
    'lets a report carry its own style, and no script: %s',
    async (path) => {
      const { headers } = await ask(nginx.url + path);
      expect(headers['content-security-policy']).toBe(reportSecurityPolicy);
      expect((await ask(`${nginx.url}reports/`)).headers['content-security-policy']).not.toBe(reportSecurityPolicy);
    },
  );

  test.each(['embed/promises/', 'en/embed/promises.svg'])('lets any page frame a picture alone: %s', async (path) => {
    const { headers } = await ask(nginx.url + path);
    expect(headers['content-security-policy']).toBe(embedSecurityPolicy);
  });

  test('keeps released data and built assets for ever, but never a page or a missing file', async () => {
    const control = async (path: string): Promise<unknown> => (await ask(nginx.url + path)).headers['cache-control'];
    expect(await control('_astro/worker.js')).toBe('public, max-age=31536000, immutable');
    expect(await control('data/v2020.12.0/verdicts.csv')).toBe('public, max-age=31536000, immutable');
    expect(await control('data/latest.json')).toBe('no-cache');
    expect(await control('')).toBe('no-cache');
    expect(await control('_astro/missing.js')).toBe('no-cache');
  });

  test('sends the file that was compressed beforehand', async () => {
    const { headers, body } = await ask(`${nginx.url}data/v2020.12.0/verdicts.csv`, { 'Accept-Encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).toString()).toBe(csv);
  });

  test('sends the engine compressed beforehand, with the type that a browser compiles while it arrives', async () => {
    const { headers, body } = await ask(`${nginx.url}_astro/engine.wasm`, { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'application/wasm' });
    expect(gunzipSync(body).toString()).toBe('x');
  });

  test.each(['', 'br', 'identity', 'gzip;q=0'])(
    'sends the plain file, whole, to who takes no gzip: “%s”',
    async (accepted) => {
      const { headers, body } = await ask(`${nginx.url}data/v2020.12.0/verdicts.csv`, { 'Accept-Encoding': accepted });
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers.vary).toBe('Accept-Encoding');
      expect(body.toString()).toBe(csv);
    },
  );

  test('sends a part of a file that is read in parts, kept for ever like the whole', async () => {
    const { status, headers, body } = await ask(`${nginx.url}data/v2020.12.0/verdicts.csv`, { Range: 'bytes=0-3' });
    expect([status, body.toString()]).toEqual([206, 'area']);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-security-policy']).toBe(securityHeaders['Content-Security-Policy']);
  });

  test('keeps for ever nothing but what has its hash or its release in its address', async () => {
    const forever = async (path: string): Promise<boolean> =>
      String((await ask(nginx.url + path)).headers['cache-control']).includes('immutable');
    const kept = await Promise.all(
      Object.keys(files)
        .filter((path) => path !== '.hidden')
        .map(async (path) => [path, await forever(path)] as const),
    );
    expect(kept.filter(([path, each]) => each !== /^(_astro\/|data\/v[^/]+\/)/.test(path))).toEqual([]);
  });

  test('outside its path, and above it, there is nothing', async () => {
    const host = nginx.url.slice(0, -base.length);
    for (const path of ['/../../etc/passwd', `${base}../nginx.conf`, `${base}%2e%2e/nginx.conf`, '/elsewhere/'])
      expect((await ask(host + path)).status, path).toBeGreaterThanOrEqual(400);
  });

  test('does not send again what has not changed, and keeps the policy then', async () => {
    const first = await ask(nginx.url);
    const { status, headers } = await ask(nginx.url, { 'If-None-Match': String(first.headers.etag) });
    expect(status).toBe(304);
    expect(headers['content-security-policy']).toBe(securityHeaders['Content-Security-Policy']);
  });
});

test('the nginx example carries the same policy as the pages', async () => {
  const example = await readFile(new URL('sunledger.conf', import.meta.url), 'utf8');
  expect(example).toContain(securityHeaders['Content-Security-Policy']);
  expect(example).toContain(embedSecurityPolicy);
});
