import { disclosureRules } from './rules-of-disclosure.ts';
import { fileRules, shapeRules } from './rules-of-form.ts';
import { glossaryRules } from './rules-of-glossary.ts';
import { linkRules } from './rules-of-links.ts';
import { personalRules } from './rules-of-personal.ts';
import { projectRules } from './rules-of-projects.ts';
import { rowRules } from './rules-of-rows.ts';
import { inputRules, outputRules } from './rules-of-safety.ts';
import { tableRules } from './rules-of-tables.ts';
import { workbookRules } from './rules-of-workbooks.ts';
import { declarationRules, formRules, readRules } from './rules-of-writing.ts';

/** Every rule of the gate: its stable id and its sentences in both languages. */
export const rules = {
  ...fileRules,
  ...workbookRules,
  ...tableRules,
  ...formRules,
  ...declarationRules,
  ...readRules,
  ...shapeRules,
  ...rowRules,
  ...linkRules,
  ...glossaryRules,
  ...projectRules,
  ...disclosureRules,
  ...personalRules,
  ...outputRules,
  ...inputRules,
} as const;
export type RuleId = keyof typeof rules;
