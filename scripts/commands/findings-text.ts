import type { Language, Text } from '../../src/core/text.ts';
import { formatPlace, type Problem } from '../data/problem.ts';
import type { Severity } from '../data/rules/rule.ts';
import { foldFindings, type Findings, type Folded } from './findings.ts';

/** How many findings of one rule in one column are printed in full; the others are listed by their rows. */
const shown = 10;

export const severityWords: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  note: { zh: '说明', en: 'note' },
};

/** The findings as text, file by file. */
export function formatFindings({ files }: Findings, language: Language): string {
  return files.map(({ file, problems }) => `${file}\n${formatFile(problems, language)}\n`).join('\n');
}

/** One line that says how many findings there are, or that there is none. */
export function summarise({ data, counts, holds }: Findings): Text {
  const { error, warning, note } = counts;
  const inside = holds ?? { commitments: 0, indicators: 0, rows: 0 };
  const held = {
    zh: `（${inside.commitments} 项承诺、${inside.indicators} 个指标、${inside.rows} 行数据）`,
    en: ` (${inside.commitments} commitments, ${inside.indicators} indicators, ${inside.rows} rows)`,
  };
  if (error + warning + note === 0)
    return { zh: `${data}：没有发现问题${held.zh}`, en: `${data}: no problems${held.en}` };
  const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  return {
    zh: `${data}：${error} 处错误、${warning} 处提醒、${note} 条说明${held.zh}`,
    en: `${data}: ${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(note, 'note')}${held.en}`,
  };
}

function formatFile(problems: readonly Problem[], language: Language): string {
  const { listed, folded } = foldFindings(problems, shown);
  const more = folded.map((each) => `  ${severityWords[each.first.severity][language]} ${moreOf(each)[language]}`);
  return [...listed.map((problem) => formatOne(problem, language)), ...more].join('\n');
}

/** The line that stands for findings that are not shown one by one. */
export function moreOf({ first: { column, rule }, count, rows }: Folded): Text {
  return {
    zh: `${column === undefined ? '' : `${column} 列`}另有 ${count} 处同样的问题：第 ${rows} 行 [${rule}]`,
    en: `${column === undefined ? '' : `column ${column}: `}${count} more of the same: rows ${rows} [${rule}]`,
  };
}

function formatOne(problem: Problem, language: Language): string {
  const { severity, message, cure, rule } = problem;
  const place = placeIn(problem, language);
  const word = severityWords[severity][language];
  return language === 'zh'
    ? `  ${word} ${place}${place ? '：' : ''}${message.zh}。\n      改法：${cure.zh}。[${rule}]`
    : `  ${word} ${place}${place ? ': ' : ''}${message.en}.\n      Cure: ${cure.en}. [${rule}]`;
}

/** Where in its file a finding is, without the file. */
export function placeIn(problem: Problem, language: Language): string {
  return formatPlace(problem, language).replace(/^[，,]?\s*/, '');
}
