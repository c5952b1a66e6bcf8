import { trustedTypesPolicy } from '../core/policy.ts';

interface ScriptPolicy {
  createScriptURL(url: string): URL;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

/**
 * The address of one of the engine's own scripts as the content security policy wants it: made by the one Trusted Types
 * policy that it names, in the page as in the worker. Where a browser has no Trusted Types, the plain address.
 */
export function scriptAddress(url: string): URL {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy(trustedTypesPolicy, { createScriptURL: (address) => address });
  return policy ? policy.createScriptURL(url) : new URL(url, location.href);
}
