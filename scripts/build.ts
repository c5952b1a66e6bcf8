import { assemble, readBase } from './commands/assemble.ts';
import { runCommand } from './commands/command.ts';
import { checkRelease } from './commands/release.ts';

await runCommand('build', async ({ options, flags, voice }) => {
  const { data = '', out = '', base = '/' } = options;
  if (flags.has('release')) await checkRelease(data);
  await assemble({ data, out, base: readBase(base), compress: true, voice });
  voice.announce({ zh: `已生成：${out}`, en: `Built: ${out}` });
  return true;
});
