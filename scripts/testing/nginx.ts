import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../commands/machine.ts';
import type { Served } from '../commands/serve.ts';

/** Serves a folder with a real nginx and the example's own lines; only the port, the root and the base are put in. */
export async function serveWithNginx(site: string, base: string): Promise<Served> {
  const program = findProgram('nginx');
  if (!program) throw new Error('no nginx: npm test installs it, or name one in the variable NGINX');
  const work = await mkdtemp(join(tmpdir(), 'sunledger-nginx-'));
  const port = await freePort();
  await mkdir(join(work, 'www'));
  await cp(site, join(work, 'www', base), { recursive: true, preserveTimestamps: true });
  const example = await readFile(fileURLToPath(new URL('../nginx/sunledger.conf', import.meta.url)), 'utf8');
  const server = example
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/www;', `root "${join(work, 'www')}";`)
    .replaceAll('/ztzl/fp/', base);
  await writeFile(join(work, 'nginx.conf'), wrap(server, work));
  const child = spawn(program, ['-p', work, '-e', join(work, 'error.log'), '-c', join(work, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const url = `http://127.0.0.1:${port}${base}`;
  await waitFor(url, () => (child.exitCode === null ? undefined : said));
  return {
    url,
    port,
    async close() {
      child.kill('SIGQUIT');
      await ended;
      await rm(work, { recursive: true, force: true });
    },
  };
}

function wrap(server: string, work: string): string {
  const owner = process.getuid?.() === 0 ? 'user root;' : '';
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path "${work}/${name}";`,
  );
  return `daemon off; ${owner} pid "${work}/pid"; events {}\nhttp { access_log off; ${folders.join(' ')}\n${server}\n}\n`;
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function waitFor(url: string, ended: () => string | undefined): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const message = ended();
    if (message !== undefined) throw new Error(`nginx did not start: ${message}`);
    const up = await fetch(url).then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('nginx did not answer within 5 seconds');
}
