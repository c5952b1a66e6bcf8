import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type { Text } from '../../../src/core/text.ts';
import type { KeyPath, Yaml } from '../input.ts';
import { problem, type Report } from '../problem.ts';
import { readText } from './text.ts';

/** How deep a file may nest: ours go down to six. Deeper ones are made to exhaust whoever reads them. */
const deepest = 50;

/**
 * A YAML file with the line of every key. Keys written twice, keys that are not plain text, anchors and aliases (which
 * can make a page of text explode), tags, and nesting without end are errors.
 */
export function readYaml(file: string, bytes: Uint8Array, report: Report): Yaml | undefined {
  const text = readText(file, bytes, report);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false, resolveKnownTags: false };
  const document = parseDocument(text, options);
  const seen = new Set<number>();
  const fail = (at: number, detail: string | Text): void => {
    const { line } = lines.linePos(at);
    if (!seen.has(line)) report(problem('malformed-yaml', { file, row: line }, { detail }));
    seen.add(line);
  };
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const en = message.split('\n')[0] ?? code;
    fail(pos[0], message.includes('call stack') ? refused.deep : { zh: faults[code] ?? en, en });
  }
  if (document.errors.length > 0) return undefined;
  const before = seen.size;
  refuse(document, fail);
  if (seen.size > before) return undefined;
  const data: unknown = document.toJS();
  if (data === null || data === undefined) {
    report(problem('empty-file', { file }));
    return undefined;
  }
  return { file, data, line: (path) => lines.linePos(offset(document, path)).line };
}

const refused = {
  alias: {
    zh: '不支持锚点和引用（& 和 *），请把内容写全',
    en: 'anchors and aliases (& and *) are not read; write it out',
  },
  deep: { zh: '嵌套太深', en: 'nested too deeply' },
  key: { zh: '键必须是一个词', en: 'a key must be a word' },
  twice: { zh: '同一个键写了两次', en: 'a key is written twice' },
} as const satisfies Record<string, Text>;

/** What is well-formed YAML and not read all the same. */
function refuse(document: Document, fail: (at: number, detail: Text) => void): void {
  const keys = new WeakMap<object, Set<string>>();
  visit(document, {
    Alias: (_, node) => fail(node.range?.[0] ?? 0, refused.alias),
    Collection: (_, node, path) => {
      if (path.length <= deepest) return undefined;
      fail(node.range?.[0] ?? 0, refused.deep);
      return visit.SKIP;
    },
    Pair: (_, { key }, path) => {
      const at = start(key) ?? 0;
      const parent = path.at(-1) ?? document;
      const known = keys.get(parent) ?? new Set();
      keys.set(parent, known);
      const name = isScalar(key) ? String(key.value) : undefined;
      if (name === undefined || (isScalar(key) && key.value === null)) fail(at, refused.key);
      else if (known.has(name)) fail(at, refused.twice);
      else known.add(name);
    },
  });
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
  BAD_COLLECTION_TYPE: '标签与内容不符',
  BAD_DIRECTIVE: '以 % 开头的指令不对',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对；路径请用单引号',
  BAD_INDENT: '缩进不对',
  BAD_PROP_ORDER: '标记的位置不对',
  BAD_SCALAR_START: '值以特殊字符开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有多余的冒号，或上一行不完整',
  BLOCK_IN_FLOW: '花括号或方括号里不能换成缩进的写法',
  IMPOSSIBLE: '无法解析',
  KEY_OVER_1024_CHARS: '键太长',
  MISSING_CHAR: '缺少引号、括号、逗号或冒号后的空格',
  MULTILINE_IMPLICIT_KEY: '键必须写在一行内',
  MULTIPLE_ANCHORS: '同一处有两个锚点',
  MULTIPLE_DOCS: '一个文件里有两份内容（---）',
  MULTIPLE_TAGS: '同一处有两个标签',
  TAB_AS_INDENT: '缩进不能用制表符',
  TAG_RESOLVE_FAILED: '不支持标签（!）',
  UNEXPECTED_TOKEN: '这里有多余的字符',
};
