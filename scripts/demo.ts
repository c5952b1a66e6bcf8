import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from './commands/command.ts';
import { demoRows, demoTexts, parquetIndicator } from './demo/files.ts';
import { writeParquet } from './demo/parquet.ts';

/**
 * Writes the demonstration data (fictitious) into a data folder and returns the paths written, below that folder. The
 * descriptions (YAML) and the files that hold published figures only are not touched.
 */
export async function writeDemo(folder: string): Promise<string[]> {
  const texts = Object.entries(demoTexts());
  for (const [path, text] of texts) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const parquet = `indicators/${parquetIndicator}.parquet`;
  await writeParquet(join(folder, parquet), demoRows()[parquetIndicator] ?? []);
  return [...texts.map(([path]) => path), parquet];
}

if (import.meta.main)
  await runCommand('demo', async ({ options, voice }) => {
    const paths = await writeDemo(options['data'] ?? 'data');
    voice.say({
      zh: `已写出 ${paths.length} 个示例数据文件（虚构）：${options['data']}`,
      en: `Wrote ${paths.length} files of demonstration data (fictitious): ${options['data']}`,
    });
    return true;
  });
