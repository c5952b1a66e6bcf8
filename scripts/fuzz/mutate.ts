import fc from 'fast-check';

/** One change to a file: numbers are taken modulo what there is, so that every change fits every file and shrinks. */
export type Change =
  | { readonly kind: 'set'; readonly at: number; readonly byte: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'digit'; readonly at: number; readonly digit: number }
  | { readonly kind: 'number'; readonly at: number; readonly by: number }
  | { readonly kind: 'line'; readonly at: number; readonly what: 'delete' | 'double' | 'swap' };

/** What clerks, programs and attackers write where it does not belong. */
const words = [
  ...[
    '',
    '0',
    '-0',
    '-1',
    '1e308',
    'NaN',
    'Infinity',
    '1.2万',
    '98%',
    '１２',
    '1,234',
    '2016年',
    '合计',
    '—',
    '/',
    ' ',
    '　',
  ],
  ...[
    '"',
    "'",
    ',',
    '\n',
    '\r\n',
    '\0',
    '\uFEFF',
    ':',
    '- ',
    '[',
    '{',
    '&a ',
    '*a',
    '#',
    '!!binary ',
    '=1+1',
    '悦庄',
    '__proto__',
  ],
  ...['constructor', '99999999999999999999', 'true', 'null', '2016-02-30', '长'.repeat(200)],
];

const at = fc.nat(1_000_000);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at, byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('cut' as const), at, length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at, length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('insert' as const), at, text: fc.constantFrom(...words) }),
  fc.record({ kind: fc.constant('digit' as const), at, digit: fc.nat(9) }),
  // Most often a number that could as well be true: what builds must be published as it stands.
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('number' as const), at, by: fc.integer({ min: -60, max: 60 }) }),
  },
  fc.record({ kind: fc.constant('line' as const), at, what: fc.constantFrom('delete' as const, 'double', 'swap') }),
);

/** Changes to one file of a folder. */
export interface Mutation {
  /** Which of the folders. */
  readonly base: number;
  readonly file: number;
  readonly changes: readonly Change[];
}
export const mutations: fc.Arbitrary<Mutation> = fc.record({
  base: fc.nat(1000),
  file: fc.nat(1000),
  changes: fc.oneof({ weight: 3, arbitrary: fc.tuple(change) }, fc.array(change, { minLength: 2, maxLength: 3 })),
});

/** The bytes of a file after a change. */
export function mutate(bytes: Buffer, change: Change): Buffer {
  const from = bytes.length === 0 ? 0 : change.at % bytes.length;
  const join = (to: number, ...middle: Buffer[]): Buffer =>
    Buffer.concat([bytes.subarray(0, from), ...middle, bytes.subarray(to)]);
  switch (change.kind) {
    case 'set':
      return join(from + 1, Buffer.from([change.byte]));
    case 'cut':
      return join(from + change.length);
    case 'repeat':
      return join(from, bytes.subarray(from, from + change.length));
    case 'insert':
      return join(from, Buffer.from(change.text));
    case 'digit':
      return changeDigit(bytes, change);
    case 'number':
      return changeNumber(bytes, change);
    case 'line':
      return changeLine(bytes, change);
  }
}

function changeDigit(bytes: Buffer, { at: wanted, digit }: { at: number; digit: number }): Buffer {
  const places = [...bytes.keys()].filter((index) => (bytes[index] ?? 0) >= 48 && (bytes[index] ?? 0) <= 57);
  const place = places[wanted % Math.max(1, places.length)];
  const copy = Buffer.from(bytes);
  if (place !== undefined) copy[place] = 48 + digit;
  return copy;
}

/** A number of a table a little larger or smaller, never below zero; elsewhere nothing. */
function changeNumber(bytes: Buffer, { at: wanted, by }: { at: number; by: number }): Buffer {
  const text = bytes.toString('latin1');
  const numbers = [...text.matchAll(/(?<=[,"])\d+(?=[,"\r\n]|$)/g)];
  const found = numbers[wanted % Math.max(1, numbers.length)];
  if (!found) return bytes;
  const next = String(Math.max(0, Number(found[0]) + by));
  return Buffer.from(text.slice(0, found.index) + next + text.slice(found.index + found[0].length), 'latin1');
}

function changeLine(bytes: Buffer, { at: wanted, what }: { at: number; what: 'delete' | 'double' | 'swap' }): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const index = wanted % lines.length;
  const [line = ''] = lines.splice(index, 1);
  if (what === 'double') lines.splice(index, 0, line, line);
  if (what === 'swap') lines.splice(index + 1, 0, line);
  return Buffer.from(lines.join('\n'), 'latin1');
}
