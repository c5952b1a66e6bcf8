import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area } from '../core/area.ts';
import type { Commitment } from '../core/commitment.ts';
import type { Dictionary } from '../core/dictionary.ts';
import { groupKey, judges, type Indicator } from '../core/indicator.ts';
import type { Judgement } from '../core/judgement.ts';
import type { Observation } from '../core/observation.ts';
import type { Day, Period } from '../core/period.ts';
import { builtinUnits, type Unit } from '../core/unit.ts';
import type { Latest, Manifest, Release } from '../core/release.ts';

/** Which series judges a promise: an indicator in an area for a group. */
export interface Judging {
  readonly indicator: string;
  readonly area: string;
  readonly groups: string;
}

/** A release as the pages use it: everything in it, and an index for every question the pages ask. */
export interface Published extends Release {
  readonly version: string;
  /** The release's folder below the site's root, with a slash at its end: `data/v2020.12.0/`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** SHA-256 of manifest.json in hexadecimal: one hash for the whole release. */
  readonly manifestHash: string;
  /** The key that the release is signed with, 32 bytes in Base64; undefined where it is not signed. */
  readonly publicKey: string | undefined;
  readonly areaByCode: ReadonlyMap<string, Area>;
  readonly commitmentById: ReadonlyMap<string, Commitment>;
  readonly judgingByCommitment: ReadonlyMap<string, Judging>;
  readonly judgementByKey: ReadonlyMap<string, Judgement>;
  readonly seriesByKey: ReadonlyMap<string, readonly Observation[]>;
  readonly sliceByKey: ReadonlyMap<string, readonly Observation[]>;
  readonly groupsByIndicator: ReadonlyMap<string, readonly string[]>;
  readonly byteSizes: ReadonlyMap<string, number>;
}

let loaded: Published | undefined;
let dictionary: Dictionary | undefined;

/**
 * The release that the site is built from, read once per build: `data/latest.json` below the folder named by the
 * environment variable SUNLEDGER_DATA (default `.cache/data`) says where it lies.
 */
export function published(): Published {
  return (loaded ??= readPublished(dataFolder()));
}

/** The data dictionary of the release that the site is built from, as it is published. */
export function publishedDictionary(): Dictionary {
  return (dictionary ??= JSON.parse(
    readFileSync(join(dataFolder(), published().folder, 'data-dictionary.json'), 'utf8'),
  ) as Dictionary);
}

function dataFolder(): string {
  return process.env['SUNLEDGER_DATA'] ?? '.cache/data';
}

/** Reads a published release from a folder. Throws where a file is missing: a site without its data must not be built. */
export function readPublished(folder: string): Published {
  const latest = JSON.parse(readFileSync(join(folder, 'data/latest.json'), 'utf8')) as Latest;
  const at = (file: string): Buffer => readFileSync(join(folder, 'data', latest.path, file));
  const manifest = at('manifest.json');
  return indexRelease(JSON.parse(at('release.json').toString('utf8')) as Release, {
    latest,
    manifest: JSON.parse(manifest.toString('utf8')) as Manifest,
    manifestHash: createHash('sha256').update(manifest).digest('hex'),
  });
}

export interface ReleaseFiles {
  readonly latest: Latest;
  readonly manifest: Manifest;
  readonly manifestHash: string;
}

/** Builds the indexes over a release. */
export function indexRelease(release: Release, { latest, manifest, manifestHash }: ReleaseFiles): Published {
  return {
    ...release,
    version: latest.version,
    folder: `data/${latest.path.replace(/\/?$/, '/')}`,
    manifest,
    manifestHash,
    publicKey: latest.public_key,
    areaByCode: new Map(release.areas.map((area) => [area.code, area])),
    commitmentById: new Map(release.commitments.map((commitment) => [commitment.id, commitment])),
    judgingByCommitment: indexJudging(release),
    judgementByKey: new Map(
      release.judgements.map((judgement) => [key(judgement.commitment, judgement.asOf), judgement]),
    ),
    seriesByKey: collect(release.observations, (row) => key(row.indicator, row.area, row.groups), byPeriod),
    sliceByKey: collect(release.observations, (row) => key(row.indicator, row.period, row.groups), byArea(release)),
    groupsByIndicator: indexGroups(release),
    byteSizes: new Map(manifest.files.map(({ path, bytes }) => [path, bytes])),
  };
}

/** The judgement of a promise as the ledger stood on a day. */
export function judgementOf(data: Published, commitment: string, asOf: Day): Judgement {
  const judgement = data.judgementByKey.get(key(commitment, asOf));
  if (!judgement) throw new Error(`missing judgement: ${commitment}; expected one as of ${asOf}`);
  return judgement;
}

/** The latest as-of day: the one that pages without a year in their address show. */
export function latestDay(data: Published): Day {
  const day = data.asOfDays.at(-1);
  if (!day) throw new Error('missing as-of days: the release judges nothing');
  return day;
}

/** The rows of one series in order of time; empty where nothing was ever asked for. */
export function seriesOf(data: Published, indicator: string, area: string, groups = ''): readonly Observation[] {
  return data.seriesByKey.get(key(indicator, area, groups)) ?? [];
}

/** The rows of all areas for one period, in administrative order. */
export function sliceOf(data: Published, indicator: string, period: Period, groups = ''): readonly Observation[] {
  return data.sliceByKey.get(key(indicator, period, groups)) ?? [];
}

/** The definition of an indicator. */
export function indicatorOf(data: Published, id: string): Indicator {
  const indicator = data.indicators[id];
  if (!indicator) throw new Error(`unknown indicator: ${id}; expected one of the release`);
  return indicator;
}

/** A unit by its key: one of the release, or a built-in one. */
export function unitOf(data: Published, name: string | undefined): Unit | undefined {
  if (name === undefined) return undefined;
  const units: Readonly<Record<string, Unit>> = { ...builtinUnits, ...data.site.units };
  return units[name];
}

/** An area by its code. */
export function areaOf(data: Published, code: string): Area {
  const area = data.areaByCode.get(code);
  if (!area) throw new Error(`unknown area: ${code}; expected one of the release`);
  return area;
}

/** The areas right below the plan's own area that figures are reported for: its towns, in administrative order. */
export function townsOf(data: Published): readonly Area[] {
  return data.areas.filter(({ parent }) => parent === data.site.area);
}

function key(...parts: string[]): string {
  return parts.join('|');
}

function indexJudging(release: Release): Map<string, Judging> {
  const judging = new Map<string, Judging>();
  for (const [id, indicator] of Object.entries(release.indicators))
    for (const entry of judges(indicator))
      judging.set(entry.id, { indicator: id, area: entry.area ?? release.site.area, groups: groupKey(entry.groups) });
  return judging;
}

function indexGroups(release: Release): Map<string, string[]> {
  const groups = new Map<string, Set<string>>();
  for (const row of release.observations) {
    const known = groups.get(row.indicator);
    if (known) known.add(row.groups);
    else groups.set(row.indicator, new Set([row.groups]));
  }
  return new Map([...groups].map(([indicator, known]) => [indicator, [...known]]));
}

function collect(
  rows: readonly Observation[],
  keyOf: (row: Observation) => string,
  compare: (a: Observation, b: Observation) => number,
): Map<string, Observation[]> {
  const collected = new Map<string, Observation[]>();
  for (const row of rows) {
    const name = keyOf(row);
    const list = collected.get(name);
    if (list) list.push(row);
    else collected.set(name, [row]);
  }
  for (const list of collected.values()) list.sort(compare);
  return collected;
}

function byPeriod(a: Observation, b: Observation): number {
  return a.period < b.period ? -1 : a.period > b.period ? 1 : 0;
}

function byArea(release: Release): (a: Observation, b: Observation) => number {
  const order = new Map(release.areas.map(({ code }, index) => [code, index]));
  return (a, b) => (order.get(a.area) ?? 0) - (order.get(b.area) ?? 0);
}
