import { expect, test } from 'vitest';
import { fillList } from './listing.ts';

const cell = (path: string): string => `<td><a href="/fp/${path}" download="x.pdf" data-report>PDF</a></td>`;
const page = `<p class="quiet" data-without-chromium>没有PDF</p><tr>${cell('reports/2020.pdf')}${cell('reports/2020/1.pdf')}</tr>`;

test('sizes stand beside what was made, and nothing leads to what was not', () => {
  const html = fillList(page, new Map([['/fp/reports/2020.pdf', 1_234_567]]));
  expect(html).toContain('PDF</a> <small>1.2 MB</small></td><td>—</td>');
  expect(html).not.toContain('没有PDF');
});

test('where nothing could be printed the page says so', () => {
  const html = fillList(page, new Map([['/fp/reports/2020.html', 100]]));
  expect(html).toContain('没有PDF');
  expect(html).not.toContain('<a ');
});
