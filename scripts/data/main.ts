import { parseArgs } from 'node:util';
import { BuildError, buildData, nodeEffects } from './build.ts';

/** The data build alone, for development: `node scripts/data/main.ts --data DIR --out DIR [--lang zh|en]`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: 'data' },
      out: { type: 'string', default: '.cache/data' },
      lang: { type: 'string', default: 'zh' },
    },
  });
  const started = performance.now();
  try {
    const { manifest, release, ignored } = await buildData({
      input: values.data,
      output: values.out,
      effects: nodeEffects(),
    });
    const counts = `${release.observations.length} observations, ${release.judgements.length} judgements`;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${values.out}/data/v${manifest.version}: ${counts}, ${manifest.files.length} files, ${seconds} s\n`,
    );
    for (const path of ignored) process.stdout.write(`not used: ${path}\n`);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    process.stderr.write(`${error.format(values.lang === 'en' ? 'en' : 'zh')}\n`);
    process.exitCode = 1;
  }
}

await main();
