import { cooperativeRows, villageCooperatives } from './cooperatives.ts';
import { ecologyRows } from './ecology.ts';
import { ecommerceRows, ecommerceStations, ecommerceVillages } from './ecommerce.ts';
import { employmentRows } from './employment.ts';
import { farmingProjects } from './farming.ts';
import type { Row } from './table.ts';
import { tourismRows, tourismSites, tourismVillages } from './tourism.ts';
import { workshops } from './workshops.ts';

/** The rows of the themes industry, employment and ecology, by indicator. */
export function livelihoodRows(): Record<string, Row[]> {
  return { ...cooperativeRows(), ...tourismRows(), ...ecommerceRows(), ...employmentRows(), ...ecologyRows() };
}

/** The tables of records of the same themes, by name. */
export const livelihoodRecords: Readonly<Record<string, readonly object[]>> = {
  'farming-projects': farmingProjects,
  'village-cooperatives': villageCooperatives,
  'tourism-sites': tourismSites,
  'tourism-villages': tourismVillages,
  'ecommerce-villages': ecommerceVillages,
  'ecommerce-stations': ecommerceStations,
  workshops,
};
