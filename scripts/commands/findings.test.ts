import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { textSchema } from '../../src/core/text.ts';
import { nodeEffects } from '../data/output/effects.ts';
import { inspect } from '../data/inspect.ts';
import { problem } from '../data/problem.ts';
import { rules } from '../data/rules/rules.ts';
import { fixtures, layOut } from '../testing/lay-out.ts';
import { groupFindings, type Findings } from './findings.ts';
import { findingsHtml } from './findings-html.ts';
import { findingsFormat, findingsJson } from './findings-json.ts';
import { formatFindings, summarise } from './findings-text.ts';
import { formatRules, listRules } from './rule-list.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunledger-check-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(name: string): Promise<Findings> {
  const input = join(folder, name);
  layOut(name, input);
  return groupFindings('data', await inspect(input, nodeEffects()));
}

describe('the report on a folder with every trap of a workbook', () => {
  const expected = join(fixtures, 'workbook-traps/expected');
  test('as text, in Chinese and in English', async () => {
    const findings = await check('workbook-traps');
    const text = (['zh', 'en'] as const).map(
      (language) => `${formatFindings(findings, language)}\n${summarise(findings)[language]}\n`,
    );
    await expect(text.join('\n')).toMatchFileSnapshot(join(expected, 'check.txt'));
  });
  test('as JSON', async () => {
    await expect(findingsJson(await check('workbook-traps'))).toMatchFileSnapshot(join(expected, 'check.json'));
  });
  test('as a page', async () => {
    await expect(findingsHtml(await check('workbook-traps'), 'zh')).toMatchFileSnapshot(join(expected, 'check.html'));
  });
});

/** The shape that other programs may rely on, as data/README.md describes it. */
const documented = z.strictObject({
  format: z.literal(findingsFormat),
  data: z.string(),
  ok: z.boolean(),
  errors: z.int(),
  warnings: z.int(),
  notes: z.int(),
  holds: z.strictObject({ commitments: z.int(), indicators: z.int(), rows: z.int() }).nullable(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      problems: z.array(
        z.strictObject({
          severity: z.enum(['error', 'warning', 'note']),
          rule: z.string().refine((id) => Object.hasOwn(rules, id)),
          sheet: z.string().nullable(),
          row: z.int().nullable(),
          column: z.string().nullable(),
          cell: z
            .string()
            .regex(/^[A-Z]+\d+$/)
            .nullable(),
          value: z.string().nullable(),
          count: z.int().nullable(),
          rows: z.string().nullable(),
          message: textSchema,
          cure: textSchema,
        }),
      ),
    }),
  ),
});

test.each(['refused-writing', 'stray-rows', 'declared-writing', 'broken-promises', 'small'])(
  'the JSON of %s has the documented shape and counts what it lists',
  async (name) => {
    const result = documented.parse(JSON.parse(findingsJson(await check(name))));
    const listed = result.files.flatMap(({ problems }) => problems.map(({ severity }) => severity));
    expect(listed.filter((severity) => severity === 'error')).toHaveLength(result.errors);
    expect(listed.filter((severity) => severity === 'warning')).toHaveLength(result.warnings);
    expect(listed.filter((severity) => severity === 'note')).toHaveLength(result.notes);
    expect(result.ok).toBe(result.errors === 0);
  },
);

test('a folder without a fault says what it holds and nothing else', async () => {
  const findings = await check('small');
  expect(formatFindings(findings, 'zh')).toBe('');
  expect(summarise(findings).zh).toBe('data：没有发现问题（5 项承诺、5 个指标、29 行数据）');
});

test('a folder without its main files says which are missing', async () => {
  const findings = groupFindings('data', await inspect(join(folder, 'nothing'), nodeEffects()));
  expect(findings.holds).toBeNull();
  expect(findings.files.map(({ file }) => file)).toEqual(['areas.csv', 'plan/plan.yml', 'site.yml']);
});

test('of many faults of one kind the first are printed in full and the others by their rows', () => {
  const problems = Array.from({ length: 40 }, (_, index) =>
    problem('not-a-number', { file: 'a.csv', row: index + 2, column: 'n', value: 'x' }),
  );
  const text = formatFindings(groupFindings('data', { checked: undefined, problems }), 'zh');
  expect(text.match(/改法/g)).toHaveLength(10);
  expect(text).toContain('n 列另有 30 处同样的问题：第 12-41 行 [not-a-number]');
  const english = formatFindings(groupFindings('data', { checked: undefined, problems }), 'en');
  expect(english).toContain('column n: 30 more of the same: rows 12-41');
});

describe('the page', () => {
  const evil = `<img src=x onerror="alert(1)">&'`;
  const problems = [
    problem(
      'unknown-value',
      { file: `${evil}.csv`, sheet: evil, row: 1, column: evil, value: evil },
      { expected: evil },
    ),
  ];
  const html = findingsHtml(groupFindings(evil, { checked: undefined, problems }), 'en');
  test('shows what a clerk wrote as text, never as markup', () => {
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  });
  test('holds no script and asks for nothing from elsewhere', () => {
    expect(html).not.toMatch(/<script|<link|@import|url\(|https?:/);
    expect(html).toContain(`default-src 'none'`);
  });
});

test('the list of rules has every rule once, in both languages, without a placeholder', () => {
  const ids = listRules().map(({ rule }) => rule);
  expect(new Set(ids)).toEqual(new Set(Object.keys(rules)));
  for (const language of ['zh', 'en'] as const) {
    const text = formatRules(language);
    expect(text).not.toMatch(/\{\w+\}/);
    for (const id of ids) expect(text).toMatch(new RegExp(`^${id}[ （]`, 'm'));
  }
});
