import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles } from './files.ts';
import { writeSitemap } from './sitemap.ts';

let site: string;
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'sunledger-sitemap-'));
  const page = async (path: string, canonical: string): Promise<void> => {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), `<link rel="canonical" href="https://www.example.org/fp/${canonical}">`);
  };
  await page('index.html', '');
  await page('towns/1/index.html', 'towns/1/');
  await page('towns/1/2016/index.html', 'towns/1/');
  await page('404.html', '');
});
afterEach(() => rm(site, { recursive: true }));

test('the site map lists the pages that are their own canonical address, and robots.txt names it', async () => {
  expect(await writeSitemap(site, { domain: 'www.example.org', base: '/fp/' })).toBe(2);
  const map = await readFile(join(site, 'sitemap.xml'), 'utf8');
  expect([...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)).toEqual([
    'https://www.example.org/fp/',
    'https://www.example.org/fp/towns/1/',
  ]);
  expect(await readFile(join(site, 'robots.txt'), 'utf8')).toContain('https://www.example.org/fp/sitemap.xml');
});

test('without a domain there is no site map: it can hold whole addresses only', async () => {
  expect(await writeSitemap(site, { domain: undefined, base: '/' })).toBe(0);
  expect((await listFiles(site)).filter((file) => /\.(xml|txt)$/.test(file))).toEqual([]);
});
