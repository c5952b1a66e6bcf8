import type { Reading } from '../../../src/core/reading.ts';

/** The ways of writing that are not plain. Each is a rule of the gate (refused) and, with `read-` before it, a note. */
export const forms = [
  'spaces',
  'full-width',
  'thousands',
  'multiples',
  'percent-sign',
  'period-words',
  'day-words',
  'day-slashes',
  'day-dots',
  'missing-mark',
] as const;
export type Form = (typeof forms)[number];

/** A value in plain form and what had to be undone to get there. */
export interface Plain {
  readonly text: string;
  readonly forms: readonly Form[];
}

/** Whether a form is declared as readable. `mark` is the cell where the form is a mark for a missing figure. */
export function isDeclared(form: Form, reading: Reading, mark: string): boolean {
  switch (form) {
    case 'spaces':
      return reading.spaces !== undefined;
    case 'full-width':
      return reading.digits !== undefined;
    case 'thousands':
      return reading.thousands !== undefined;
    case 'multiples':
      return reading.multiples?.some((word) => mark.includes(word)) ?? false;
    case 'percent-sign':
      return reading.percent !== undefined;
    case 'period-words':
      return reading.periods !== undefined;
    case 'missing-mark':
      return reading.missing !== undefined && Object.hasOwn(reading.missing, mark);
    default:
      return reading.dates?.includes(dateDeclarations[form]) ?? false;
  }
}

const dateDeclarations = { 'day-words': '年月日', 'day-slashes': '/', 'day-dots': '.' } as const;

/** Blanks at either end, among them U+3000, no-break spaces and marks of no width. */
const blanks = /^[\s\u200b\u200e\u200f\ufeff]+|[\s\u200b\u200e\u200f\ufeff]+$/gu;

/** A text without the blanks at its ends. */
export function withoutBlanks(text: string): Plain {
  const trimmed = text.replace(blanks, '');
  return { text: trimmed, forms: trimmed === text ? [] : ['spaces'] };
}

/** A text with its full-width digits, letters and signs as plain ones. */
export function narrow(text: string): Plain {
  const plain = text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  return { text: plain, forms: plain === text ? [] : ['full-width'] };
}

/** Marks that clerks put where there is no figure: dashes, slashes, and words such as 无 or N/A. */
const marks =
  /^([-‐-―－—─]+|[/\\／＼]|[…⋯]+|\.{2,}|\*+|[xX×]|无|暂无|无数据|缺|缺失|空|未报|未上报|不详|不适用|n\.?\/?a\.?|null|none|nan)$/i;

/** Whether a text without blanks is a mark for a missing figure. In free text only dashes and slashes are. */
export function isMissingMark(text: string, free: boolean): boolean {
  return free ? /^([-‐-―－—─]+|[/\\／＼])$/.test(text) : marks.test(text);
}

const plainNumber = /^-?\d{1,15}(\.\d+)?$/;

/** A number in plain digits, from text without blanks; undefined where it is not a number in any known form. */
export function readNumber(text: string): Plain | undefined {
  const { text: narrowed, forms: found } = narrow(text);
  const used: Form[] = [...found];
  let rest = narrowed;
  let power = 0;
  const [, before, word] = /^(.*\d)(万|亿)$/.exec(rest) ?? [];
  if (before !== undefined) {
    used.push('multiples');
    rest = before;
    power = word === '亿' ? 8 : 4;
  } else if (/\d%$/.test(rest)) {
    used.push('percent-sign');
    rest = rest.slice(0, -1);
  }
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(rest)) {
    used.push('thousands');
    rest = rest.replaceAll(',', '');
  }
  return plainNumber.test(rest) ? { text: power === 0 ? rest : shiftPoint(rest, power), forms: used } : undefined;
}

/** A decimal number with its point moved to the right, digit by digit: no rounding. */
export function shiftPoint(number: string | number, places: number): string {
  const text = typeof number === 'number' ? plainDigits(number) : number;
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = fraction.padEnd(places, '0');
  const moved = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(places).replace(/0+$/, '');
  return sign + moved + (rest === '' ? '' : `.${rest}`);
}

/** A finite number in digits without an exponent. */
function plainDigits(number: number): string {
  const text = String(number);
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const places = Number(exponent);
  const digits = whole + fraction;
  if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${digits}`;
  return sign + digits.padEnd(whole.length + places, '0');
}

const quarters: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** A period as `2016`, `2016-07` or `2016-Q3`, from text without blanks; undefined where it is in no known form. */
export function readPeriod(text: string): Plain | undefined {
  const { text: narrowed, forms: found } = narrow(text);
  if (/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(narrowed)) return { text: narrowed, forms: found };
  const used: Form[] = [...found, 'period-words'];
  const [, year, rest] = /^(\d{4})年度?(.*)$/.exec(narrowed) ?? [];
  if (year === undefined) return undefined;
  if (rest === '') return { text: year, forms: used };
  const [, month] = /^(0?[1-9]|1[0-2])月份?$/.exec(rest ?? '') ?? [];
  if (month) return { text: `${year}-${month.padStart(2, '0')}`, forms: used };
  const [, quarter] = /^第?([1-4一二三四])季度?$/.exec(rest ?? '') ?? [];
  return quarter ? { text: `${year}-Q${quarters[quarter]}`, forms: used } : undefined;
}

const dayForms: readonly (readonly [Form, RegExp])[] = [
  ['day-words', /^(\d{4})年(\d{1,2})月(\d{1,2})日$/],
  ['day-slashes', /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/],
  ['day-dots', /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/],
];

/** A day as `2016-12-31`, from text without blanks; undefined where it is in no known form. */
export function readDay(text: string): Plain | undefined {
  const { text: narrowed, forms: found } = narrow(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(narrowed)) return { text: narrowed, forms: found };
  for (const [form, pattern] of dayForms) {
    const [, year, month = '', day = ''] = pattern.exec(narrowed) ?? [];
    if (year !== undefined)
      return { text: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, forms: [...found, form] };
  }
  return undefined;
}

/** The day a workbook keeps as a number of days, or undefined where it has a time of day or lies before March 1900. */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  const days = from1904 ? serial + 1462 : serial;
  if (!Number.isInteger(days) || days < 61 || days > 2_958_465) return undefined;
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}
