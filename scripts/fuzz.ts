import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { refusal, root, runCommand } from './commands/command.ts';
import { baseFolders } from './fuzz/base.ts';
import { mutated } from './fuzz/gate.ts';
import { fuzz, type Fault } from './fuzz/run.ts';

await runCommand('fuzz', async ({ options, voice }) => {
  const number = (name: string, preset: number): number => {
    const value = options[name] === undefined ? preset : Number(options[name]);
    if (Number.isFinite(value) && value > 0) return value;
    throw refusal({
      zh: `--${name} 有误：${options[name]}；应为正数`,
      en: `wrong --${name}: ${options[name]}; expected a positive number`,
    });
  };
  const seed = Math.trunc(number('seed', Date.now() % 2 ** 31));
  const cases = Math.trunc(number('cases', 10_000));
  const minutes = options['minutes'] === undefined ? undefined : number('minutes', 1);
  voice.announce({ zh: `随机种子 ${seed}`, en: `seed ${seed}` });
  let done = 0;
  const { outcomes, real, faults } = await fuzz({
    ...{ seed, cases, workers: availableParallelism() },
    ...(minutes !== undefined && { until: Date.now() + minutes * 60_000 }),
    onCase: () => voice.progress({ zh: '试验', en: 'Trying' }, ++done, cases),
  });
  const { built, refused, unread } = outcomes;
  voice.say({
    zh: `可以生成 ${built + unread} 例，拒绝 ${refused} 例，其中 ${real} 例写入真实目录`,
    en: `${built + unread} would build, ${refused} were refused; ${real} of all with a real output`,
  });
  for (const fault of faults) {
    const place = await keep(fault);
    voice.announce({
      zh: `发现一处错误：种子 ${fault.seed} 第 ${fault.case} 例：${fault.message}；已存入 ${place}`,
      en: `a fault: seed ${fault.seed}, case ${fault.case}: ${fault.message}; saved in ${place}`,
    });
  }
  return faults.length === 0;
});

/** Keeps the changed file of a fault, and how it was changed. */
async function keep({ seed, case: number, mutation }: Fault): Promise<string> {
  const place = join(root, '.cache', 'fuzz', `${seed}-${number}`);
  await mkdir(place, { recursive: true });
  if (!mutation) return place;
  const { folder, path } = mutated(await baseFolders(), mutation);
  await writeFile(join(place, path.replaceAll('/', '-')), folder.get(path) ?? '');
  await writeFile(join(place, 'mutation.json'), JSON.stringify(mutation, null, 1));
  return place;
}
