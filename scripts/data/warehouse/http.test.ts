import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openChdb, type Chdb } from '../../testing/chdb.ts';
import { account, openFront, type Front } from '../../testing/clickhouse-front.ts';
import { layOut } from '../../testing/lay-out.ts';
import { columns, definition, indicator, plainRows } from '../../testing/panel.ts';
import { fill } from '../../testing/warehouse.ts';
import { BuildError, buildData, nodeEffects } from '../build.ts';
import { readSettings } from './settings.ts';
import { openWarehouse } from './warehouse.ts';

let chdb: Chdb;
let work = '';
const fronts: Front[] = [];
beforeAll(async () => {
  chdb = openChdb();
  await fill(chdb, 'ledger.p', { columns, rows: plainRows });
});
afterAll(() => chdb.close());
afterEach(async () => {
  if (work !== '') rmSync(work, { recursive: true, force: true });
  work = '';
  for (const front of fronts.splice(0)) await front.close();
});

const front = async (instead?: (response: ServerResponse, sql: string) => boolean): Promise<Front> => {
  const opened = await openFront(chdb, instead);
  fronts.push(opened);
  return opened;
};

type Env = Readonly<Record<string, string>>;
const reader = { SUNLEDGER_CLICKHOUSE_USER: account.user, SUNLEDGER_CLICKHOUSE_PASSWORD: account.password };

/** Builds into `out`; what it says where it refuses, in both languages. */
async function build(
  env: Env,
  { table = 'ledger.p', sensitivity = 'public' } = {},
): Promise<{ out: string; refused: string }> {
  if (work === '') work = mkdtempSync(join(tmpdir(), 'sunledger-http-'));
  const [input, out] = [join(work, 'input'), join(work, 'out')];
  layOut('small', input);
  for (const name of ['indicators', 'panels']) mkdirSync(join(input, name), { recursive: true });
  writeFileSync(
    join(input, 'indicators/of-panel.yml'),
    indicator({ panel: true }).replace('sensitivity: public', `sensitivity: ${sensitivity}`),
  );
  writeFileSync(join(input, 'panels/p.yml'), `${definition()}\nfrom: { engine: clickhouse, table: ${table} }\n`);
  const effects = { ...nodeEffects(), openWarehouse: () => openWarehouse(readSettings(env)) };
  try {
    await buildData({ input, output: out, effects });
    return { out, refused: '' };
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    return { out, refused: `${error.format('zh')}\n${error.format('en')}` };
  }
}

/** Every file below a folder, as text. */
const everything = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

const secrets = [account.password, account.user, Buffer.from(`${account.user}:${account.password}`).toString('base64')];
const expectNoSecret = (text: string, more: readonly string[] = []): void => {
  for (const secret of [...secrets, Buffer.from(account.password).toString('latin1'), ...more])
    expect(text).not.toContain(secret);
};

describe('a table in ClickHouse over HTTP', () => {
  it('is built from; question and answer are in the release, account and address are not', async () => {
    const { url, asked } = await front();
    const { out, refused } = await build({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url });
    expect(refused).toBe('');
    const [folder = ''] = readdirSync(join(out, 'data')).filter((name) => name.startsWith('v'));
    const released = join(out, 'data', folder);
    const manifest = JSON.parse(readFileSync(join(released, 'manifest.json'), 'utf8')) as {
      inputs: { path: string; sha256?: string }[];
      queries: unknown[];
      files: { path: string }[];
    };
    expect(manifest.queries).toEqual([{ source: 'clickhouse:ledger.p', path: 'queries/panels-p.sql', rows: 8 }]);
    expect(manifest.files.map(({ path }) => path)).toContain('queries/panels-p.sql');
    expect(manifest.inputs.find(({ path }) => path === 'clickhouse:ledger.p')?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const question = readFileSync(join(released, 'queries/panels-p.sql'), 'utf8');
    expect(asked.map(({ sql }) => sql)).toContain(`${question.split('\n').slice(1).join('\n')}FORMAT ArrowStream`);
    expectNoSecret(everything(out), [url]);
    expect(readFileSync(join(released, 'observations.csv'), 'utf8')).toContain('clickhouse:ledger.p');
  });

  it('has no hash of its answer in the manifest where one of its figures is hidden', async () => {
    const { url } = await front();
    const rows = plainRows.map(([area, period, kind, status], at) => [area, period, kind, status, at % 3, 20 + at]);
    await fill(chdb, 'ledger.few', { columns, rows });
    const env = { ...reader, SUNLEDGER_CLICKHOUSE_URL: url };
    const { out, refused } = await build(env, { table: 'ledger.few', sensitivity: 'sensitive' });
    expect(refused).toBe('');
    const [folder = ''] = readdirSync(join(out, 'data')).filter((name) => name.startsWith('v'));
    const manifest = readFileSync(join(out, 'data', folder, 'manifest.json'), 'utf8');
    const { inputs } = JSON.parse(manifest) as { inputs: { path: string }[] };
    expect(inputs.find(({ path }) => path === 'clickhouse:ledger.few')).toEqual({ path: 'clickhouse:ledger.few' });
  });

  it('is only read: every question is a SELECT or DESCRIBE, and carries a limit of time', async () => {
    const { url, asked } = await front();
    await build({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url, SUNLEDGER_CLICKHOUSE_TIMEOUT: '7' });
    expect(asked.length).toBeGreaterThan(2);
    for (const { sql, settings } of asked) {
      expect(sql).toMatch(/^(DESCRIBE TABLE ledger\.p|WITH panel AS \(SELECT )/);
      expect(settings['max_execution_time']).toBe('7');
    }
  });

  it('gives the same bytes again, and without a network from the kept answers', async () => {
    const { url } = await front();
    const first = everything((await build({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url })).out);
    const kept = join(work, 'kept');
    const env = { ...reader, SUNLEDGER_CLICKHOUSE_ANSWERS: kept };
    const second = everything((await build({ ...env, SUNLEDGER_CLICKHOUSE_URL: url })).out);
    await Promise.all(fronts.splice(0).map((each) => each.close()));
    const third = await build({ SUNLEDGER_CLICKHOUSE_ANSWERS: kept });
    expect(third.refused).toBe('');
    expect(second).toBe(first);
    expect(everything(third.out)).toBe(first);
    expectNoSecret(everything(kept), [url]);
    rmSync(kept, { recursive: true });
    expect((await build({ SUNLEDGER_CLICKHOUSE_ANSWERS: kept })).refused).toContain('[warehouse-not-kept]');
  });

  describe('is refused in both languages, the last output stays, and no secret is said:', () => {
    const refusals: [string, string, (url: string) => Env, Parameters<typeof front>[0]?][] = [
      ['no address', 'warehouse-address', () => ({})],
      [
        'an account in the address',
        'warehouse-address',
        (url) => ({ SUNLEDGER_CLICKHOUSE_URL: url.replace('//', `//${account.user}:x@`) }),
      ],
      [
        'a wrong password',
        'warehouse-denied',
        (url) => ({ ...reader, SUNLEDGER_CLICKHOUSE_PASSWORD: 'another', SUNLEDGER_CLICKHOUSE_URL: url }),
      ],
      ['no server', 'warehouse-unreachable', () => ({ ...reader, SUNLEDGER_CLICKHOUSE_URL: 'http://127.0.0.1:9' })],
      [
        'no such host',
        'warehouse-unreachable',
        () => ({ ...reader, SUNLEDGER_CLICKHOUSE_URL: 'http://no-such-host.invalid:8123' }),
      ],
      [
        'a server that cuts the connection',
        'warehouse-unreachable',
        (url) => ({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url }),
        (response) => (response.destroy(), true),
      ],
      [
        'a server that never answers',
        'warehouse-timeout',
        (url) => ({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url, SUNLEDGER_CLICKHOUSE_TIMEOUT: '0.3' }),
        () => true,
      ],
      [
        'a page of a proxy',
        'warehouse-answer',
        (url) => ({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url }),
        (response) => (response.end(`<html>${account.user}`), true),
      ],
      [
        'an account that may send no settings',
        'warehouse-readonly',
        (url) => ({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url }),
        (response) => {
          response.writeHead(500, { 'X-ClickHouse-Exception-Code': '164' });
          response.end(
            "Code: 164. DB::Exception: Cannot modify 'max_execution_time' setting in readonly mode. (READONLY)",
          );
          return true;
        },
      ],
      [
        'an error that quotes account, address and a value',
        'warehouse-query',
        (url) => ({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url }),
        (response) => {
          response.writeHead(500, { 'X-ClickHouse-Exception-Code': '241' });
          response.end(
            `Code: 241. DB::Exception: ${account.user} ${account.password} 127.0.0.1 used 370323199001011239 bytes. (MEMORY_LIMIT_EXCEEDED)`,
          );
          return true;
        },
      ],
    ];

    it.each(refusals)('%s', async (_, rule, env, instead) => {
      work = mkdtempSync(join(tmpdir(), 'sunledger-http-'));
      const out = join(work, 'out');
      mkdirSync(join(out, 'data'), { recursive: true });
      writeFileSync(join(out, 'data/latest.json'), '{}');
      const before = everything(out);
      const { url } = await front(instead);
      const { refused } = await build(env(url));
      expect(refused.split(`[${rule}]`).length).toBe(3);
      expect(refused).toMatch(/改法：[^\n]+/);
      expect(refused).toMatch(/Cure: [^\n]+/);
      expectNoSecret(refused, ['370323199001011239', new URL(url).host, 'no-such-host', 'another']);
      expect(everything(out)).toBe(before);
    });

    it('a table that is not there', async () => {
      const { url } = await front();
      const { refused } = await build({ ...reader, SUNLEDGER_CLICKHOUSE_URL: url }, { table: 'ledger.absent' });
      expect(refused).toMatch(/数据库里没有表“ledger\.absent”.*\[warehouse-table\]/s);
      expectNoSecret(refused, [url]);
    });

    it('a name of a table that is more than a name', async () => {
      const { url, asked } = await front();
      const { refused } = await build(
        { ...reader, SUNLEDGER_CLICKHOUSE_URL: url },
        { table: '"ledger.p; DROP TABLE ledger.p"' },
      );
      expect(refused).toContain('panels/p.yml');
      expect(asked).toEqual([]);
    });
  });
});
