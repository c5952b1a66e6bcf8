import { rule } from '../../../src/core/judgement.ts';
import type { Latest, Manifest, ManifestEntry, Release } from '../../../src/core/release.ts';
import type { Effects } from '../output/effects.ts';
import { listWithHashes, writeTables } from './files.ts';
import { recordsTables } from './records.ts';
import { verifyRecords, verifyTables } from './verify.ts';
import { replaceFolder } from '../output/replace-folder.ts';
import { tablesOf } from './tables.ts';

/** Where a release goes and what it was made from. */
export interface Publication {
  readonly output: string;
  readonly inputs: readonly ManifestEntry[];
  readonly effects: Effects;
}

/**
 * Stage 6: writes the release beside the output, reads it back, and only then exchanges the two. If anything fails the
 * old output stays as it was and what was written beside it goes.
 */
export async function publish(release: Release, publication: Publication): Promise<Manifest> {
  return replaceFolder(publication.output, publication.effects, async (work) => {
    const manifest = await writeRelease(release, `${work}/data`, publication);
    return { finished: work, result: manifest };
  });
}

/** The input files, without length and hash where a figure made from them or one of their columns is hidden. */
function withoutHidden(inputs: readonly ManifestEntry[], { observations, records }: Release): Manifest['inputs'] {
  const secret = new Set(observations.filter(({ status }) => status === 'suppressed').map(({ file }) => file));
  return inputs.map((entry) => {
    const [, table = ''] = /^records\/(.+)\.(csv|xlsx|parquet)$/.exec(entry.path) ?? [];
    const { definition, columns = [] } = records[table] ?? {};
    const partial = table !== '' && columns.length < Object.keys(definition?.columns ?? { none: true }).length;
    return partial || secret.has(entry.path) ? { path: entry.path } : entry;
  });
}

async function writeRelease(release: Release, data: string, { inputs, effects }: Publication): Promise<Manifest> {
  const { site } = release;
  const path = `v${site.release}/`;
  const folder = `${data}/v${site.release}`;
  const published = tablesOf(release);
  const database = await effects.openDatabase({ externalAccess: true });
  try {
    await writeTables(release, { folder, published, database, effects });
    effects.progress({ stage: 'publish', done: 6, of: 7 });
    await verifyTables(published, { folder, database, effects });
    await verifyRecords(recordsTables(release), { folder, database, effects });
  } finally {
    database.close();
  }
  const manifest: Manifest = {
    version: site.release,
    asOf: site.asOf,
    dataset: site.dataset,
    rule,
    inputs: withoutHidden(inputs, release),
    files: await listWithHashes(folder, effects),
  };
  await effects.writeFile(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 1)}\n`);
  const all = await listWithHashes(folder, effects);
  await effects.writeFile(`${folder}/SHA256SUMS`, all.map((file) => `${file.sha256}  ${file.path}\n`).join(''));
  const latest: Latest = { version: site.release, path, as_of: site.asOf, dataset: site.dataset };
  await effects.writeFile(`${data}/latest.json`, `${JSON.stringify(latest)}\n`);
  effects.progress({ stage: 'publish', done: 7, of: 7 });
  return manifest;
}
