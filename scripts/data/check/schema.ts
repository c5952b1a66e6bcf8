import type { z } from 'zod';
import type { Text } from '../../../src/core/text.ts';
import type { KeyPath, Yaml } from '../input.ts';
import { keysAt } from './schema-keys.ts';
import { translateSentence } from './schema-sentences.ts';
import { problem, type Details, type Place, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';

type Issue = z.core.$ZodIssue;

/** A part of a YAML file to be held against a schema. */
export interface Part {
  readonly yaml: Yaml;
  readonly value: unknown;
  /** The keys that lead to `value`. */
  readonly path?: KeyPath;
  /** What the part is about, put before the sentence: `承诺 06-x（6.1.1）：`. */
  readonly subject?: Text;
}

/** The value as its schema types it, or undefined with every fault reported: file, line, key, value, rule, cure. */
export function conform<S extends z.ZodType>(schema: S, part: Part, report: Report): z.output<S> | undefined {
  const result = schema.safeParse(part.value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(issue, { ...part, schema }, report);
  return undefined;
}

function reportIssue(issue: Issue, part: Part & { readonly schema: z.ZodType }, report: Report): void {
  const chosen = issue.code === 'invalid_union' ? closest(issue) : undefined;
  if (chosen) {
    for (const inner of chosen) reportIssue({ ...inner, path: [...issue.path, ...inner.path] }, part, report);
    return;
  }
  const below = issue.path.flatMap((key) => (typeof key === 'symbol' ? [] : String(key).split('.')));
  const place = (path: KeyPath, value?: unknown): Place => ({
    file: part.yaml.file,
    row: part.yaml.line([...(part.path ?? []), ...path]),
    column: path.join('.') || undefined,
    value,
  });
  const subject = part.subject ?? { zh: '', en: '' };
  if (issue.code === 'unrecognized_keys') {
    const expected = keysAt(part.schema, below).join(', ');
    for (const key of issue.keys) report(problem('unknown-key', place([...below, key], key), { expected }));
    return;
  }
  if (missing(issue, part.value, below)) {
    const key = below.at(-1) ?? '';
    const rule = missingRules[below.length === 1 ? key : ''] ?? 'missing-key';
    return report(problem(rule, place(below), { key, subject }));
  }
  const [rule, details] = translate(issue);
  report(problem(rule, place(below, issue.input), { subject, ...details }));
}

/** Keys whose absence has a rule of its own. */
const missingRules: Partial<Record<string, RuleId>> = {
  clause: 'commitment-without-clause',
  sensitivity: 'missing-sensitivity',
};

/** Of several forms a value may take, the faults of the one it most looks like. */
function closest(issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] | undefined {
  const branches = issue.errors.filter(
    (faults) => !faults.some((fault) => fault.path.length === 0 && fault.code === 'invalid_type'),
  );
  return (branches.length > 0 ? branches : issue.errors).toSorted((a, b) => a.length - b.length)[0];
}

function missing(issue: Issue, root: unknown, path: readonly string[]): boolean {
  return issue.code !== 'custom' && path.length > 0 && valueAt(root, path) === undefined;
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    root,
  );
}

/** One rule and its details for each code of the schema library. */
function translate(issue: Issue): [RuleId, Details] {
  switch (issue.code) {
    case 'invalid_type':
      return ['wrong-type', { expected: typeName(issue.expected, issue.input) }];
    case 'invalid_value':
      return ['unknown-value', { expected: issue.values.map(String).join(', ') }];
    case 'invalid_format':
      return ['wrong-form', { expected: formName(issue) }];
    case 'too_small':
      return ['out-of-range', { expected: { zh: `不小于 ${issue.minimum}`, en: `at least ${issue.minimum}` } }];
    case 'too_big':
      return ['out-of-range', { expected: { zh: `不大于 ${issue.maximum}`, en: `at most ${issue.maximum}` } }];
    case 'invalid_key':
      return ['wrong-form', { expected: issue.issues[0] ? formName(issue.issues[0]) : issue.message }];
    default:
      return translateSentence(issue.message);
  }
}

const typeNames: Record<string, Text> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '含子键的一组值', en: 'a group of keys' },
  record: { zh: '含子键的一组值', en: 'a group of keys' },
};

function typeName(expected: string, input: unknown): Text {
  const name = typeNames[expected] ?? { zh: expected, en: expected };
  if (expected !== 'string' || typeof input !== 'number') return name;
  return { zh: `文字，请加引号："${input}"`, en: `text: put quotes around it, "${input}"` };
}

/** The sentences of the core schemas that stand for a form. */
const forms: Record<string, Text> = {
  'expected chapter.section.item, for example 6.1.1': {
    zh: '写成 章.节.条，如 6.1.1',
    en: 'write chapter.section.item, for example 6.1.1',
  },
  'expected a year 2016, a quarter 2016-Q3 or a month 2016-07': {
    zh: '写成年 2016、季 2016-Q3 或月 2016-07，并加引号',
    en: 'write a year "2016", a quarter "2016-Q3" or a month "2016-07", in quotes',
  },
  'expected the two-digit chapter and a short name, for example 05-retention': {
    zh: '写成两位章号加英文短名，如 05-retention',
    en: 'write the two-digit chapter and a short name, for example 05-retention',
  },
  'expected lower-case letters, digits and hyphens': {
    zh: '只用小写字母、数字和连字符，如 poor-people',
    en: 'use lower-case letters, digits and hyphens only, for example poor-people',
  },
};

function formName(issue: Issue): Text {
  const known = forms[issue.message];
  if (known) return known;
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return { zh: '写成日期 2016-12-31', en: 'write a day as 2016-12-31' };
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return { zh: '写完整的 http(s) 网址', en: 'write a full http(s) address' };
  const pattern = issue.code === 'invalid_format' ? (issue.pattern ?? issue.format) : issue.message;
  return { zh: `须符合 ${pattern}`, en: `it must match ${pattern}` };
}
