import { disclosureRules } from './disclosure.ts';
import { fileRules, shapeRules } from './form.ts';
import { glossaryRules } from './glossary.ts';
import { linkRules } from './links.ts';
import { panelRules } from './panels.ts';
import { personalRules } from './personal.ts';
import { projectRules } from './projects.ts';
import { releaseRules } from './releases.ts';
import { rowRules } from './rows.ts';
import { inputRules, outputRules } from './safety.ts';
import { tableRules } from './tables.ts';
import { warehouseRules } from './warehouse.ts';
import { workbookRules } from './workbooks.ts';
import { declarationRules, formRules, readRules } from './writing.ts';

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
  ...panelRules,
  ...warehouseRules,
  ...linkRules,
  ...glossaryRules,
  ...projectRules,
  ...disclosureRules,
  ...releaseRules,
  ...personalRules,
  ...outputRules,
  ...inputRules,
} as const;
export type RuleId = keyof typeof rules;
