import { z } from 'zod';

/** The levels of the tree of areas, from the largest. */
export const areaKinds = ['nation', 'province', 'city', 'county', 'town', 'village'] as const;
export const areaKindSchema = z.enum(areaKinds);
export type AreaKind = z.output<typeof areaKindSchema>;

/** One row of `areas.csv`. The order of the rows is the administrative order used everywhere. */
export const areaSchema = z.strictObject({
  code: z.string().min(1).describe('the code under code_system; text, never a number'),
  code_system: z.string().min(1).describe('which list the code comes from: codes of towns differ between lists'),
  name: z.string().min(1).describe('the official name'),
  name_en: z.string().min(1).describe('the name in English or pinyin'),
  parent: z.string().describe('the code of the area this one lies in; empty for the root'),
  kind: areaKindSchema.describe('the level of the area'),
  aliases: z
    .string()
    .optional()
    .describe('other names that files may use for the area, separated by `;`; each use is listed by `npm run check`'),
  tile_column: z.int().positive().optional().describe('column in the tile-grid map'),
  tile_row: z.int().positive().optional().describe('row in the tile-grid map'),
});
export type Area = z.output<typeof areaSchema>;
