import { hidePersonal } from '../personal/conceal.ts';
import { problem, type Details, type Place, type Problem } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import type { Text } from '../../../src/core/text.ts';

/** Why a database gave no answer: by which rule it is reported. Never holds an address, an account or a password. */
export class WarehouseFailure extends Error {
  readonly rule: RuleId;
  readonly details: Details;
  constructor(rule: RuleId, details: Details = {}) {
    super(rule);
    this.name = 'WarehouseFailure';
    this.rule = rule;
    this.details = details;
  }
}

/** A failure as a problem of the table that was asked; any other error is thrown again. */
export function failureProblem(error: unknown, place: Place): Problem {
  if (!(error instanceof WarehouseFailure)) throw error;
  return problem(error.rule, place, error.details);
}

/** What is said of errors of the network, by their code. */
const network: Readonly<Record<string, Text>> = {
  ECONNREFUSED: { zh: '对方拒绝连接', en: 'the connection was refused' },
  ECONNRESET: { zh: '连接中断', en: 'the connection was cut' },
  EPIPE: { zh: '连接中断', en: 'the connection was cut' },
  ENOTFOUND: { zh: '找不到主机', en: 'there is no such host' },
  EAI_AGAIN: { zh: '域名解析不可用', en: 'names of hosts cannot be looked up' },
  EHOSTUNREACH: { zh: '没有到主机的路由', en: 'there is no route to the host' },
  ENETUNREACH: { zh: '没有网络', en: 'there is no network' },
  ETIMEDOUT: { zh: '连接超时', en: 'connecting took too long' },
};

/** Errors of ClickHouse by their number. */
const codes: Readonly<Record<string, RuleId>> = {
  ...{ '60': 'warehouse-table', '81': 'warehouse-table' },
  ...{ '192': 'warehouse-denied', '193': 'warehouse-denied', '194': 'warehouse-denied', '195': 'warehouse-denied' },
  ...{ '497': 'warehouse-denied', '516': 'warehouse-denied' },
  ...{ '159': 'warehouse-timeout', '209': 'warehouse-timeout', '164': 'warehouse-readonly' },
};

/** What went wrong, told from the error of the client. `secrets`: what must not be said, wherever it stands. */
export function failureOf(
  error: unknown,
  { seconds, secrets }: { seconds: number; secrets: readonly string[] },
): WarehouseFailure {
  if (error instanceof WarehouseFailure) return error;
  const { code = '', message } = (error instanceof Error ? error : new Error(String(error))) as Error & {
    code?: string;
  };
  const known = codes[code];
  if (known) return new WarehouseFailure(known, known === 'warehouse-timeout' ? { seconds } : {});
  if (/^timeout error/i.test(message)) return new WarehouseFailure('warehouse-timeout', { seconds });
  const detail = network[code] ?? (/socket hang up/.test(message) ? network['ECONNRESET'] : undefined);
  if (detail) return new WarehouseFailure('warehouse-unreachable', { detail });
  if (/certificate|SSL|TLS|EPROTO/.test(`${code} ${message}`))
    return new WarehouseFailure('warehouse-unreachable', {
      detail: { zh: '证书或加密方式不对', en: 'its certificate or its encryption is not accepted' },
    });
  return new WarehouseFailure('warehouse-query', { detail: cleaned(message, secrets) });
}

/** The first line of a message without secrets, values that may be personal, and with an end. */
function cleaned(message: string, secrets: readonly string[]): string {
  const line = message.split('\n')[0] ?? '';
  const bare = secrets.filter((each) => each !== '').reduce((text, each) => text.replaceAll(each, '***'), line);
  const hidden = hidePersonal(bare);
  return hidden.length > 300 ? `${hidden.slice(0, 299)}…` : hidden;
}
