import type { Latest, Manifest, Release } from '../release.ts';
import type { Text } from '../text.ts';
import { compareVersions } from '../version.ts';
import { wrong, type Finding } from './finding.ts';

/** A release as it lies on the site. */
export interface Present {
  /** Its folder below `data`: `v2020.12.0`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** SHA-256 of manifest.json. */
  readonly hash: string;
}

export interface Chain {
  readonly latest: Latest;
  /** The release that `latest` points to. */
  readonly release: Pick<Release, 'site' | 'revisions'>;
  /** Every release that lies on the site. */
  readonly present: readonly Present[];
}

/**
 * Whether the releases follow each other: each names the one before it by the hash of its manifest, versions and days
 * go forward, every release lies under its own version, and the pointer leads to the newest.
 */
export function checkChain({ latest, release, present }: Chain): Finding {
  const { revisions } = release;
  const newest = present.find(({ folder }) => `${folder}/` === latest.path);
  const found: Text[] = [...checkPointer({ latest, release, present }, newest), ...checkOrder(release)];
  for (const { folder, manifest, hash } of present) {
    const at = `${folder}/manifest.json`;
    if (folder !== `v${manifest.version}`)
      found.push(wrong(at, `说自己是 ${manifest.version} 版`, `says that it is release ${manifest.version}`));
    const index = revisions.findIndex(({ version }) => `v${version}` === folder);
    const revision = revisions[index];
    if (!revision) {
      found.push(wrong(folder, '不在版本链中', 'is not in the chain of releases'));
      continue;
    }
    const next = revisions[index + 1]?.previous;
    if (next && next.manifest !== hash)
      found.push(
        wrong(
          at,
          `散列值是 ${hash}，后一版记的是 ${next.manifest}`,
          `SHA-256 ${hash}; the release after it names ${next.manifest}`,
        ),
      );
    if (JSON.stringify(manifest.previous) !== JSON.stringify(revision.previous))
      found.push(wrong(at, '记的前一版与版本链不符', 'names another release before it than the chain does'));
    if (manifest.published !== undefined && manifest.published !== revision.published)
      found.push(
        wrong(
          at,
          `发布日期是 ${manifest.published}，版本链记的是 ${revision.published}`,
          `published ${manifest.published}; the chain says ${revision.published}`,
        ),
      );
  }
  return { checked: revisions.length, wrong: found };
}

function checkPointer({ latest, release, present }: Chain, newest: Present | undefined): Text[] {
  const found: Text[] = [];
  const at = 'latest.json';
  const { site } = release;
  const later = present
    .map(({ manifest }) => manifest.version)
    .filter((each) => compareVersions(each, latest.version) > 0);
  if (latest.path !== `v${latest.version}/` || newest?.manifest.version !== latest.version)
    found.push(
      wrong(
        at,
        `指向 ${latest.path}，那里不是 ${latest.version} 版`,
        `leads to ${latest.path}, which is not release ${latest.version}`,
      ),
    );
  for (const version of later)
    found.push(
      wrong(
        at,
        `指向 ${latest.version} 版，而 ${version} 版更新`,
        `leads to ${latest.version}, though ${version} is newer`,
      ),
    );
  if (site.release !== latest.version)
    found.push(
      wrong(
        'release.json',
        `是 ${site.release} 版的内容，不是 ${latest.version} 版`,
        `has the contents of ${site.release}, not of ${latest.version}`,
      ),
    );
  for (const [name, own] of [
    ['as_of', site.asOf],
    ['dataset', site.dataset],
  ] as const)
    if (latest[name] !== own)
      found.push(
        wrong(
          at,
          `${name} 是 ${latest[name]}，数据是 ${own}`,
          `${name} is ${latest[name]}, that of the data is ${own}`,
        ),
      );
  if (newest && (newest.manifest.asOf !== site.asOf || newest.manifest.dataset !== site.dataset))
    found.push(
      wrong(
        `${newest.folder}/manifest.json`,
        '截至日期或数据性质与数据不符',
        'as-of day or kind of dataset differ from the data',
      ),
    );
  return found;
}

function checkOrder({ site, revisions }: Chain['release']): Text[] {
  const found: Text[] = [];
  if (revisions.at(-1)?.version !== site.release)
    found.push(wrong('release.json', '版本链的最后一版不是它自己', 'the last of its chain is not itself'));
  revisions.forEach(({ version, published, previous }, index) => {
    const before = revisions[index - 1];
    if (before?.version !== previous?.version)
      found.push(wrong(version, '没有接上前一版', 'does not follow the release before it'));
    if (before && (compareVersions(version, before.version) <= 0 || published < before.published))
      found.push(
        wrong(version, `版本或日期早于 ${before.version}`, `its version or day lies before ${before.version}`),
      );
  });
  return found;
}
