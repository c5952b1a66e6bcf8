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
import { partOf } from '../core/parts.ts';
import { pageWatch } from '../core/reads.ts';
import type { Latest, Manifest, ManifestEntry, Release } from '../core/release.ts';
import { figureKey, type FigureChange, type Revision } from '../core/revision.ts';
import { builtinUnits, type Unit } from '../core/unit.ts';
import { digestParts, watched } from './watched.ts';

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
  /** The data dictionary, as it is published. */
  readonly dictionary: Dictionary;
  /** The key that the release is signed with, 32 bytes in Base64; undefined where it is not signed. */
  readonly publicKey: string | undefined;
  readonly areaByCode: ReadonlyMap<string, Area>;
  readonly commitmentById: ReadonlyMap<string, Commitment>;
  /** The promises that an indicator judges, in the order of the plan. */
  readonly promisesByIndicator: ReadonlyMap<string, readonly Commitment[]>;
  readonly judgingByCommitment: ReadonlyMap<string, Judging>;
  readonly judgementByKey: ReadonlyMap<string, Judgement>;
  readonly seriesByKey: ReadonlyMap<string, readonly Observation[]>;
  readonly sliceByKey: ReadonlyMap<string, readonly Observation[]>;
  readonly groupsByIndicator: ReadonlyMap<string, readonly string[]>;
  /** Every period that an indicator has a row for in any area, in order of time. */
  readonly periodsByIndicator: ReadonlyMap<string, readonly Period[]>;
  /** What was published of a figure before, oldest first, by `figureKey`. */
  readonly changesByFigure: ReadonlyMap<string, readonly FigureCorrection[]>;
  readonly byteSizes: ReadonlyMap<string, number>;
  /** The files of one indicator alone. */
  readonly filesByIndicator: ReadonlyMap<string, readonly ManifestEntry[]>;
  /** SHA-256 of an input by its path; absent where it would tell what is hidden. */
  readonly inputHashes: ReadonlyMap<string, string>;
}

export interface FigureCorrection {
  readonly change: FigureChange;
  readonly revision: Pick<Revision, 'version' | 'published'>;
}

let loaded: Published | undefined;

/**
 * The release that the site is built from, read once per build: `data/latest.json` below the folder named by the
 * environment variable SUNLEDGER_DATA (default `.cache/data`) says where it lies.
 */
export function published(): Published {
  return (loaded ??= watch(readPublished(dataFolder())));
}

function dataFolder(): string {
  return process.env['SUNLEDGER_DATA'] ?? '.cache/data';
}

/** Notes for the program that makes the pages what each of them reads. */
function watch(data: Published): Published {
  const digest = digestParts(data, (text) => createHash('sha256').update(text).digest('base64url').slice(0, 22));
  Object.assign(pageWatch(), { digest, manifestHash: data.manifestHash });
  return watched(data);
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
    dictionary: JSON.parse(at('data-dictionary.json').toString('utf8')) as Dictionary,
  });
}

export interface ReleaseFiles {
  readonly latest: Latest;
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly dictionary: Dictionary;
}

/** Builds the indexes over a release. */
export function indexRelease(
  release: Release,
  { latest, manifest, manifestHash, dictionary }: ReleaseFiles,
): Published {
  const judging = indexJudging(release);
  return {
    ...release,
    version: latest.version,
    folder: `data/${latest.path.replace(/\/?$/, '/')}`,
    manifest,
    manifestHash,
    dictionary,
    publicKey: latest.public_key,
    areaByCode: new Map(release.areas.map((area) => [area.code, area])),
    commitmentById: new Map(release.commitments.map((commitment) => [commitment.id, commitment])),
    promisesByIndicator: collect(
      release.commitments.filter(({ id }) => judging.has(id)),
      ({ id }) => judging.get(id)?.indicator ?? '',
    ),
    judgingByCommitment: judging,
    judgementByKey: new Map(
      release.judgements.map((judgement) => [key(judgement.commitment, judgement.asOf), judgement]),
    ),
    seriesByKey: collect(release.observations, (row) => key(row.indicator, row.area, row.groups), byPeriod),
    sliceByKey: collect(release.observations, (row) => key(row.indicator, row.period, row.groups), byArea(release)),
    groupsByIndicator: indexValues(release, ({ groups }) => groups),
    periodsByIndicator: new Map(
      [...indexValues(release, ({ period }) => period)].map(([indicator, periods]) => [indicator, periods.sort()]),
    ),
    changesByFigure: collect(
      release.revisions.flatMap(({ figures, version, published }) =>
        figures.map((change) => ({ change, revision: { version, published } })),
      ),
      ({ change }) => figureKey(change),
    ),
    byteSizes: new Map(manifest.files.map(({ path, bytes }) => [path, bytes])),
    filesByIndicator: collect(
      manifest.files.filter(({ path }) => path.startsWith('indicators/')),
      ({ path }) => partOf(path.slice(0, path.lastIndexOf('.')), manifest.parts).table.slice('indicators/'.length),
    ),
    inputHashes: new Map(manifest.inputs.flatMap((input) => ('sha256' in input ? [[input.path, input.sha256]] : []))),
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

/** The different values that the rows of an indicator have, in the order in which they come. */
function indexValues(release: Release, valueOf: (row: Observation) => string): Map<string, string[]> {
  const values = new Map<string, Set<string>>();
  for (const row of release.observations) {
    const known = values.get(row.indicator);
    if (known) known.add(valueOf(row));
    else values.set(row.indicator, new Set([valueOf(row)]));
  }
  return new Map([...values].map(([indicator, known]) => [indicator, [...known]]));
}

/** Groups rows under keys; within each they keep their order where no other is given. */
function collect<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  compare?: (a: Row, b: Row) => number,
): Map<string, Row[]> {
  const collected = new Map<string, Row[]>();
  for (const row of rows) {
    const name = keyOf(row);
    const list = collected.get(name);
    if (list) list.push(row);
    else collected.set(name, [row]);
  }
  if (compare) for (const list of collected.values()) list.sort(compare);
  return collected;
}

function byPeriod(a: Observation, b: Observation): number {
  return a.period < b.period ? -1 : a.period > b.period ? 1 : 0;
}

function byArea(release: Release): (a: Observation, b: Observation) => number {
  const order = new Map(release.areas.map(({ code }, index) => [code, index]));
  return (a, b) => (order.get(a.area) ?? 0) - (order.get(b.area) ?? 0);
}
