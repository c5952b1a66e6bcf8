import { matches } from './match.ts';

/** Digits that may be one number: a group, or neighbouring groups with separators between. */
export interface Digits {
  /** Without separators; the check character X of an identity number is upper case. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** How many digits each group has: one entry where nothing separates them. */
  readonly sizes: readonly number[];
  readonly separators: readonly string[];
}

const separator = '[ \\t.·_/\\\\~-]{1,3}';
/** X belongs to a number only as the eighteenth character of it. */
const check = `[Xx](?![A-Za-z])(?<=(?<!\\d)(?:\\d(?:${separator})?){17}[Xx])`;
const run = `\\d(?:\\d|${check}|${separator}(?=\\d|${check}))*`;
const runs = new RegExp(`(?<!\\d)${run}`, 'g');
const runFrom = new RegExp(run, 'y');
const shortest = 10;
const longest = 22;

/**
 * How people group the digits of identity numbers, telephone numbers and cards: in a page of ours, full of figures
 * beside each other, only these are taken for one number.
 */
const grouped = new RegExp(
  [
    `\\d{6}${separator}(?:19|20)\\d\\d`,
    `\\d{3}${separator}\\d{3}${separator}(?:19|20)\\d\\d`,
    `\\d{3}${separator}\\d{4}${separator}\\d{4}`,
    `\\d{3}${separator}\\d{8}`,
    `\\d{4}${separator}\\d{4}${separator}\\d{4}${separator}\\d`,
    `(?:\\d${separator}){10}\\d`,
  ].join('|'),
  'y',
);

/** Every number of 10 to 22 digits in a text, also where groups of digits only add up to one. */
export function* numbersIn(text: string, published = false): Generator<Digits> {
  if (!published) for (const found of matches(text, runs)) yield* windows(found[0], found.index);
  else
    for (const index of likelyStarts(text)) {
      runFrom.lastIndex = index;
      yield* windowsFrom(groupsOf(runFrom.exec(text)?.[0].slice(0, 3 * longest) ?? '', index), 0);
    }
}

/** Where ten digits or the first group of a grouped number begin: a loop, because pages are long and full of digits. */
function likelyStarts(text: string): number[] {
  const starts: number[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (start < 0) start = at;
      continue;
    }
    const length = at - start;
    const fraction = text.charCodeAt(start - 1) === 46;
    if (
      start >= 0 &&
      ((length >= shortest && !fraction) ||
        (groupLengths.has(length) && separators.has(code) && isGrouped(text, start)))
    )
      starts.push(start);
    start = -1;
  }
  return starts;
}

const groupLengths = new Set([1, 3, 4, 6]);
const separators = new Set([...' \t.·_/\\~-'].map((character) => character.charCodeAt(0)));

function isGrouped(text: string, start: number): boolean {
  grouped.lastIndex = start;
  return grouped.test(text);
}

interface Group {
  readonly separator: string;
  readonly digits: string;
  readonly start: number;
}

function groupsOf(text: string, offset: number): Group[] {
  return matches(text, /([^\dXx]*)([\dXx]+)/g).map(({ index, 1: separator = '', 2: digits = '' }) => ({
    separator,
    digits: digits.toUpperCase(),
    start: offset + index + separator.length,
  }));
}

function* windows(text: string, offset: number): Generator<Digits> {
  if (text.length < shortest) return;
  const groups = groupsOf(text, offset);
  for (let first = 0; first < groups.length; first++) yield* windowsFrom(groups, first);
}

/** The longest number first, so that a number with a suffix is not taken for the number without. */
function windowsFrom(groups: readonly Group[], first: number): Digits[] {
  const found: Digits[] = [];
  const start = groups[first]?.start ?? 0;
  let digits = '';
  for (let next = first; next < groups.length && digits.length < longest; next++) {
    const group = groups[next] as Group;
    digits += group.digits;
    if (digits.length < shortest || digits.length > longest || (next > first && !joined.test(digits))) continue;
    const parts = groups.slice(first, next + 1);
    found.unshift({
      digits,
      start,
      end: group.start + group.digits.length,
      sizes: parts.map((part) => part.digits.length),
      separators: parts.slice(1).map((part) => part.separator),
    });
  }
  return found;
}

const day = '(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])';
/** What groups of digits may add up to: a mobile number, an identity number of 15 or 18 characters, a bank card. */
const joined = new RegExp(
  `^((00)?(86)?1[3-9]\\d{9}|[1-8]\\d{5}(19|20)\\d\\d${day}\\d{3}[\\dX](\\d\\d)?|[1-8]\\d{7}${day}\\d{3}|[3-69]\\d{15,18})$`,
);
