import { isCard } from './card.ts';
import { numbersIn, type Digits } from './digits.ts';
import { isDisabilityEnd, isOldIdentity, judgeIdentity } from './identity.ts';
import type { Context, Hint, Hit, Kind } from './kind.ts';
import { hintsBefore } from './hints.ts';

/** Identity numbers, disability certificates, mobile numbers, bank cards and accounts in a text without disguises. */
export function findNumbers(text: string, context: Context): Hit[] {
  const hits: Hit[] = [];
  let end = 0;
  for (const number of numbersIn(text, context.published)) {
    if (number.start < end) continue;
    const kind = judge(number, { ...context, text });
    if (!kind) continue;
    hits.push({ kind, start: number.start, end: number.end });
    end = number.end;
  }
  return hits;
}

type InText = Context & { readonly text: string };

function judge(number: Digits, context: InText): Kind | undefined {
  const { digits } = number;
  const strong = judgeLong(number, context);
  if (strong) return strong;
  const says = (hint: Hint): boolean => hinted(hint, number, context);
  const figure = context.measure || isFigure(number, context);
  if (/^(00)?(86)?1[3-9]\d{9}$/.test(digits) && isMobileGrouping(number, context))
    return !figure || says('contact') ? 'mobile' : undefined;
  if (/[X]/.test(digits)) return undefined;
  if (digits.length === 15 && isUniform(number) && isOldIdentity(digits, says('identity')))
    return !figure || says('identity') ? 'old-identity' : undefined;
  if (isCard(digits) && isUniform(number) && (says('account') || /^4-4-4-4(-\d)?$/.test(number.sizes.join('-'))))
    return 'card';
  return says('account') && /^(\d+|4-4-4-4(-\d)?)$/.test(number.sizes.join('-')) ? 'account' : undefined;
}

/** What 18 to 22 characters are, whose own form is proof enough. */
function judgeLong(number: Digits, context: InText): Kind | undefined {
  const [, eighteen = '', end = ''] = /^(\d{17}[\dX])(\d\d)?$/.exec(number.digits) ?? [];
  const verdict = eighteen ? judgeIdentity(eighteen, context.today) : undefined;
  if (!verdict || (end && !isDisabilityEnd(end))) return undefined;
  const kind = end ? 'disability' : 'identity';
  if (verdict === 'valid') return kind;
  const sure = isUniform(number) && !isFraction(number, context.text) && !isInCode(number, context.text);
  return sure || hinted('identity', number, context) ? kind : undefined;
}

function hinted(hint: Hint, { start }: Digits, { text, hints }: InText): boolean {
  return (hints?.has(hint) ?? false) || hintsBefore(text, start).has(hint);
}

/** One and the same separator, or none, and no group that stands out as a date in front. */
function isUniform({ separators }: Digits): boolean {
  return new Set(separators).size <= 1;
}

const mobileGroupings = /^(11|3-4-4|3-8|7-4|4-4-3|4-7|3-3-5|3-5-3|5-6|(1-){10}1|(2-){5}1|(2-){4}3)$/;

/** The ways in which people write a mobile number, or a cell that holds nothing but its digits. */
function isMobileGrouping(number: Digits, { text, whole }: InText): boolean {
  const country = number.digits.length - 11;
  const apart = number.sizes[0] === country;
  const sizes = apart ? number.sizes.slice(1) : number.sizes.map((size, index) => size - (index === 0 ? country : 0));
  const separators = apart ? number.separators.slice(1) : number.separators;
  if (sizes.length === 1) return true;
  if (separators.filter((each) => each.includes('.')).length === 1 || new Set(separators).size > 1) return false;
  const groups = split(number.digits.slice(country), sizes);
  if (groups.every((group, index) => index === 0 || /^(19|20)\d\d$/.test(group))) return false;
  if (/^19\d\d$/.test(groups[0] ?? '')) return false;
  if (mobileGroupings.test(sizes.join('-'))) return true;
  const alone = whole === true && text.trim().length === number.end - number.start;
  return alone && !sizes.slice(1).every((size) => size === 3);
}

function split(digits: string, sizes: readonly number[]): string[] {
  let from = 0;
  return sizes.map((size) => digits.slice(from, (from += size)));
}

/** A part of a decimal number, an amount with its unit, or digits of a hash: not a number that someone was given. */
function isFigure(number: Digits, { text, published }: InText): boolean {
  if (isFraction(number, text) || isInCode(number, text) || (published && isDatum(number, text))) return true;
  const after = text.slice(number.end, number.end + 8);
  const before = text.slice(Math.max(0, number.start - 4), number.start);
  return (
    /^\s*(万|亿)?(元|分|人|户|亩|米|公里|平方|吨|斤|度|千瓦|个|件|%|yuan|CNY|RMB|people|persons|mu\b|kWh|km)/i.test(
      after,
    ) || /([¥￥$€]|CNY|RMB)\s*$/.test(before)
  );
}

const dataAttribute = /\s(data-[\w-]+|value|min|max|x|y|cx|cy|width|height)=["']?$/;

/** A number among the data of a page: in a list or an object of a script, or in an attribute that holds a figure. */
function isDatum({ start, end, sizes }: Digits, text: string): boolean {
  if (sizes.length > 1) return false;
  const before = text.slice(Math.max(0, start - 40), start);
  return (/[[,:]\s*-?$/.test(before) && /^\s*[,\]}]/.test(text.slice(end, end + 4))) || dataAttribute.test(before);
}

/** Digits around a decimal point. One point alone parts an identity number only after the six digits of its area. */
function isFraction({ start, end, sizes, separators }: Digits, text: string): boolean {
  if (separators.length === 1 && separators[0] === '.' && sizes[0] !== 6) return true;
  return /\d\.$/.test(text.slice(Math.max(0, start - 2), start)) || /^\.\d/.test(text.slice(end, end + 2));
}

/** Inside a run of at least 24 letters and digits: a hash or an encoded file. */
function isInCode({ start, end }: Digits, text: string): boolean {
  const letters = /[A-Za-z+/=]/;
  if (!letters.test(text[start - 1] ?? ' ') && !letters.test(text[end] ?? ' ')) return false;
  const before = /[A-Za-z0-9+/=]*$/.exec(text.slice(Math.max(0, start - 64), start))?.[0] ?? '';
  const after = /^[A-Za-z0-9+/=]*/.exec(text.slice(end, end + 64))?.[0] ?? '';
  return before.length + after.length + (end - start) >= 24;
}
