import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { contentType, placeHeaders, securityHeaders } from './headers.ts';

export interface ServeOptions {
  /** The first port to try; 0 lets the system choose. */
  readonly port?: number;
  /** The path the site lies under, with a slash at both ends. */
  readonly base?: string;
}

/** A running server. */
export interface Served {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

interface Found {
  /** Relative to the site, with `/`, as the reader asked for it. */
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  readonly changed: number;
}

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
];

/**
 * Serves a built site on this machine as the nginx example does: compressed files made beforehand, security headers on
 * every answer (also 404 and 304), nothing outside the folder. Takes the next free port when one is in use.
 */
export async function serveSite(folder: string, { port = 0, base = '/' }: ServeOptions = {}): Promise<Served> {
  const site = await realpath(folder);
  const server = createServer((request, response) => {
    answer(site, base, request, response).catch(() => response.destroy());
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    port: taken,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + 50; port++) {
    try {
      await new Promise<void>((done, failed) => {
        server.once('error', failed);
        server.listen(port, '127.0.0.1', () => done());
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    } finally {
      server.removeAllListeners('error');
    }
  }
  throw new Error(`no free port: ${first} to ${first + 49}; choose another with --port`);
}

async function answer(site: string, base: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { Allow: 'GET, HEAD' });
  const asked = (request.url ?? '/').split('?')[0] ?? '/';
  if (!asked.startsWith(base))
    return `${asked}/` === base ? end(response, 301, { Location: base }) : end(response, 404);
  const path = decode(asked.slice(base.length));
  if (path === undefined) return end(response, 400);
  const found = await find(site, path);
  if (found === 'folder') return end(response, 301, { Location: `${asked}/` });
  if (found) return send(found, request, response);
  const missing = await find(site, '404.html');
  return missing && missing !== 'folder' ? send(missing, request, response, 404) : end(response, 404);
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding', ...headers }).end();
}

function decode(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') || decoded.includes('\\') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** The file behind a path; `folder` when the address lacks its closing slash; nothing outside the site. */
async function find(site: string, path: string): Promise<Found | 'folder' | undefined> {
  const asked = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const file = resolve(join(site, asked));
  if (!file.startsWith(site + sep) || asked.split('/').some((part) => part.startsWith('.'))) return undefined;
  try {
    const real = await realpath(file);
    if (!real.startsWith(site + sep)) return undefined;
    const about = await stat(real);
    if (about.isDirectory()) return (await find(site, `${path}/`)) ? 'folder' : undefined;
    return about.isFile() ? { path: asked, file: real, bytes: about.size, changed: about.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

async function send(found: Found, request: IncomingMessage, response: ServerResponse, status = 200): Promise<void> {
  const { body, encoding } = await compressed(found, request.headers['accept-encoding'] ?? '');
  const tag = `"${body.bytes.toString(36)}-${Math.round(body.changed).toString(36)}${encoding ? `-${encoding}` : ''}"`;
  const headers: Record<string, string | number> = {
    ...placeHeaders(found.path),
    'Content-Type': contentType(found.path),
    'Content-Length': body.bytes,
    Vary: 'Accept-Encoding',
    ETag: tag,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  };
  if (status === 200 && matches(request.headers['if-none-match'], tag)) {
    delete headers['Content-Length'];
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(status, headers);
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(body.file), response);
}

function matches(header: string | undefined, tag: string): boolean {
  return header === '*' || (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}

/** The smallest form the reader accepts that was compressed beforehand and is not older than the file. */
async function compressed(found: Found, accepted: string): Promise<{ body: Found; encoding?: string }> {
  for (const { name, ending } of encodings) {
    if (!accepts(accepted, name)) continue;
    const about = await stat(found.file + ending).catch(() => undefined);
    if (about?.isFile() && about.mtimeMs >= found.changed)
      return {
        body: { ...found, file: found.file + ending, bytes: about.size, changed: about.mtimeMs },
        encoding: name,
      };
  }
  return { body: found };
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((each) => {
    const [name, ...parameters] = each.trim().split(/\s*;\s*/);
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
