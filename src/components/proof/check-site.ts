import { sha512 } from '@noble/hashes/sha2.js';
import * as ed25519 from '@noble/ed25519';
import { checkChain, type Present } from '../../core/proof/chain.ts';
import { checkChanges } from '../../core/proof/changes.ts';
import { checkFigures, checkVerdicts } from '../../core/proof/figures.ts';
import { wrong, type Finding } from '../../core/proof/finding.ts';
import { fromBase64, readPublicKey } from '../../core/proof/key.ts';
import { readSums, signatureFile, sumsFile } from '../../core/proof/sums.ts';
import { checkTotals } from '../../core/proof/totals.ts';
import type { Latest, Manifest, Release } from '../../core/release.ts';
import type { Revision } from '../../core/revision.ts';
import type { Text } from '../../core/text.ts';
import { hexOf, load, nextTurn, stopIf, textOf } from './load-file.ts';

ed25519.hashes.sha512 = sha512;

/** The parts of the verification, in order. */
export const parts = ['file', 'signature', 'chain', 'changes', 'figure', 'total', 'verdict', 'report'] as const;
export type Part = (typeof parts)[number];

/** How much of a site is verified. */
export type Scope = 'data' | 'reports' | 'site';

export interface Checking {
  /** Opens a file of the site by its path from the root; undefined where there is none. Rejects without a network. */
  readonly open: (path: string) => Promise<ReadableStream<Uint8Array> | undefined>;
  /** The newest release and what it needs; besides, the reports made from it; or every file of the site. */
  readonly scope: Scope;
  /** The key as obtained elsewhere; without it the one that the site names. */
  readonly key?: Uint8Array | undefined;
  readonly onProgress: (part: Part, done: number, of: number) => void;
  /** Called once for each part; undefined where there is nothing to check: no signature, no reports asked for. */
  readonly onPart: (part: Part, finding: Finding | undefined) => void;
  readonly signal: AbortSignal;
}

/** Everything that was read, as far as it is needed again. */
interface Loaded {
  readonly latest: Latest;
  readonly sums: ReadonlyMap<string, string>;
  readonly kept: Map<string, Uint8Array>;
  readonly hashes: ReadonlyMap<string, string>;
}

/** How many files are loaded at a time. */
const atOnce = 6;

/**
 * Verifies a published site: checksums, signatures, chain and corrections, then every figure and verdict made again with
 * the program that made them. Says what it found part by part; rejects where it was stopped or the network failed.
 */
export async function checkSite(checking: Checking): Promise<void> {
  const { onPart, signal } = checking;
  const latest = JSON.parse(textOf(await need(checking, 'data/latest.json'))) as Latest;
  const sums = readSums(textOf(await need(checking, sumsFile)));
  const loaded = await loadFiles(checking, latest, sums);
  onPart('file', loaded.finding);
  onPart('signature', await checkSignatures(checking, loaded));
  const folder = `data/${latest.path}`;
  await loadPrevious(checking, loaded, folder);
  const release = read(loaded, `${folder}release.json`) as Release | undefined;
  const unreadable: Finding = { checked: 0, wrong: [wrong(`${folder}release.json`, '读不出', 'cannot be read')] };
  const steps: readonly [Part, () => Finding][] = [
    ['chain', () => (release ? checkChain({ latest, release, present: presentOf(loaded) }) : unreadable)],
    ['changes', () => (release ? changesOf(release, loaded, folder) : unreadable)],
    ['figure', () => (release ? checkFigures(release) : unreadable)],
    ['total', () => (release ? checkTotals(release) : unreadable)],
    ['verdict', () => (release ? checkVerdicts(release) : unreadable)],
  ];
  for (const [part, check] of steps) {
    checking.onProgress(part, 0, 0);
    await nextTurn();
    stopIf(signal);
    onPart(part, check());
  }
  onPart('report', release && checking.scope !== 'data' ? await checkReports(checking, loaded, release) : undefined);
}

const isReport = (path: string): boolean => /^(en\/)?reports\/\d.*\.html$/.test(path);

/** Every figure, verdict and sentence of the reports as web pages, one report after the other so that memory is bounded. */
async function checkReports(checking: Checking, { sums }: Loaded, release: Release): Promise<Finding> {
  const { checkReport, reportFacts } = await import('../../core/report-check.ts');
  const facts = reportFacts(release);
  const paths = [...sums.keys()].filter(isReport);
  const found: Text[] = [];
  let checked = 0;
  for (const [index, path] of paths.entries()) {
    stopIf(checking.signal);
    const { bytes } = await load(checking, path, true);
    const report = checkReport(bytes ? textOf(bytes) : '', facts);
    checked += report.checked;
    found.push(...report.wrong.map((line) => wrong(path, line, line)));
    checking.onProgress('report', index + 1, paths.length);
    await nextTurn();
  }
  return { checked, wrong: found };
}

async function need(checking: Checking, path: string): Promise<Uint8Array> {
  const { bytes } = await load(checking, path, true);
  if (!bytes) throw new Error(path);
  return bytes;
}

/** What later parts read again. */
const isKept = (path: string, { path: newest }: Latest): boolean =>
  /^data\/v[^/]+\/manifest\.json$/.test(path) ||
  path.endsWith(signatureFile) ||
  path.endsWith(sumsFile) ||
  ['release.json', 'changes.json'].some((name) => path === `data/${newest}${name}`);

async function loadFiles(
  checking: Checking,
  latest: Latest,
  sums: ReadonlyMap<string, string>,
): Promise<Loaded & { finding: Finding }> {
  const own = (path: string): boolean => path.startsWith(`data/${latest.path}`) || !path.startsWith('data/v');
  const manifests = /^data\/v[^/]+\/(manifest\.json|SHA256SUMS(\.sig)?)$/;
  const paths = [...sums.keys()].filter(
    (path) =>
      checking.scope === 'site' ||
      (path.startsWith('data/') && (own(path) || manifests.test(path))) ||
      (checking.scope === 'reports' && isReport(path)),
  );
  const [kept, hashes] = [new Map<string, Uint8Array>(), new Map<string, string>()];
  const found: Text[] = [];
  const queue = [...paths];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const { hash, bytes } = await load(checking, path, isKept(path, latest));
      if (bytes) kept.set(path, bytes);
      if (hash !== undefined) hashes.set(path, hash);
      if (hash !== sums.get(path)) found.push(differing(path, hash, sums.get(path)));
      checking.onProgress('file', ++done, paths.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const listed = checkLists(latest, { sums, kept });
  const finding = { checked: paths.length, wrong: [...found, ...listed].sort((a, b) => (a.en < b.en ? -1 : 1)) };
  return { latest, sums, kept, hashes, finding };
}

/** The figures of the release before, to compare with. */
async function loadPrevious(checking: Checking, { kept, sums }: Loaded, folder: string): Promise<void> {
  const manifest = kept.get(`${folder}manifest.json`);
  const previous = manifest && (JSON.parse(textOf(manifest)) as Manifest).previous?.version;
  const path = `data/v${previous}/release.json`;
  if (previous === undefined || !sums.has(path)) return;
  const { bytes } = await load(checking, path, true);
  if (bytes) kept.set(path, bytes);
}

function differing(path: string, hash: string | undefined, expected: string | undefined): Text {
  if (hash === undefined) return wrong(path, '缺少', 'missing');
  return wrong(path, `SHA-256 是 ${hash}，应为 ${expected}`, `SHA-256 ${hash}, expected ${expected}`);
}

/** The list of the site, that of the release and its manifest must say the same of each file. */
function checkLists({ path: newest }: Latest, { sums, kept }: Pick<Loaded, 'sums' | 'kept'>): Text[] {
  const folder = `data/${newest}`;
  const list = kept.get(folder + sumsFile);
  const manifest = kept.get(`${folder}manifest.json`);
  if (!list || !manifest) return [];
  const own = readSums(textOf(list));
  const files = new Map(
    (JSON.parse(textOf(manifest)) as Manifest).files.map(({ path, sha256: hash }) => [path, hash] as const),
  );
  const inSite = [...sums.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
  const all = new Set([...own.keys(), ...files.keys(), ...inSite]);
  for (const name of [sumsFile, signatureFile]) all.delete(name);
  return [...all].flatMap((path) => {
    const hashes = [own.get(path), sums.get(folder + path), ...(path === 'manifest.json' ? [] : [files.get(path)])];
    return new Set(hashes).size === 1 ? [] : wrong(path, '各清单所记不同', 'the lists disagree');
  });
}

async function checkSignatures(checking: Checking, { latest, kept }: Loaded): Promise<Finding | undefined> {
  const named = latest.public_key === undefined ? undefined : readPublicKey(latest.public_key);
  const key = checking.key ?? named;
  if (!key) {
    const official = latest.dataset === 'official';
    const unsigned = wrong(sumsFile, '正式数据没有签名', 'an official site without a signature');
    return official ? { checked: 0, wrong: [unsigned] } : undefined;
  }
  const found: Text[] = [];
  if (!named || hexOf(named) !== hexOf(key))
    found.push(wrong('data/latest.json', '写的公钥不是所给的公钥', 'names another public key than the one given'));
  const root = await load(checking, signatureFile, true);
  const list = await load(checking, sumsFile, true);
  const folder = `data/${latest.path}`;
  const pairs: [string, Uint8Array | undefined, Uint8Array | undefined][] = [
    [signatureFile, root.bytes, list.bytes],
    [folder + signatureFile, kept.get(folder + signatureFile), kept.get(folder + sumsFile)],
  ];
  for (const [path, signature, signed] of pairs)
    if (!isSignature(signature, signed, key))
      found.push(wrong(path, '不是这个公钥的签名', 'is not a signature under this public key'));
  return { checked: pairs.length, wrong: found };
}

function isSignature(signature: Uint8Array | undefined, signed: Uint8Array | undefined, key: Uint8Array): boolean {
  const bytes = signature && fromBase64(textOf(signature).trim());
  if (!bytes || bytes.length !== 64 || !signed) return false;
  try {
    return ed25519.verify(bytes, signed, key, { zip215: false });
  } catch {
    return false;
  }
}

function presentOf({ kept, hashes }: Loaded): Present[] {
  return [...kept].flatMap(([path, bytes]) => {
    const [, folder] = /^data\/(v[^/]+)\/manifest\.json$/.exec(path) ?? [];
    if (folder === undefined) return [];
    return { folder, manifest: JSON.parse(textOf(bytes)) as Manifest, hash: hashes.get(path) ?? '' };
  });
}

/** The corrections as listed against this release and the one before, where that lies on the site. */
function changesOf(release: Release, loaded: Loaded, folder: string): Finding {
  const listed = read(loaded, `${folder}changes.json`) as Revision | undefined;
  const unreadable = wrong(`${folder}changes.json`, '读不出', 'cannot be read');
  if (!listed) return { checked: 0, wrong: [unreadable] };
  const previous = release.revisions.at(-1)?.previous?.version;
  const before = read(loaded, `data/v${previous}/release.json`) as Release | undefined;
  return checkChanges(release, before, listed);
}

function read({ kept }: Loaded, path: string): unknown {
  const bytes = kept.get(path);
  try {
    return bytes && JSON.parse(textOf(bytes));
  } catch {
    return undefined;
  }
}
