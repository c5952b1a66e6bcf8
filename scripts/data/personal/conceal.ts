import type { Text } from '../../../src/core/text.ts';
import type { Problem } from '../problem.ts';
import { findPersonal } from './find.ts';
import type { Context } from './kind.ts';
import type { Finding } from './search.ts';

/** A value as it may be shown: of a name the first character, of one hidden before none, of the rest first and last. */
export function hide(what: Finding['what'], value: string): string {
  const characters = [...value];
  const last = what === 'name' || characters.length < 5 ? 0 : characters.length - 1;
  const shown = (index: number): boolean => what !== 'masked-name' && (index === 0 || index === last);
  return characters.map((character, index) => (shown(index) ? character : '*')).join('');
}

const anyone: Context = { today: '2099-12-31', contacts: new Set() };

/**
 * A text with everything personal in it hidden, as far as it can be told without its place. Names with stars in them are
 * left: they are what `hide` makes of a name.
 */
export function hidePersonal(text: string): string {
  let shown = '';
  let from = 0;
  for (const { kind, start, end } of findPersonal(text, anyone)) {
    if (kind === 'masked-name') continue;
    shown += text.slice(from, start) + hide(kind, text.slice(start, end));
    from = end;
  }
  return shown + text.slice(from);
}

/**
 * Keeps what was found out of all messages. Other rules quote the cells they are about and the files they are in; what
 * stands in the same row of the same file as a finding, or in a name of a file, is hidden in theirs too.
 */
export function concealer(findings: readonly Finding[]): (problem: Problem) => Problem {
  const secrets = new Map<string, Map<string, string>>();
  const keep = (key: string, { what, value = '' }: Finding): void => {
    const known = secrets.get(key) ?? new Map<string, string>();
    if (value.length > 1) known.set(value, hide(what, value)).set(value.trim(), hide(what, value.trim()));
    secrets.set(key, known);
  };
  for (const finding of findings) {
    const { where, place } = finding;
    keep(where === 'file-name' ? '' : keyOf(place.file, place.row), finding);
  }
  return (problem) => {
    const known = ['', keyOf(problem.file), keyOf(problem.file, problem.row)].flatMap((key) => [
      ...(secrets.get(key) ?? []),
    ]);
    return concealIn(problem, known);
  };
}

const keyOf = (file: string, row?: number): string => `${file}\u0000${row ?? ''}`;

function concealIn(problem: Problem, secrets: readonly (readonly [string, string])[]): Problem {
  const text = (value: string): string =>
    hidePersonal(secrets.reduce((shown, [secret, hidden]) => shown.replaceAll(secret, hidden), value));
  const both = ({ zh, en }: Text): Text => ({ zh: text(zh), en: text(en) });
  const { file, sheet, column, value, message, cure } = problem;
  return {
    ...problem,
    file: text(file),
    ...(sheet === undefined ? {} : { sheet: text(sheet) }),
    ...(column === undefined ? {} : { column: text(column) }),
    ...(value === undefined ? {} : { value: text(value) }),
    message: both(message),
    cure: both(cure),
  };
}
