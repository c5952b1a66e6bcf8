import { z } from 'zod';
import { textSchema, type Text } from './text.ts';

/** How often a dataset is renewed, as open-data portals of Shandong list it (DB37/T 3523, conventions of the portals). */
export const updateWords = {
  'real-time': { zh: '实时', en: 'in real time' },
  daily: { zh: '每日', en: 'daily' },
  monthly: { zh: '每月', en: 'monthly' },
  quarterly: { zh: '每季度', en: 'quarterly' },
  'half-yearly': { zh: '每半年', en: 'half-yearly' },
  yearly: { zh: '每年', en: 'yearly' },
  never: { zh: '不更新', en: 'not updated' },
} as const satisfies Record<string, Text>;

/** To whom a dataset is open: 山东省公共数据开放办法 knows these three. */
export const accessWords = {
  unconditional: { zh: '无条件开放', en: 'open without conditions' },
  conditional: { zh: '有条件开放', en: 'open under conditions' },
  closed: { zh: '不予开放', en: 'not open' },
} as const satisfies Record<string, Text>;

const keysOf = <Words extends object>(words: Words) =>
  Object.keys(words) as [keyof Words & string, ...(keyof Words & string)[]];
const numberSchema = z
  .string()
  .regex(/^[^[\]()（）]+$/, 'expected the year of a document number in 〔〕, as in 源政发〔2021〕6号');

/** What may differ from one dataset to another. */
const shared = {
  provider: textSchema.optional().describe('提供部门; the publisher (identity.hostUnit) unless given'),
  subject: textSchema.optional().describe('所属主题'),
  industry: textSchema.optional().describe('行业'),
  keywords: z.array(textSchema).default([]).describe('关键字'),
  updates: z.enum(keysOf(updateWords)).optional().describe('更新频率'),
  access: z.enum(keysOf(accessWords)).optional().describe('开放类型'),
  issuer: textSchema.optional().describe('发文机关; the publisher (identity.hostUnit) unless given'),
  form: textSchema.optional().describe('公开形式'),
  responsible: textSchema.optional().describe('公开责任部门'),
};
const assigned = {
  indexNumber: z.string().min(1).optional().describe('索引号, as the portal assigned it: never made up here'),
  documentNumber: numberSchema.optional().describe('发文字号'),
};

/** `catalogue` of site.yml: what open-data portals and disclosure records ask of a dataset. */
export const catalogueSchema = z.strictObject({
  ...shared,
  datasets: z
    .record(
      z.string(),
      z.strictObject({ ...shared, keywords: z.array(textSchema).optional().describe('关键字'), ...assigned }).partial(),
    )
    .default({})
    .describe('what differs for one dataset, by its name: `observations`, `records/clinics`'),
  releases: z
    .record(z.string().regex(/^\d{4}\.\d{1,2}\.\d+$/), z.strictObject(assigned))
    .default({})
    .describe('what the portal assigned to the note of a release, by its version'),
});
export type Catalogue = z.output<typeof catalogueSchema>;

/** What an official dataset needs of them: what the portal assigns later may come later. */
export const requiredFields = ['subject', 'industry', 'keywords', 'updates', 'access', 'form', 'responsible'] as const;

/** The fields of one dataset: its own before those of all. */
export function catalogueOf({ datasets, ...all }: Catalogue, dataset: string) {
  const { releases: _, ...common } = all;
  return { ...common, ...datasets[dataset] };
}
