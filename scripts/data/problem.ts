import type { Language, Text } from '../../src/core/text.ts';
import type { Severity } from './rules/rule.ts';
import { rules, type RuleId } from './rules/rules.ts';

/** One thing a person must mend or look at. */
export interface Problem {
  readonly severity: Severity;
  readonly file: string;
  /** The worksheet, where the file is a workbook. */
  readonly sheet?: string;
  /** The line of a text file or the row of a worksheet, from 1; the number of the record of a Parquet file. */
  readonly row?: number;
  /** The column of a table, or the path of a key in a YAML file: `steps.0.by`. */
  readonly column?: string;
  /** The cell of a worksheet, `C5`. */
  readonly cell?: string;
  /** The offending value as it may be printed: see `mask`. */
  readonly value?: string;
  /** How many cells a note is about, and their rows as text: `2-13,20`. */
  readonly count?: number;
  readonly rows?: string;
  readonly rule: RuleId;
  readonly message: Text;
  readonly cure: Text;
}

/** Where a problem is. */
export type Place = Pick<Problem, 'file' | 'sheet' | 'row' | 'column'> & { readonly value?: unknown };

/** Takes one problem; the checks go on, so that all of them are found in one run. */
export type Report = (problem: Problem) => void;

/** What fills the placeholders of a rule's sentences; a `Text` where the two languages differ. */
export type Details = Readonly<Record<string, string | number | Text>>;

/** Makes a problem from the sentences of a rule. `{value}` is filled with the masked value. */
export function problem(rule: RuleId, place: Place, details: Details = {}): Problem {
  const { value: raw, ...rest } = place;
  const value = raw === undefined ? undefined : mask(printable(raw));
  const filled = (template: Text): Text => ({
    zh: fill(template.zh, { value: value ?? '', ...details }, 'zh'),
    en: fill(template.en, { value: value ?? '', ...details }, 'en'),
  });
  const { severity, message, cure } = rules[rule];
  const shown = value === undefined ? {} : { value };
  return { severity, ...rest, ...shown, rule, message: filled(message), cure: filled(cure) };
}

/**
 * Hides what could be personal: of anything that looks like an identity number, a phone number, an account or an
 * e-mail address only the first and the last character remain.
 */
export function mask(value: string): string {
  const joined = value.normalize('NFKC').replace(/[\s\-—–]/g, '');
  if (personal.test(joined) && value.length > 4)
    return `${value[0]}${'*'.repeat(value.length - 2)}${value[value.length - 1]}`;
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}

/** Mobile and fixed phones, identity numbers, bank cards, numbers half hidden already, e-mail addresses. */
const personal = /(?<!\d)(86)?1[3-9]\d{9}(?!\d)|(?<!\d)0\d{9,11}(?!\d)|\d{14,}[\dXx]|\d\*{3,}|[^\s@]+@[^\s@]+/;

/** All problems of one run, thrown together. */
export class BuildError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems, 'en'));
    this.name = 'BuildError';
    this.problems = problems;
  }
  /** The whole list as text, one problem a paragraph, in one language. */
  format(language: Language): string {
    return formatProblems(this.problems, language);
  }
}

/** Whether the build must stop: warnings and notes do not stop it. */
export const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Throws when there are errors, in order of file and row. */
export function stopOn(problems: readonly Problem[]): void {
  const errors = problems.filter(isError);
  if (errors.length > 0) throw new BuildError(errors.sort(byPlace));
}

/** Where in its file a problem is, as text: `，工作表“饮水” 第 2 行 area 列（A2）`. */
export function formatPlace(item: Problem, language: Language): string {
  return placeWords[language](item, item.file.endsWith('.yml'));
}

/** One problem as text: place, what is wrong, what to do, and the id of the rule. */
export function formatProblem(item: Problem, language: Language): string {
  const place = item.file + formatPlace(item, language);
  const { message, cure, rule } = item;
  return language === 'zh'
    ? `${place}：${message.zh}。\n  改法：${cure.zh}。[${rule}]`
    : `${place}: ${message.en}.\n  Cure: ${cure.en}. [${rule}]`;
}

/** A table has rows and columns, a YAML file lines and keys. */
const placeWords: Record<Language, (item: Problem, yaml: boolean) => string> = {
  zh: ({ sheet, row, column, cell }, yaml) =>
    (sheet === undefined ? '' : `，工作表“${sheet}”`) +
    (row === undefined ? '' : ` 第 ${row} 行`) +
    (column === undefined ? '' : yaml ? `（${column}）` : ` ${column} 列`) +
    (cell === undefined ? '' : `（${cell}）`),
  en: ({ sheet, row, column, cell }, yaml) =>
    (sheet === undefined ? '' : `, sheet "${sheet}"`) +
    (row === undefined ? '' : `, ${yaml ? 'line' : 'row'} ${row}`) +
    (column === undefined ? '' : `, ${yaml ? 'key' : 'column'} ${column}`) +
    (cell === undefined ? '' : ` (${cell})`),
};

function formatProblems(problems: readonly Problem[], language: Language): string {
  const count = problems.length;
  const head =
    language === 'zh'
      ? `发现 ${count} 处问题，没有生成新数据，原有数据未动：`
      : `${count} ${count === 1 ? 'problem' : 'problems'} found; nothing was generated, the previous output is untouched:`;
  return [head, ...problems.map((item) => formatProblem(item, language))].join('\n');
}

export function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.row ?? Infinity) === (b.row ?? Infinity) ? 0 : (a.row ?? Infinity) - (b.row ?? Infinity);
}

function fill(template: string, details: Details, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[name];
    if (typeof detail === 'object') return detail[language];
    return typeof detail === 'number' ? mask(String(detail)) : (detail ?? '');
  });
}

function printable(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
