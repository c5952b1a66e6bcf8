import type { AuditSummary } from './secondary.ts';
import type { Disclosure, Reason } from './protect.ts';

/** What the public learns of disclosure control: how many figures are hidden, by which rule, never which. */
export interface DisclosureSummary {
  /** Figures of the release, and how many of them are hidden. */
  readonly figures: number;
  readonly hidden: number;
  /** Hidden figures by rule; absent where a rule hides so few that the table would tell which. */
  readonly byRule?: Readonly<Record<HidingRule, number>>;
  readonly audit: AuditSummary;
}

/** The rules as the public knows them. */
export const hidingRules = ['small', 'remainder', 'base', 'amount', 'source', 'protecting', 'derived'] as const;
export type HidingRule = (typeof hidingRules)[number];

const ruleOf: Record<Reason, HidingRule> = {
  'small-numerator': 'small',
  'small-elsewhere': 'small',
  'small-by-rate': 'small',
  'small-complement': 'remainder',
  'small-denominator': 'base',
  'nobody-of-few': 'base',
  'everybody-of-few': 'base',
  'few-contributors': 'amount',
  'one-contributor-dominates': 'amount',
  source: 'source',
  earlier: 'protecting',
  secondary: 'protecting',
  derived: 'derived',
};

/** A rule that hid fewer figures is not counted by itself. */
const fewest = 10;

/**
 * The public summary. Counts by rule are given only where they tell of no single figure: every rule that hid any must
 * have hid some number of them, and some must be hidden only to protect others.
 */
export function summarise({ observations, reasons, audit }: Omit<Disclosure, 'contradictions'>): DisclosureSummary {
  const byRule = Object.fromEntries(hidingRules.map((name) => [name, 0])) as Record<HidingRule, number>;
  for (const reason of reasons.values()) byRule[ruleOf[reason]]++;
  const counts = Object.values(byRule).filter((count) => count > 0);
  const discreet = byRule.protecting >= fewest && counts.every((count) => count >= fewest);
  return { figures: observations.length, hidden: reasons.size, ...(discreet && { byRule }), audit };
}
