/** Why the engine could not be started, as far as a reader can act on it. */
export const startErrorKinds = ['unsupported', 'policy', 'download', 'memory', 'timeout', 'other'] as const;
export type StartErrorKind = (typeof startErrorKinds)[number];

/** The engine could not be started. The message is what the browser said. */
export interface StartError extends Error {
  readonly name: 'StartError';
  readonly kind: StartErrorKind;
}

export function isStartError(error: unknown): error is StartError {
  return error instanceof Error && error.name === 'StartError';
}

/** Makes the error of a failed start; without a kind, the kind that the reason's own words tell. */
export function startError(reason: unknown, kind: StartErrorKind = kindOf(reason)): StartError {
  if (isStartError(reason)) return reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  return Object.assign(new Error(message), { name: 'StartError' as const, kind });
}

/** For `.catch`: the same reason as a start error of a kind. */
export function failWith(kind?: StartErrorKind): (reason: unknown) => Promise<never> {
  return (reason) => Promise.reject(startError(reason, kind));
}

function kindOf(reason: unknown): StartErrorKind {
  const text = String(reason);
  if (/unsafe-eval|Content.Security.Policy/i.test(text)) return 'policy';
  return /RangeError|out of memory|allocat/i.test(text) ? 'memory' : 'other';
}
