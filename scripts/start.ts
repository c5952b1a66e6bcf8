import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assemble } from './commands/assemble.ts';
import { refusal, root, runCommand } from './commands/command.ts';
import { hashTree, sha256 } from './commands/files.ts';
import { readBase } from './commands/paths.ts';
import { serveSite } from './commands/serve.ts';

/** What the output is made from: a change in any of it makes the output stale. */
const makers = ['src', 'scripts', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

await runCommand('start', async ({ options, voice }) => {
  const { data = '', out = '' } = options;
  const base = readBase(options['base'] ?? '/');
  const port = readPort(options['port'] ?? '');
  const inputs = await hashTree(
    [...makers.map((name) => join(root, name)), data],
    (file) => !file.endsWith('.test.ts'),
  );
  const record = join(root, '.cache', 'built', `${sha256(out)}.txt`);
  const wanted = `${inputs} ${base}`;
  if ((await recorded(record, out)) === wanted)
    voice.say({ zh: '输入没有变化，直接打开', en: 'Nothing has changed, serving' });
  else {
    await assemble({ data, out, base, compress: false, voice });
    await mkdir(join(root, '.cache', 'built'), { recursive: true });
    await writeFile(record, `${wanted} ${await fingerprint(out)}`);
  }
  const served = await serveSite(out, { port, base });
  if (served.port !== port)
    voice.announce({
      zh: `端口 ${port} 已被占用，改用 ${served.port}`,
      en: `port ${port} is taken, using ${served.port}`,
    });
  voice.announce({
    zh: `网站已打开：${served.url}（按 Ctrl+C 结束）`,
    en: `The site is at ${served.url} (Ctrl+C ends it)`,
  });
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });
  await served.close();
  return true;
});

function readPort(given: string): number {
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw refusal({ zh: `端口有误：${given}；应为 1 到 65535`, en: `wrong port: ${given}; expected 1 to 65535` });
}

/** What the output was made from, if it is still the output that was written then. */
async function recorded(record: string, out: string): Promise<string | undefined> {
  try {
    const [inputs, base, output] = (await readFile(record, 'utf8')).split(' ');
    return output === (await fingerprint(out)) ? `${inputs} ${base}` : undefined;
  } catch {
    return undefined;
  }
}

/** Tells an output from one that another command has written since: every build writes these two. */
async function fingerprint(out: string): Promise<string> {
  return hashTree([join(out, 'index.html'), join(out, 'data', 'latest.json')]);
}
