import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './explore.en.json' with { type: 'json' };
import zh from './explore.zh.json' with { type: 'json' };
import { word, words } from './words.ts';

const exampleSchema = z.strictObject({ question: word, note: word.optional() });

/** The texts that the page itself carries. */
const pageSchema = z.strictObject({
  ...words('title lead engine size private scriptOff').shape,
  ...words('console consoleNote examples examplesNote showSql tables tablesNote').shape,
  ...words('column meaning type key files filesNote toDownloads toIndicators toTowns').shape,
  ...words('columnCount later').shape,
  example: z.strictObject({
    ...{ late: exampleSchema, missed: exampleSchema, hidden: exampleSchema, towns: exampleSchema },
    ...{
      silent: exampleSchema,
      compared: exampleSchema,
      fragile: exampleSchema,
      blank: exampleSchema,
      change: exampleSchema,
      records: exampleSchema,
    },
  }),
});

/** The texts that the script of the page shows. */
const appSchema = z.strictObject({
  engine: words(
    'start startRun retry downloading starting ready restarting restarted lowMemory saveData inApp',
    'linkWaits oldRelease newRelease elsewhere progress',
  ),
  cannotStart: words('unsupported policy download memory timeout other'),
  console: words(
    'label run cancel limit rows copyLink copied copyFailed restore restored result count cut none',
    'part history historyNote historyFilter historyClear profile profileCut column type emptyCells distinct ends',
    'middle meanMedian spread noParquet',
    'csv arrow cutFile running error engineSays keys empty nullTitle unrestored done',
  ),
  hint: words(
    'syntax unknown-table unknown-column unknown-function extension files locked read-only',
    'administration types grouping memory empty unreadable download cancelled timeout crashed other',
  ),
});

/** The texts of the explore page: both languages must have exactly these keys. */
export const exploreSchema = z.strictObject({ page: pageSchema, app: appSchema });
export type ExploreTexts = z.output<typeof exploreSchema>;
export type ExploreAppTexts = ExploreTexts['app'];

const texts: Readonly<Record<Language, ExploreTexts>> = { zh: exploreSchema.parse(zh), en: exploreSchema.parse(en) };

/** The texts of the explore page in a language. */
export function exploreTexts(language: Language): ExploreTexts {
  return texts[language];
}
