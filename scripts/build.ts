import { assemble } from './commands/assemble.ts';
import { fromCaller, runCommand } from './commands/command.ts';
import { checkInput } from './commands/input.ts';
import { writeOffline } from './commands/offline.ts';
import { checkKey, keyVariable, readSigningKey } from './commands/key.ts';
import { readBase } from './commands/paths.ts';
import { stopOn } from './data/problem.ts';
import { requireAll, unmetRequirements } from './commands/release.ts';

await runCommand('build', async ({ options, flags, voice }) => {
  const { data = '', out = '', base = '/', key: given = process.env[keyVariable] } = options;
  const path = readBase(base);
  const key = given ? readSigningKey(fromCaller(given)) : undefined;
  const final = flags.has('release');
  if (final || key) {
    const { checked, problems } = await checkInput(data, voice);
    stopOn(problems);
    if (!checked) throw new Error(`incomplete data folder: ${data}`);
    if (final) requireAll(unmetRequirements(checked.site, key));
    checkKey(key, checked.site);
  }
  await assemble({ data, out, base: path, compress: true, voice, final, key });
  voice.announce({ zh: `已生成：${out}`, en: `Built: ${out}` });
  if (options['offline'] === undefined) return true;
  const { files, bytes } = await writeOffline({
    ...{ site: out, base: path, file: options['offline'] },
    onProgress: (done, total) => voice.progress({ zh: '离线副本', en: 'Offline copy' }, done, total),
  });
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  voice.announce({
    zh: `离线副本：${options['offline']}，${files} 个文件，${size}；解压后打开 index.html`,
    en: `Offline copy: ${options['offline']}, ${files} files, ${size}; unpack it and open index.html`,
  });
  return true;
});
