import { BuildError, problem } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';

/** What the system says when a place cannot be written, by its code (errno(3)). */
const rules: Partial<Record<string, RuleId>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'not-writable',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EBUSY: 'mount-point',
  EXDEV: 'mount-point',
  ENOTDIR: 'output-not-folder',
  EEXIST: 'output-not-folder',
};

/** How the native engine and programs that pass errors on as text name the same. */
const words: readonly [RegExp, string][] = [
  [/\bENOSPC\b|no space left on device/i, 'ENOSPC'],
  [/\bEDQUOT\b|disk quota exceeded/i, 'EDQUOT'],
  [/\bEROFS\b|read-only file system/i, 'EROFS'],
];

/**
 * An error of the file system that the person at the terminal can mend, as a problem of the output folder, or of the
 * place the system names if that is neither in it nor `hidden` beside it; any other error as it is.
 */
export function asProblem(error: unknown, { output, hidden }: { output: string; hidden: string }): unknown {
  const found = faultOf(error);
  const rule = found && rules[found.code];
  if (!rule) return error;
  const { path } = found;
  const outside = path !== undefined && !path.startsWith(hidden) && !path.startsWith(output);
  return new BuildError([problem(rule, { file: outside ? path : output })]);
}

function faultOf(error: unknown): { code: string; path?: string } | undefined {
  if (!(error instanceof Error) || error instanceof BuildError) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && code in rules) return { code, ...(path === undefined ? {} : { path }) };
  const named = words.find(([word]) => word.test(error.message));
  return named ? { code: named[1] } : faultOf(error.cause);
}
