import { createHash } from 'node:crypto';
import { describeTable } from '../../../src/core/dictionary.ts';
import type { Release } from '../../../src/core/release.ts';
import type { Text } from '../../../src/core/text.ts';
import type { Database } from '../database.ts';
import type { Effects } from '../output/effects.ts';
import { toArrow } from './arrow.ts';
import { toCsv } from './csv.ts';
import { aboutOf, toJson, type Additions } from './json.ts';
import { writeParquet } from './parquet.ts';
import type { PublishedTable } from './tables.ts';
import { toXlsx } from './xlsx.ts';

/** The formats of every table, by their endings. `arrows` is the stream that the engine of the site reads. */
export const tableFormats = ['csv', 'xlsx', 'json', 'parquet', 'arrow', 'arrows'] as const;

/** Where the files of a release go. */
export interface Place {
  readonly folder: string;
  /** Writes the Parquet, and keeps every table under its name for the reading back. */
  readonly database: Database;
  readonly effects: Effects;
}

/** Writes a table in every format as `<name>.<ending>`. `additions` are for the JSON alone. */
export async function writeFormats(
  table: PublishedTable,
  release: Release,
  { folder, database, effects }: Place,
  additions: Additions = {},
): Promise<void> {
  const path = `${folder}/${table.name}`;
  const about = aboutOf(release, table.definition.title);
  const csv = toCsv(table.definition, table.rows);
  await effects.writeFile(`${path}.csv`, csv);
  await effects.writeFile(`${path}.json`, toJson(table, release, additions));
  await effects.writeFile(`${path}.arrow`, toArrow(table, about, 'file'));
  await effects.writeFile(`${path}.arrows`, toArrow(table, about, 'stream'));
  const hash = createHash('sha256').update(csv).digest('hex');
  const explained = { release, source: sourceOf(table, release), csv: hash };
  await effects.writeFile(`${path}.xlsx`, toXlsx(table, describeTable(table, release), explained));
  await writeParquet(table, { path: `${path}.parquet`, about }, database);
}

/** Where the rows of a table come from, in a sentence. */
function sourceOf({ name, definition }: PublishedTable, { records, plan }: Release): Text {
  const own = records[name.replace(/^records\//, '')]?.definition.source;
  if (own)
    return {
      zh: `${own.producer.zh}：${own.title.zh}（${own.licence}）`,
      en: `${own.producer.en}: ${own.title.en} (${own.licence})`,
    };
  if ('source_zh' in definition.columns)
    return { zh: '每一行的来源写在source_zh列', en: 'each row names its source in the column source_zh' };
  return { zh: `据${plan.title.zh}及本数据集整理`, en: `Compiled from ${plan.title.en} and this dataset` };
}
