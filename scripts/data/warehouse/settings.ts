import { WarehouseFailure } from './failure.ts';

/** How the database is reached: from the environment and from nowhere else. */
export interface WarehouseSettings {
  /** Undefined where only kept answers are to be used. */
  readonly url: string | undefined;
  readonly user: string;
  readonly password: string;
  /** For one question. */
  readonly seconds: number;
  /** The folder where answers are kept and, without an address, read from. */
  readonly answers: string | undefined;
}

/** The variables; their names are part of the messages and of the operator's page. */
export const variables = {
  url: 'SUNLEDGER_CLICKHOUSE_URL',
  user: 'SUNLEDGER_CLICKHOUSE_USER',
  password: 'SUNLEDGER_CLICKHOUSE_PASSWORD',
  timeout: 'SUNLEDGER_CLICKHOUSE_TIMEOUT',
  answers: 'SUNLEDGER_CLICKHOUSE_ANSWERS',
} as const;

/** Reads them. Throws a `WarehouseFailure` that names the variable to be set, never what stands in it. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): WarehouseSettings {
  const given = (name: keyof typeof variables): string | undefined => env[variables[name]]?.trim() || undefined;
  const wrong = (name: keyof typeof variables): WarehouseFailure =>
    new WarehouseFailure('warehouse-address', { name: variables[name] });
  const [url, answers] = [given('url'), given('answers')];
  if (url === undefined && answers === undefined) throw wrong('url');
  if (url !== undefined) {
    const { protocol, username, password, search } = URL.parse(url) ?? { protocol: '' };
    if ((protocol !== 'http:' && protocol !== 'https:') || username || password || search) throw wrong('url');
  }
  const seconds = Number(given('timeout') ?? 600);
  if (!(seconds > 0 && seconds <= 86_400)) throw wrong('timeout');
  return { url, answers, seconds, user: given('user') ?? 'default', password: env[variables.password] ?? '' };
}
