import { assemble } from './commands/assemble.ts';
import { refusal, runCommand } from './commands/command.ts';
import { checkInput } from './commands/input.ts';
import { readBase } from './commands/paths.ts';
import { stopOn } from './data/problem.ts';
import { releaseRefusal, unmetRequirements } from './commands/release.ts';

await runCommand('build', async ({ options, flags, voice }) => {
  const { data = '', out = '', base = '/' } = options;
  if (flags.has('release')) {
    const { checked, problems } = await checkInput(data, voice);
    stopOn(problems);
    if (!checked) throw new Error(`incomplete data folder: ${data}`);
    const { site, indicators } = checked;
    throw refusal(releaseRefusal(unmetRequirements(site, indicators)));
  }
  await assemble({ data, out, base: readBase(base), compress: true, voice });
  voice.announce({ zh: `已生成：${out}`, en: `Built: ${out}` });
  return true;
});
