import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { inspect } from './data/inspect.ts';
import { nodeEffects } from './data/output/effects.ts';
import { baseFolders } from './fuzz/base.ts';
import { inMemory, tablesBy, tryGate, type Folder } from './fuzz/gate.ts';
import { readGiven } from './fuzz/given.ts';
import { checkTables, type Tables } from './fuzz/oracle.ts';
import { fuzz } from './fuzz/run.ts';

vi.setConfig({ testTimeout: 900_000 });

const folders = await baseFolders();

test('a changed data folder is refused with file and cure and nothing written, or every number follows from its files', async () => {
  const { outcomes, real, byFile, faults } = await fuzz({ seed: 20_201_120, cases: 2000, workers: 2 });
  expect(faults).toEqual([]);
  expect(Math.min(outcomes.built, outcomes.refused)).toBeGreaterThan(300);
  expect(outcomes.unread).toBeLessThan(20);
  expect(real).toBeGreaterThanOrEqual(40);
  const changed = [...byFile.keys()].map((path) => path.replace(/^(plan\/commitments|[a-z]+)\/.*\./, '$1/*.'));
  const kinds = [
    'areas.csv',
    'calendar.csv',
    'evidence/*.csv',
    'indicators/*.csv',
    'indicators/*.yml',
    'projects/*.csv',
  ];
  expect(new Set(changed)).toEqual(
    expect.toSatisfy((all: Set<string>) =>
      [...kinds, 'mechanisms/*.yml', 'plan/*.yml', 'plan/commitments/*.yml', 'records/*.csv', 'site.yml'].every(
        (kind) => all.has(kind),
      ),
    ),
  );
});

test('every folder builds before it is changed, and between them they hold every kind of input', async () => {
  for (const folder of folders) expect(await tryGate(folder, nodeEffects())).toBe('built');
  const kinds = new Set(folders.flatMap((folder) => [...folder.keys()].map((path) => path.split('.').at(-1))));
  expect([...kinds].sort()).toEqual(['csv', 'parquet', 'xlsx', 'yml']);
});

async function published(folder: Folder): Promise<Tables> {
  const { release } = await inspect('/memory', inMemory(folder, nodeEffects()));
  if (!release) throw new Error('a folder that does not build');
  return tablesBy(release);
}

test('the oracle of the fuzzer sees a lost row and a changed number in every table', async () => {
  for (const folder of [folders[0], folders[2], folders[3]] as Folder[]) {
    const given = await readGiven(folder);
    const tables = await published(folder);
    expect(() => checkTables(given, tables)).not.toThrow();
    for (const [name, rows] of Object.entries(tables)) {
      if (rows.length === 0) continue;
      const whole = rows.filter(({ status }) => status !== 'suppressed' && status !== 'not-reported');
      const without = rows.filter((row) => row !== whole[0]);
      expect(() => checkTables(given, { ...tables, [name]: without }), `${name} with a row lost`).toThrow();
      for (const column of checked[name] ?? []) {
        const at = rows.findIndex((row) => typeof row[column] === 'number' && row['status'] !== 'suppressed');
        const changed = rows.map((row, index) => (index === at ? { ...row, [column]: Number(row[column]) + 1 } : row));
        expect(at, `${name} has a ${column}`).toBeGreaterThanOrEqual(0);
        expect(() => checkTables(given, { ...tables, [name]: changed }), `${name}.${column} changed`).toThrow();
      }
    }
  }
});

/** Numbers that the oracle works out, by table. */
const checked: Record<string, readonly string[]> = {
  areas: ['sort', 'tile_column', 'tile_row'],
  observations: ['numerator', 'denominator', 'value'],
  commitments: ['target'],
  verdicts: ['due', 'observed', 'numerator', 'denominator', 'gap'],
  projects: ['central', 'budget', 'paid', 'plan_working_days', 'completion_working_days'],
  payments: ['amount'],
  'records/clinics': ['beds'],
};

test('a case that hangs, or ends its process, is a fault that names seed and case', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunledger-fuzz-'));
  const trying = `process.once('message', () => process.send({ kind: 'trying', case: 7, mutation: {} }, `;
  try {
    const hangs = join(folder, 'hangs.mjs');
    writeFileSync(hangs, `${trying}() => { for (;;); }));`);
    const hung = await fuzz({ seed: 5, cases: 1, workers: 1, limitSeconds: 2, worker: hangs });
    expect(hung.faults).toMatchObject([{ seed: 5, case: 7, message: 'hangs: nothing for 2 s' }]);
    const dies = join(folder, 'dies.mjs');
    writeFileSync(dies, `${trying}() => process.exit(3)));`);
    const dead = await fuzz({ seed: 5, cases: 1, workers: 1, worker: dies });
    expect(dead.faults).toMatchObject([{ seed: 5, case: 7, message: 'its process ended: 3' }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
