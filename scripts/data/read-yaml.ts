import { isMap, isNode, isPair, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { KeyPath, Yaml } from './input.ts';
import { problem, type Report } from './problem.ts';
import { readText } from './read-text.ts';

/** A YAML file with the line of every key. Keys written twice, aliases that explode and custom tags are errors. */
export function readYaml(file: string, bytes: Uint8Array, report: Report): Yaml | undefined {
  const text = readText(file, bytes, report);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const seen = new Set<number>();
  for (const error of [...document.errors, ...document.warnings]) {
    const { line } = lines.linePos(error.pos[0]);
    const en = error.message.split('\n')[0] ?? error.code;
    if (!seen.has(line))
      report(problem('malformed-yaml', { file, row: line }, { detail: { zh: faults[error.code] ?? en, en } }));
    seen.add(line);
  }
  if (document.errors.length > 0) return undefined;
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  if (data === null || data === undefined) {
    report(problem('empty-file', { file }));
    return undefined;
  }
  return { file, data, line: (path) => lines.linePos(offset(document, path)).line };
}

/** Where a key starts; of a key that is not there, where the nearest thing above it starts. */
function offset(document: Document, path: KeyPath): number {
  let node: unknown = document.contents;
  let found = start(node) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find((item) => isPair(item) && keyOf(item.key) === String(step)) : undefined;
    const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    if (next === undefined) return found;
    found = (pair ? start(pair.key) : start(next)) ?? found;
    node = next;
  }
  return found;
}

const start = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);
const keyOf = (key: unknown): string =>
  typeof key === 'object' && key !== null && 'value' in key ? String(key.value) : String(key);

const faults: Partial<Record<string, string>> = {
  BAD_INDENT: '缩进不对',
  TAB_AS_INDENT: '缩进不能用制表符',
  BLOCK_AS_IMPLICIT_KEY: '一行里有多余的冒号，或上一行不完整',
  MULTILINE_IMPLICIT_KEY: '键必须写在一行内',
  DUPLICATE_KEY: '同一个键写了两次',
  MISSING_CHAR: '缺少引号、括号、逗号或冒号后的空格',
  UNEXPECTED_TOKEN: '这里有多余的字符',
  BAD_SCALAR_START: '值以特殊字符开头，请加引号',
};
