import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { readPages } from '../../scripts/testing/pages.ts';

interface Dataset {
  readonly '@type': string;
  readonly name: string;
  readonly description: string;
  readonly distribution: readonly { readonly contentUrl: string; readonly sha256: string }[];
}

const { folder, base } = inject('site');
/** The pages of 长者模式 repeat what the ordinary ones say. */
const pages = (await readPages(folder)).filter(({ file }) => !file.startsWith('elder/'));
const datasetIn = (html: string): Dataset | undefined => {
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
  return text === undefined ? undefined : (JSON.parse(text) as Dataset);
};
const described = pages.flatMap(({ file, html }) => {
  const dataset = datasetIn(html);
  return dataset ? [{ file, dataset }] : [];
});

test('every indicator page and the download page describe a schema.org Dataset', () => {
  const own = pages.filter(({ file }) => /^(en\/)?(indicators\/[^/]+|downloads)\/index\.html$/.test(file));
  expect(described.map(({ file }) => file)).toEqual(own.map(({ file }) => file));
  expect(new Set(described.map(({ dataset }) => dataset['@type']))).toEqual(new Set(['Dataset']));
});

test('its description is as long as search engines ask, and says what is demonstration', () => {
  for (const { dataset } of described) {
    expect(dataset.description.length).toBeGreaterThanOrEqual(50);
    expect(dataset.description.length).toBeLessThanOrEqual(5000);
    expect(dataset.description).toMatch(/示例数据（虚构）|Demonstration data \(fictitious\)/i);
  }
});

test('its files are those of the release, byte for byte', () => {
  for (const { dataset } of described)
    for (const { contentUrl, sha256 } of dataset.distribution) {
      const bytes = readFileSync(join(folder, contentUrl.slice(base.length)));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
});
