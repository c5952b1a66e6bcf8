import { assetYears } from './asset-income.ts';
import { capacityRows } from './capacity.ts';
import { consequenceRows } from './consequences.ts';
import { exchanges } from './exchanges.ts';
import { governanceRows } from './governance.ts';
import { healthNotices } from './health-notices.ts';
import { moneyRows } from './money.ts';
import { oversight } from './oversight.ts';
import { keptPolicies } from './policies.ts';
import { projectTeams } from './project-teams.ts';
import { reformRows } from './reform.ts';
import { responsibilities } from './responsibilities.ts';
import { serviceRows } from './services.ts';
import type { Row } from './table.ts';
import { villageExits, villageYears } from './village-exit.ts';
import { villageWorks } from './village-works.ts';

/** The rows of the themes capacity, reform, governance and money, and some of education and health, by indicator. */
export function mechanismRows(): Record<string, Row[]> {
  return {
    ...capacityRows(),
    ...reformRows(),
    ...governanceRows(),
    ...consequenceRows(),
    ...moneyRows(),
    ...serviceRows(),
  };
}

/** The tables of records of the same themes, by name. */
export const mechanismRecords: Readonly<Record<string, readonly object[]>> = {
  'key-villages': villageExits,
  'key-village-years': villageYears,
  'key-village-works': villageWorks,
  'asset-income': assetYears,
  oversight,
  responsibilities,
  'kept-policies': keptPolicies,
  'data-exchanges': exchanges,
  'project-teams': projectTeams,
  'health-notices': healthNotices,
};
