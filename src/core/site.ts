import { z } from 'zod';
import { catalogueSchema } from './catalogue.ts';
import { daySchema } from './period-schema.ts';
import { readingSchema } from './reading.ts';
import { textSchema } from './text.ts';
import { unitSchema } from './unit-schema.ts';

/**
 * Who publishes: what a government site must show in its footer. A field may be absent in a demonstration (the
 * footer then says 待填写); an official release without one does not build. No value is ever made up.
 */
export const identitySchema = z.strictObject({
  hostUnit: textSchema.optional().describe('主办单位'),
  operatorUnit: textSchema.optional().describe('承办单位'),
  siteIdCode: z
    .string()
    .regex(/^\d{10}$/)
    .optional()
    .describe('政府网站标识码'),
  icp: z
    .string()
    .regex(/^[\u4e00-\u9fa5]ICP备\d{6,10}号(-\d+)?$/)
    .optional()
    .describe('ICP备案号'),
  psb: z
    .string()
    .regex(/^[\u4e00-\u9fa5]公网安备\s?\d{14}号$/)
    .optional()
    .describe('公安备案号'),
  address: textSchema.optional().describe('postal address'),
  phone: z.string().optional().describe('telephone of the office'),
  email: z.email().optional().describe('e-mail of the office'),
  domain: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}.-]*(:\d+)?$/u)
    .optional()
    .describe('the address the site is published under, without a scheme'),
});
export type Identity = z.output<typeof identitySchema>;

/** `site.yml`. */
export const siteSchema = z.strictObject({
  title: textSchema.describe('the name of the site'),
  dataset: z
    .enum(['demonstration', 'official'])
    .describe('demonstration: every page, chart and file says 示例数据（虚构）'),
  release: z
    .string()
    .regex(/^\d{4}\.\d{1,2}\.\d+$/)
    .describe('version of the data: year.month.number'),
  asOf: daySchema.describe('the day the latest ledger refers to'),
  releasedOn: daySchema
    .optional()
    .describe('the day this version is published; an official release needs it, otherwise `asOf` stands for it'),
  area: z.string().describe('the code of the area whose plan this is'),
  licence: textSchema.describe('terms of use of the published files'),
  disclosure: z
    .strictObject({
      sensitive: z.int().min(5).default(10).describe('smallest publishable count of the class sensitive'),
      personal: z.int().min(5).default(5).describe('smallest publishable count of the class personal'),
      denominator: z.int().min(5).default(30).describe('smallest denominator a rate about people may have'),
    })
    .prefault({})
    .describe('the smallest counts that may be published; see `sensitivity` of an indicator'),
  headline: z.array(z.string()).max(8).default([]).describe('ids of the promises shown as charts on the home page'),
  themes: z.record(z.string(), textSchema).default({}).describe('themes of the indicators, in the order shown'),
  mechanismGroups: z
    .record(z.string(), textSchema)
    .default({})
    .describe('groups of the mechanisms, in the order shown'),
  populationGroups: z
    .record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and hyphens'), textSchema)
    .default({})
    .describe('groups of those whom the promises are for, in the order shown: every promise then names one or more'),
  duties: z
    .strictObject({
      records: z.string().describe('the records table; it is published with the others'),
      clause: z.string().describe('its column of clauses: the row of the item counts, else of the section or chapter'),
      offices: z.array(z.string()).min(1).describe('its columns of offices, in the order shown'),
    })
    .optional()
    .describe('the list of responsibilities: which offices answer for the promises, shown beside each'),
  programmes: z
    .record(z.string(), textSchema)
    .default({})
    .describe('programmes of the fund-and-project ledger, in the order shown'),
  units: z.record(z.string(), unitSchema).default({}).describe('units beyond the built-in ones'),
  reading: z
    .record(z.string(), readingSchema)
    .optional()
    .describe(
      'how data files without a definition of their own are read, by path without the ending: `areas`, `calendar`, `projects/2017`, `evidence/01`',
    ),
  signing: z
    .strictObject({
      publicKey: z
        .string()
        .regex(/^[A-Za-z0-9+/]{43}=$/, 'expected the public key that npm run keygen printed')
        .describe('Ed25519, the 32 bytes in Base64, as `npm run keygen` prints it'),
    })
    .optional()
    .describe('the key that releases are signed with; an official release needs one'),
  identity: identitySchema.prefault({}).describe('who publishes; required for an official release'),
  catalogue: catalogueSchema
    .prefault({})
    .describe('how open-data portals and disclosure records list the datasets; required for an official release'),
  publicContacts: z
    .array(z.string().regex(/^(0\d{2,3}-?\d{7,8}|[2-8]\d{6,7}|1\d{2,4}|[48]00-?\d{3}-?\d{4}|[^\s@]+@[^\s@]+\.[a-z]+)$/))
    .default([])
    .describe(
      'telephone numbers of lines and e-mail addresses of offices that may stand in the files, such as 0533-1234567; never a mobile number',
    ),
});
export type Site = z.output<typeof siteSchema>;

/** Pixels of the picture that chats show beside an address. */
export const socialSize = { width: 1200, height: 630 } as const;
