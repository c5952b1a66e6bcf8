import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Chdb } from './chdb.ts';

/** The account that the front knows. */
export const account = { user: 'ledger_reader', password: 'geheim 9&?+/水' } as const;

/** What came over HTTP, as far as tests ask for it. */
export interface Asked {
  readonly sql: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly answered: number;
}

export interface Front {
  readonly url: string;
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

/**
 * A server that speaks ClickHouse over HTTP as far as the build uses it, with the embedded one behind: the account in the
 * headers, the settings in the address, the question in the body; errors with their number in a header. `instead` may
 * answer in its place.
 */
export async function openFront(
  chdb: Chdb,
  instead: (response: ServerResponse, sql: string) => boolean = () => false,
): Promise<Front> {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
    const sql = Buffer.concat(chunks).toString();
    if (instead(response, sql)) return;
    const fail = (code: number, message: string): void => {
      response.writeHead(code === 516 ? 403 : 500, { 'X-ClickHouse-Exception-Code': String(code) });
      response.end(`Code: ${code}. DB::Exception: ${message} (version 26.7.3.1)`);
    };
    const expected = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`;
    if (request.headers.authorization !== expected)
      return fail(516, `${account.user}: Authentication failed: password is incorrect. (AUTHENTICATION_FAILED)`);
    const { searchParams } = new URL(request.url ?? '/', 'http://front');
    const own = ['query_id', 'database', 'session_id', 'session_timeout', 'default_format', 'role'];
    const settings = Object.fromEntries([...searchParams].filter(([name]) => !own.includes(name)));
    const written = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
    const [question = '', format = ''] = sql.split(/\nFORMAT (\w+)\s*$/);
    try {
      const bytes = await chdb.query(`${question} SETTINGS ${written.join(', ')}`, format);
      asked.push({ sql, settings, answered: bytes.length });
      response.writeHead(200, { 'Content-Type': 'application/octet-stream' });
      response.end(bytes);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      fail(Number(/Code: (\d+)/.exec(message)?.[1] ?? 1), message);
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, asked },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
