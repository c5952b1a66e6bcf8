import { hintsBefore } from './hints.ts';
import { matches } from './match.ts';
import type { Context, Hit } from './kind.ts';

/** Hotlines that are the same all over the country; those of a place are declared in site.yml. */
const hotlines = new Set(
  '110 119 120 122 12309 12310 12315 12317 12318 12320 12321 12328 12329 12333 12338 12345 12348 12350 12351 12355 12356 12358 12360 12361 12363 12365 12366 12367 12368 12369 12371 12377 12378 12380 12385 12386 12388 12389 12393 12395 12398 95598 96110'.split(
    ' ',
  ),
);

/** A number or an address as it is compared: digits only, or lower case. */
export function contactKey(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return plain.includes('@') ? plain : plain.replace(/\D/g, '').replace(/^(00)?86(?=0?[1-9]\d{8,})/, '');
}

/** Whether a telephone number or an e-mail address may stand on a page: a hotline, a service line or a declared one. */
export function isOpenContact(text: string, contacts: ReadonlySet<string>): boolean {
  const key = contactKey(text);
  if (hotlines.has(key) || /^(400|800)\d{7}$/.test(key) || contacts.has(key)) return true;
  return [...contacts].some(
    (known) => /^0\d+$/.test(known) && (known.endsWith(key) ? key.length >= 7 : known === `0${key}`),
  );
}

const separator = '[ .·-]{0,2}';
/** With its area code: in brackets, with a leading zero or after the code of the country. */
const telephone = new RegExp(
  `(?<![\\d.A-Za-z])(?:(?:\\+|00)?86${separator})?\\(?(?:0(?:10|2\\d|[3-9]\\d{2})|(?<=86${separator}\\(?)(?:10|2\\d|[3-9]\\d{2}))\\)?${separator}[2-8]\\d{2,3}${separator}\\d{4}(?![\\d.]\\d|\\d|[A-Za-z])`,
  'g',
);
const local = /(?<![\d.A-Za-z〔[(-])[2-8]\d{2,3}[ -]?\d{4}(?![\d.]\d|\d|[A-Za-z])/g;

/** Telephone numbers of lines: with an area code anywhere, without one where a label says so. */
export function findTelephones(text: string, context: Context): Hit[] {
  const long = matches(text, telephone);
  const labelled = (start: number): boolean =>
    (context.hints?.has('contact') ?? false) || hintsBefore(text, start).has('contact');
  const short = matches(text, local).filter(({ index }) => labelled(index));
  return [...long, ...short]
    .filter(([number]) => !isOpenContact(number, context.contacts))
    .filter(({ index }) => !context.measure || labelled(index))
    .map(({ 0: number, index }) => ({ kind: 'telephone', start: index, end: index + number.length }));
}

const email =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63} ?@ ?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.)+(?:com|cn|net|org|edu|gov|mil|info|biz|me|io|cc|top|xyz|vip|club|site|online|tech|[a-z]{2})(?![A-Za-z0-9@])/gi;

export function findEmails(text: string, { contacts }: Context): Hit[] {
  if (!text.includes('@')) return [];
  return matches(text, email)
    .filter(([address]) => !contacts.has(contactKey(address.replaceAll(' ', ''))))
    .map(({ 0: address, index }) => ({ kind: 'email', start: index, end: index + address.length }));
}

const chatName = '[A-Za-z][A-Za-z0-9_-]{5,19}|[1-9]\\d{4,11}';
const chat = new RegExp(
  `(?:微信(?!公众)|\\b(?:wechat|weixin|QQ|wx)\\b)(?:号码?|账号|群|id|no)?[ ]*[:=是为加]?[ ]*["']?(${chatName})(?![A-Za-z0-9])`,
  'gid',
);
const chatAlone = new RegExp(`^ *(?:${chatName}) *$`);

/** Accounts of chat programs: after their name, or alone in a column that says so. */
export function findChats(text: string, { hints, whole }: Context): Hit[] {
  if (whole && hints?.has('chat') && chatAlone.test(text)) return [{ kind: 'chat', start: 0, end: text.length }];
  return matches(text, chat).flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? [];
    return start === undefined || end === undefined ? [] : [{ kind: 'chat', start, end }];
  });
}
