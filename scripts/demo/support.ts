import { bases } from './bases.ts';
import { companies } from './companies.ts';
import { disabilityRows } from './disability.ts';
import { helpRows } from './help.ts';
import { houseRows } from './houses.ts';
import { inspections } from './inspections.ts';
import { registerRows } from './register-quarters.ts';
import { securityRows } from './security.ts';
import type { Row } from './table.ts';
import { villageHelp } from './village-help.ts';

/** Social security, help and the dynamic register: the rows by indicator. */
export function supportRows(): Record<string, Row[]> {
  return { ...securityRows(), ...disabilityRows(), ...houseRows(), ...helpRows(), ...registerRows() };
}

/** The tables of records about them, by name. */
export const supportRecords: Readonly<Record<string, readonly object[]>> = {
  'county-companies': companies,
  'disability-bases': bases,
  'secretary-inspections': inspections,
  'village-help': villageHelp,
};
