import { refusal } from './command.ts';

/** A base path with a slash at both ends; only what is safe in an address. */
export function readBase(given: string): string {
  const base = `/${given}/`.replace(/\/+/g, '/');
  if (/^[A-Za-z0-9/_.~-]+$/.test(base) && !base.includes('..')) return base;
  throw refusal({
    zh: `--base 不能用：${given}；只能含字母、数字和 / - _ . ~，例如 /ztzl/fp/`,
    en: `unusable --base: ${given}; only letters, digits and / - _ . ~, for example /ztzl/fp/`,
  });
}
