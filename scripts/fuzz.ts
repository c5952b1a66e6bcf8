import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { refusal, root, runCommand } from './commands/command.ts';
import { nodeEffects } from './data/output/effects.ts';
import { baseFolders } from './fuzz/base.ts';
import { mutated, tryGate } from './fuzz/gate.ts';
import { mutations } from './fuzz/mutate.ts';

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
  const folders = await baseFolders();
  const effects = nodeEffects();
  const outcomes = { built: 0, refused: 0 };
  const property = fc.asyncProperty(mutations, async (mutation) => {
    outcomes[await tryGate(mutated(folders, mutation).folder, effects)]++;
    voice.progress({ zh: '试验', en: 'Trying' }, outcomes.built + outcomes.refused, cases);
  });
  const limit = minutes === undefined ? {} : { interruptAfterTimeLimit: minutes * 60_000 };
  const result = await fc.check(property, { seed, numRuns: cases, ...limit });
  const { built, refused } = outcomes;
  voice.say({ zh: `可以生成 ${built} 例，拒绝 ${refused} 例`, en: `${built} would build, ${refused} were refused` });
  if (!result.counterexample) return true;
  const [mutation] = result.counterexample;
  const { folder: failing, path } = mutated(folders, mutation);
  const place = join(root, '.cache', 'fuzz', String(seed));
  await mkdir(place, { recursive: true });
  await writeFile(join(place, path.replaceAll('/', '-')), failing.get(path) ?? '');
  await writeFile(join(place, 'mutation.json'), JSON.stringify(mutation, null, 1));
  const fault = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  voice.announce({
    zh: `发现一处错误：${path}：${fault}；已存入 ${place}`,
    en: `a fault: ${path}: ${fault}; saved in ${place}`,
  });
  return false;
});
