import { assemble } from './commands/assemble.ts';
import { refusal, runCommand } from './commands/command.ts';
import { checkInput } from './commands/input.ts';
import { readBase } from './commands/paths.ts';
import { releaseRefusal, unmetRequirements } from './commands/release.ts';

await runCommand('build', async ({ options, flags, voice }) => {
  const { data = '', out = '', base = '/' } = options;
  if (flags.has('release')) {
    const { site, indicators } = (await checkInput(data, voice)).checked;
    throw refusal(releaseRefusal(unmetRequirements(site, indicators)));
  }
  await assemble({ data, out, base: readBase(base), compress: true, voice });
  voice.announce({ zh: `已生成：${out}`, en: `Built: ${out}` });
  return true;
});
