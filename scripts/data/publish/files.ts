import { createHash } from 'node:crypto';
import type { Observation } from '../../../src/core/observation.ts';
import type { Parts } from '../../../src/core/parts.ts';
import type { Release } from '../../../src/core/release.ts';
import { indicatorFileTable } from '../../../src/core/tables-indicator.ts';
import { tables, type TableName } from '../../../src/core/tables.ts';
import type { Effects } from '../output/effects.ts';
import { indicatorFileRows } from './observation-rows.ts';
import { toArrow } from './arrow.ts';
import { toCsv } from './csv.ts';
import { writeDictionary } from './data-dictionary.ts';
import { writeFormats, type Place } from './formats.ts';
import { aboutOf, toJson } from './json.ts';
import { cutTables, partsOf } from './parts.ts';
import { recordsTables, writeRecords } from './records.ts';
import type { PublishedTable } from './tables.ts';
import { fileNotice } from './words.ts';

/** What the files are written from and where to. */
export interface Writing extends Place {
  readonly published: Record<TableName, PublishedTable>;
  /** The most bytes of a file. */
  readonly limit: number;
}

/** Writes the files of a release below `folder`; gives the parts of what is in several files. */
export async function writeTables(
  release: Release,
  { folder, published, database, effects, limit }: Writing,
): Promise<Parts> {
  const all = [...Object.values(published), ...recordsTables(release)];
  const parts = cutTables(all, limit, (name) => detailOf(name as TableName, release));
  const names = Object.keys(tables) as TableName[];
  for (const [index, name] of names.entries()) {
    const place = { folder, database, effects };
    const detail = detailOf(name, release);
    for (const { start, ...part } of partsOf(published[name], parts))
      await writeFormats(part, release, place, { detail: detail && ((row) => detail(start + row)) });
    effects.progress({ stage: 'publish', done: index + 1, of: names.length + 2 });
  }
  const themes = await writeThemes(release, { folder, observations: published.observations, effects, limit });
  const indicators = await writeIndicators(release, { folder, effects, limit });
  await writeRecords(release, { folder, database, effects }, parts);
  await writeDictionary(release, all, { folder, effects });
  await effects.writeFile(`${folder}/disclosure.json`, disclosureJson(release));
  await effects.writeFile(`${folder}/changes.json`, changesJson(release));
  const whole = { notice: fileNotice(release.site), ...release };
  await effects.writeFile(`${folder}/release.json`, `${JSON.stringify(whole)}\n`);
  return { ...parts, ...themes, ...indicators };
}

/** How many figures are hidden and by which rule; never which by which. */
function disclosureJson(release: Release): string {
  const title = { zh: '隐去的数字', en: 'Hidden figures' };
  const about = { ...aboutOf(release, title), title, notice: fileNotice(release.site) };
  return `${JSON.stringify({ ...about, ...release.disclosure }, null, 1)}\n`;
}

/** What this release changed of what was published before: an empty list says that it changed nothing. */
function changesJson(release: Release): string {
  const title = { zh: '更正', en: 'Corrections' };
  const about = { ...aboutOf(release, title), title, notice: fileNotice(release.site) };
  const { version: _, ...revision } = release.revisions.at(-1) ?? {};
  return `${JSON.stringify({ ...about, ...revision }, null, 1)}\n`;
}

function detailOf(name: TableName, { commitments, indicators }: Release): ((index: number) => unknown) | undefined {
  if (name === 'commitments') return (index) => commitments[index];
  if (name === 'indicators') return (index) => Object.values(indicators)[index];
  return undefined;
}

interface Part {
  readonly folder: string;
  readonly observations: PublishedTable;
  readonly effects: Effects;
  readonly limit: number;
}

/** `observations/<theme>.arrows`: what a page needs that is about one theme. */
async function writeThemes(release: Release, { folder, observations, effects, limit }: Part): Promise<Parts> {
  const cut: Record<string, Parts> = {};
  const about = aboutOf(release, observations.definition.title);
  for (const theme of Object.keys(release.site.themes)) {
    const rows = observations.rows.filter(({ indicator }) => release.indicators[String(indicator)]?.theme === theme);
    if (rows.length === 0) continue;
    const table = { ...observations, name: `observations/${theme}`, rows };
    const parts = (cut[theme] = cutTables([table], limit));
    for (const part of partsOf(table, parts))
      await effects.writeFile(`${folder}/${part.name}.arrows`, toArrow(part, about, 'stream'));
  }
  return Object.assign({}, ...Object.values(cut)) as Parts;
}

/** `indicators/<id>.csv` and `.json`. */
async function writeIndicators(
  release: Release,
  { folder, effects, limit }: Omit<Part, 'observations'>,
): Promise<Parts> {
  const cut: Record<string, Parts> = {};
  const own = new Map(Object.keys(release.indicators).map((id): [string, Observation[]] => [id, []]));
  for (const observation of release.observations) own.get(observation.indicator)?.push(observation);
  for (const [id, indicator] of Object.entries(release.indicators)) {
    const rows = indicatorFileRows(id, own.get(id) ?? [], release);
    const definition = { ...indicatorFileTable, title: indicator.name };
    const table = { name: `indicators/${id}`, definition, rows };
    const parts = (cut[id] = cutTables([table], limit));
    for (const part of partsOf(table, parts)) {
      await effects.writeFile(`${folder}/${part.name}.csv`, toCsv(definition, part.rows));
      await effects.writeFile(`${folder}/${part.name}.json`, toJson(part, release));
    }
  }
  return Object.assign({}, ...Object.values(cut)) as Parts;
}

/** Name, length and hash of every file below a folder. */
export async function listWithHashes(
  folder: string,
  effects: Effects,
): Promise<{ path: string; bytes: number; sha256: string }[]> {
  const files = [];
  for (const path of await effects.listFiles(folder)) {
    const bytes = await effects.readFile(`${folder}/${path}`);
    files.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return files;
}
