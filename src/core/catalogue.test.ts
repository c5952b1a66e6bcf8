import { expect, test } from 'vitest';
import { catalogueOf, catalogueSchema } from './catalogue.ts';

const text = (zh: string) => ({ zh, en: 'x' });

test('what one dataset says stands before what is said of all', () => {
  const catalogue = catalogueSchema.parse({
    subject: text('民生'),
    updates: 'never',
    datasets: { observations: { updates: 'yearly', indexNumber: '113703233130158447/2021-5217753' } },
  });
  expect(catalogueOf(catalogue, 'observations')).toMatchObject({ subject: text('民生'), updates: 'yearly' });
  expect(catalogueOf(catalogue, 'areas')).toMatchObject({ updates: 'never', keywords: [] });
  expect(catalogueOf(catalogue, 'areas').indexNumber).toBeUndefined();
});

test('a document number has its year in 〔〕, and the frequency is one of the enumeration', () => {
  const errors = (value: unknown) => catalogueSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.'));
  expect(errors({ releases: { '2021.1.0': { documentNumber: '源政发〔2021〕6号' } } })).toBeUndefined();
  expect(errors({ releases: { '2021.1.0': { documentNumber: '源政发[2021]6号' } } })).toEqual([
    'releases.2021.1.0.documentNumber',
  ]);
  expect(errors({ updates: '每年' })).toEqual(['updates']);
});
