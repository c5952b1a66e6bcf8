import { createHash } from 'node:crypto';
import { rule } from '../../../src/core/judgement.ts';
import type { Parts } from '../../../src/core/parts.ts';
import type { Latest, Manifest, ManifestEntry, Release } from '../../../src/core/release.ts';
import type { WarehouseAnswer } from '../../../src/core/warehouse.ts';
import type { Effects } from '../output/effects.ts';
import { BuildError, problem } from '../problem.ts';
import { writeCatalogues } from './catalogue/write.ts';
import { listWithHashes, writeTables, type Writing } from './files.ts';
import { fileLimit, partsOf } from './parts.ts';
import { recordsTables } from './records.ts';
import { answerEntry, writeQueries } from './queries.ts';
import { verifyTables } from './verify.ts';
import { replaceFolder } from '../output/replace-folder.ts';
import { tablesOf, type PublishedTable } from './tables.ts';

/** Where a release goes and what it was made from. */
export interface Publication {
  readonly output: string;
  readonly inputs: readonly ManifestEntry[];
  /** What databases were asked for the figures, and what they answered. */
  readonly answers?: readonly WarehouseAnswer[];
  readonly effects: Effects;
  /** A release to stay, with its day of publication in the manifest; otherwise a preview. */
  readonly final: boolean;
  /** The hash of the manifest that this version had when it was released. */
  readonly expected?: string | undefined;
  /** The most bytes of the file of a table; larger tables are published in parts. */
  readonly fileLimit?: number | undefined;
}

/** What was published: its manifest and the SHA-256 of manifest.json. */
export interface PublishedRelease {
  readonly manifest: Manifest;
  readonly manifestHash: string;
}

/**
 * Stage 6: writes the release beside the output, reads it back, and only then exchanges the two. If anything fails the
 * old output stays as it was and what was written beside it goes.
 */
export async function publish(release: Release, publication: Publication): Promise<PublishedRelease> {
  return replaceFolder(publication.output, publication.effects, async (work) => {
    const result = await writeRelease(release, `${work}/data`, publication);
    return { finished: work, result };
  });
}

/** The input files, without length and hash where a figure made from them or one of their columns is hidden. */
function withoutHidden(inputs: readonly ManifestEntry[], { observations, records }: Release): Manifest['inputs'] {
  const secret = new Set(observations.filter(({ status }) => status === 'suppressed').map(({ file }) => file));
  return inputs.map((entry) => {
    const [, table = ''] = /^records\/(.+)\.(csv|xlsx|parquet)$/.exec(entry.path) ?? [];
    const { definition, columns = [] } = records[table] ?? {};
    const partial = table !== '' && columns.length < Object.keys(definition?.columns ?? { none: true }).length;
    const folder = /^panels\/[^/]+\//.exec(entry.path)?.[0] ?? entry.path;
    return partial || secret.has(entry.path) || secret.has(folder) ? { path: entry.path } : entry;
  });
}

async function writeRelease(
  release: Release,
  data: string,
  { inputs, answers = [], effects, final, expected, fileLimit: limit = fileLimit }: Publication,
): Promise<PublishedRelease> {
  const { site } = release;
  const revision = release.revisions.at(-1);
  const path = `v${site.release}/`;
  const folder = `${data}/v${site.release}`;
  const published = tablesOf(release);
  const all = [...Object.values(published), ...recordsTables(release)];
  const parts = await writeAndVerify(release, { folder, published, all, effects, limit });
  const queries = await writeQueries(answers, { folder, effects });
  await writeCatalogues(release, { tables: all, parts, limit }, { folder, effects });
  const manifest: Manifest = {
    version: site.release,
    asOf: site.asOf,
    dataset: site.dataset,
    rule,
    ...(final && revision && { published: revision.published }),
    ...(revision?.previous && { previous: revision.previous }),
    inputs: withoutHidden([...inputs, ...answers.map(answerEntry)], release),
    ...(queries.length > 0 && { queries }),
    ...(Object.keys(parts).length > 0 && { parts }),
    files: await listWithHashes(folder, effects),
  };
  const written = `${JSON.stringify(manifest, null, 1)}\n`;
  const manifestHash = createHash('sha256').update(written).digest('hex');
  if (expected !== undefined && expected !== manifestHash) throw changed(site.release);
  await effects.writeFile(`${folder}/manifest.json`, written);
  const listed = await listWithHashes(folder, effects);
  await effects.writeFile(`${folder}/SHA256SUMS`, listed.map((file) => `${file.sha256}  ${file.path}\n`).join(''));
  const latest: Latest = { version: site.release, path, as_of: site.asOf, dataset: site.dataset };
  await effects.writeFile(`${data}/latest.json`, `${JSON.stringify(latest)}\n`);
  effects.progress({ stage: 'publish', done: 7, of: 7 });
  return { manifest, manifestHash };
}

async function writeAndVerify(
  release: Release,
  { all, ...place }: Omit<Writing, 'database'> & { readonly all: readonly PublishedTable[] },
): Promise<Parts> {
  const { folder, effects } = place;
  const database = await effects.openDatabase({ externalAccess: true });
  try {
    const parts = await writeTables(release, { ...place, database });
    effects.progress({ stage: 'publish', done: 6, of: 7 });
    const tables = all.flatMap((table) => partsOf(table, parts));
    await verifyTables(tables, { folder, database, effects });
    return parts;
  } finally {
    database.close();
  }
}

/** A released version whose figures are the same and whose files are not. */
function changed(version: string): BuildError {
  const difference = { zh: '文件的内容', en: 'the contents of its files' };
  return new BuildError([
    problem('release-exists', { file: 'site.yml', column: 'release', value: version }, { difference }),
  ]);
}
