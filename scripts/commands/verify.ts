import { toNumber } from '../../src/core/exact.ts';
import { valueOf } from '../../src/core/facts.ts';
import type { Indicator } from '../../src/core/indicator.ts';
import type { ObservationStatus } from '../../src/core/observation.ts';
import type { Manifest } from '../../src/core/release.ts';
import type { Text } from '../../src/core/text.ts';
import { sha256 } from './files.ts';
import { readJson, type Published } from './published.ts';

/** What one part of the verification looked at and what it found wrong. */
export interface Verification {
  readonly name: Text;
  readonly checked: number;
  readonly wrong: readonly string[];
}

/** The columns of observations.json that a figure is made from. */
interface FigureRow {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly groups: string | null;
  readonly status: ObservationStatus;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

interface Table<Row> {
  readonly rows: readonly Row[];
}

/** Every file of the release against SHA256SUMS and manifest.json: present, of the stated length, and unchanged. */
export async function verifyFiles(published: Published): Promise<Verification> {
  const wrong: string[] = [];
  const sums = readSums(new TextDecoder().decode(await published.read('SHA256SUMS')));
  const manifest = await readJson<Manifest>(published, 'manifest.json');
  for (const [path, hash] of sums) {
    const bytes = await published.read(path).catch(() => undefined);
    if (!bytes) wrong.push(`${path}: missing`);
    else if (sha256(bytes) !== hash) wrong.push(`${path}: SHA-256 ${sha256(bytes)}, expected ${hash}`);
    const entry = manifest.files.find((file) => file.path === path);
    if (entry && (entry.sha256 !== hash || (bytes && entry.bytes !== bytes.length)))
      wrong.push(`${path}: manifest.json and SHA256SUMS disagree`);
  }
  for (const { path } of manifest.files) if (!sums.has(path)) wrong.push(`${path}: not in SHA256SUMS`);
  return { name: { zh: '校验和与清单', en: 'checksums and manifest' }, checked: sums.size, wrong };
}

function readSums(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line): [string, string] => [line.slice(66), line.slice(0, 64)]));
}

/** Every published rate and sum, computed again from the counts published beside it. */
export async function verifyFigures(published: Published): Promise<Verification> {
  const observations = await readJson<Table<FigureRow>>(published, 'observations.json');
  const indicators = await readJson<Table<{ indicator: string; detail: Indicator }>>(published, 'indicators.json');
  const details = new Map(indicators.rows.map(({ indicator, detail }) => [indicator, detail]));
  const wrong: string[] = [];
  let checked = 0;
  for (const row of observations.rows) {
    const name = [row.indicator, row.area, row.period, row.groups].filter(Boolean).join(' ');
    const detail = details.get(row.indicator);
    if (!detail) wrong.push(`${name}: unknown indicator`);
    else if (row.numerator !== null) {
      checked++;
      const expected = recompute(row, detail);
      if (expected !== row.value) wrong.push(`${name}: ${row.value} published, ${expected} from its counts`);
    }
  }
  return { name: { zh: '由分子分母重算的数值', en: 'figures from their counts' }, checked, wrong };
}

function recompute(row: FigureRow, detail: Indicator): number | null {
  const value = valueOf(
    {
      period: row.period,
      status: row.status,
      numerator: row.numerator ?? undefined,
      denominator: row.denominator ?? undefined,
    },
    detail,
  );
  return value ? toNumber(value) : null;
}

/** What this version does not verify yet. */
export const notVerified: readonly Text[] = [
  { zh: '校验和的签名（还没有签名）', en: 'the signature of the checksums (there is none yet)' },
  { zh: '由镇街加总到县的合计', en: 'the sums from towns to the county' },
  { zh: 'CSV、Arrow、Parquet 与 JSON 逐行一致', en: 'that CSV, Arrow and Parquet say the same as JSON, row by row' },
];
