import { expect, test } from 'vitest';
import { findOutside, makeSingleFile } from './single-file.ts';

const read = (path: string): Promise<string> =>
  path === '_astro/a.css' ? Promise.resolve('p{color:red}') : Promise.reject(new Error(`missing file: ${path}`));
const rendered = (body: string, sheet = '/fp/_astro/a.css'): string =>
  `<!doctype html><html><head><style>@page{@top-left{content:"x"}}</style><link rel="stylesheet" href="${sheet}"></head><body>${body}</body></html>`;

test('a report takes its style sheets in, before the style of its own', async () => {
  const html = await makeSingleFile(rendered('<a href="#a">甲</a>'), { base: '/fp/', read });
  expect(html).toContain('<style>p{color:red}</style><style>@page');
  expect(html).not.toContain('<link');
});

test.each([
  '<a href="/fp/method/">方法</a>',
  '<a href="https://example.org/">x</a>',
  '<img src="a.png">',
  '<img src="data:image/png;base64,AA" srcset="b.png 2x">',
  '<script>1</script>',
  '<svg><use xlink:href="other.svg#a"></use></svg>',
  '<iframe></iframe>',
  '<p style="background:url(a.png)">x</p>',
])('a report that refers to something outside itself is refused: %s', async (body) => {
  await expect(makeSingleFile(rendered(body), { base: '/fp/', read })).rejects.toThrow('outside');
});

test('what lies inside is not outside', () => {
  expect(findOutside('<a href="#a"><svg><use href="#m-met"></use><path fill="url(#h)"/></svg>')).toEqual([]);
});
