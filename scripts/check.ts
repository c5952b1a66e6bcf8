import { relative } from 'node:path';
import { checkInput } from './commands/input.ts';
import { stopOn } from './data/problem.ts';
import { runCommand } from './commands/command.ts';

await runCommand('check', async ({ options, voice }) => {
  const data = options['data'] ?? '';
  const { input, checked, problems } = await checkInput(data, voice);
  stopOn(problems);
  if (!checked) return false;
  for (const file of input.ignored.filter((path) => path !== 'README.md'))
    voice.say({ zh: `没有用到的文件：${file}`, en: `A file that is not used: ${file}` });
  const indicators = Object.keys(checked.indicators).length;
  const { length: promises } = checked.commitments;
  const { length: rows } = checked.given;
  const name = relative(process.cwd(), data) || '.';
  voice.announce({
    zh: `${name}：没有发现问题（${promises} 项承诺、${indicators} 个指标、${rows} 行数据）`,
    en: `${name}: no problems (${promises} commitments, ${indicators} indicators, ${rows} rows)`,
  });
  return true;
});
