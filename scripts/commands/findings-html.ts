import type { Language, Text } from '../../src/core/text.ts';
import type { Problem } from '../data/problem.ts';
import type { Severity } from '../data/rules/rule.ts';
import { moreOf, placeIn, severityWords, summarise } from './findings-text.ts';
import { foldFindings, type Findings } from './findings.ts';

/** How many findings of one rule in one column stand in full. */
const shown = 100;

/** Told apart without colour, also in print. */
const marks: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', note: '○' };

const words = {
  title: { zh: '数据检查结果', en: 'Result of the data check' },
  files: { zh: '有问题的文件', en: 'Files with findings' },
  severity: { zh: '级别', en: 'Kind' },
  place: { zh: '位置', en: 'Place' },
  value: { zh: '写的是', en: 'Found' },
  message: { zh: '问题', en: 'What is wrong' },
  cure: { zh: '改法', en: 'What to do' },
  rule: { zh: '规则', en: 'Rule' },
  masked: {
    zh: '可能涉及个人的内容已用 * 遮住。错误必须改正才能生成网站；提醒请人工核对，属实的不必改。',
    en: 'What may be personal is hidden by *. Errors must be mended before a site is built; warnings are for a person to look at and may be right.',
  },
} as const satisfies Record<string, Text>;

/** The findings as one page for a browser: no script, nothing from elsewhere, fit for paper. */
export function findingsHtml(findings: Findings, language: Language): string {
  const say = (key: keyof typeof words): string => words[key][language];
  const { files } = findings;
  const list = files.map(({ file, problems }, index) => {
    const counts = (['error', 'warning', 'note'] as const)
      .map((severity) => [severity, problems.filter((each) => each.severity === severity).length] as const)
      .filter(([, count]) => count > 0)
      .map(([severity, count]) => `${marks[severity]} ${severityWords[severity][language]} ${count}`);
    return `<li><a href="#f${index + 1}">${escape(file)}</a> <span>${counts.join(' · ')}</span></li>`;
  });
  const sections = files.map(
    ({ file, problems }, index) =>
      `<section id="f${index + 1}"><h2>${escape(file)}</h2>${table(problems, language)}</section>`,
  );
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${say('title')}</title><style>${style}</style></head><body><main>`,
    `<h1>${say('title')}</h1><p class="sum">${escape(summarise(findings)[language])}</p>`,
    files.length > 0 ? `<p>${say('masked')}</p><nav><h2>${say('files')}</h2><ol>${list.join('\n')}</ol></nav>` : '',
    ...sections,
    '</main></body></html>\n',
  ].join('\n');
}

function table(problems: readonly Problem[], language: Language): string {
  const heads = (['severity', 'place', 'value', 'message', 'cure', 'rule'] as const).map(
    (key) => `<th scope="col">${words[key][language]}</th>`,
  );
  const { listed, folded } = foldFindings(problems, shown);
  const rows = listed.map((problem) => {
    const { severity, value = '', message, cure, rule } = problem;
    const cells = [
      `${marks[severity]} ${severityWords[severity][language]}`,
      escape(placeIn(problem, language)),
      escape(value),
      escape(message[language]),
      escape(cure[language]),
      `<code>${rule}</code>`,
    ];
    return `<tr class="${severity}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const more = folded.map((each) => `<tr><td></td><td colspan="5">${escape(moreOf(each)[language])}</td></tr>`);
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>\n${[...rows, ...more].join('\n')}\n</tbody></table>`;
}

/** Text as it stands in HTML. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const style = `
:root { color-scheme: light dark; --rule: #8888; }
body { font: 16px/1.6 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
.sum { font-weight: 600; } nav span { opacity: .75; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; font-size: .9rem; }
th:nth-child(1) { width: 5rem; } th:nth-child(2) { width: 15%; } th:nth-child(3) { width: 12%; }
th:nth-child(6) { width: 11rem; }
th, td { border-top: 1px solid var(--rule); padding: .45rem .6rem .45rem 0; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { white-space: nowrap; } td:first-child { white-space: nowrap; } .error td:first-child { font-weight: 700; }
code { font-family: ui-monospace, Consolas, monospace; font-size: .85em; }
@media (max-width: 44rem) {
  table, tbody, tr, td { display: block; } thead { display: none; }
  tr { border-top: 1px solid var(--rule); padding: .5rem 0; } td { border: 0; padding: .1rem 0; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; } a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; }
}
`;
