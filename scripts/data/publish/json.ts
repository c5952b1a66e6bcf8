import type { Release } from '../../../src/core/release.ts';
import type { Text } from '../../../src/core/text.ts';
import type { PublishedTable } from './tables.ts';
import { fileNotice } from './words.ts';

/** What every file says of itself. */
export function aboutOf({ site, asOfDays }: Release, title: Text): Record<string, string> {
  const notice = fileNotice(site);
  return {
    title: `${title.zh} ${title.en}`,
    version: site.release,
    as_of: asOfDays.at(-1) ?? site.asOf,
    dataset: site.dataset,
    licence: `${site.licence.zh} ${site.licence.en}`,
    ...(notice ? { notice: `${notice.zh} ${notice.en}` } : {}),
  };
}

/** What the JSON of a table says besides its rows. */
export interface Additions {
  /** The whole object behind a row, added to it. */
  readonly detail?: ((index: number) => unknown) | undefined;
  /** What the head says besides. */
  readonly about?: Readonly<Record<string, unknown>>;
}

/** A table as JSON: a head that says what it is, then one row a line. */
export function toJson(
  { definition, rows }: Pick<PublishedTable, 'definition' | 'rows'>,
  release: Release,
  { detail, about = {} }: Additions = {},
): string {
  const { site } = release;
  const head = {
    title: definition.title,
    version: site.release,
    as_of: site.asOf,
    dataset: site.dataset,
    licence: site.licence,
    notice: fileNotice(site),
    ...about,
  };
  const lines = rows.map((row, index) => JSON.stringify(detail ? { ...row, detail: detail(index) } : row));
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},"rows":[\n${lines.join(',\n')}\n]}\n`;
}
