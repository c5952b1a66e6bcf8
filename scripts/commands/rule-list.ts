import type { Language, Text } from '../../src/core/text.ts';
import type { Severity } from '../data/rules/rule.ts';
import { rules } from '../data/rules/rules.ts';
import { severityWords } from './findings-text.ts';

interface Listed {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly cure: Text;
}

/** Every rule of the check by its id; what is filled in for a finding stands as `…`. */
export function listRules(): Listed[] {
  return Object.entries(rules)
    .map(([rule, { severity, message, cure }]) => ({ rule, severity, message: plain(message), cure: plain(cure) }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The list as text. */
export function formatRules(language: Language): string {
  return listRules()
    .map(({ rule, severity, message, cure }) => {
      const word = severityWords[severity][language];
      return language === 'zh'
        ? `${rule}（${word}）\n  ${message.zh}。\n  改法：${cure.zh}。`
        : `${rule} (${word})\n  ${message.en}.\n  Cure: ${cure.en}.`;
    })
    .join('\n');
}

const plain = ({ zh, en }: Text): Text => ({ zh: zh.replace(/\{\w+\}/g, '…'), en: en.replace(/\{\w+\}/g, '…') });
