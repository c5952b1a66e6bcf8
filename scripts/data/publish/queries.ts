import type { Manifest, ManifestEntry } from '../../../src/core/release.ts';
import type { WarehouseAnswer } from '../../../src/core/warehouse.ts';
import type { Effects } from '../output/effects.ts';

/** The answer of a database as one of the inputs: it has length and hash as a file has. */
export function answerEntry({ source, bytes, sha256 }: WarehouseAnswer): ManifestEntry {
  return { path: source, bytes, sha256 };
}

/**
 * Writes each question that figures are made from into a file of the release, so that whoever may read the table can ask it
 * again. The answers stay where they are: what disclosure control hides can be read in them.
 */
export async function writeQueries(
  answers: readonly WarehouseAnswer[],
  { folder, effects }: { folder: string; effects: Effects },
): Promise<NonNullable<Manifest['queries']>> {
  for (const { id, source, query } of answers)
    await effects.writeFile(`${folder}/${pathOf(id)}`, `-- ${id}, ${source}\n${query}\n`);
  return answers.map(({ id, source, rows }) => ({ source, path: pathOf(id), rows }));
}

const pathOf = (id: string): string => `queries/${id.replace('/', '-')}.sql`;
