import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packPdf } from './pack.ts';
import { countPdfPages, fixDates, pagesOfPlaces } from './pdf.ts';

/** A file built as Chromium builds it, of some objects numbered from 1; the last is the catalog. */
function pdfOf(bodies: readonly string[]): Buffer {
  let text = '%PDF-1.4\n%\u00d3\u00eb\u00e9\u00e1\n';
  const places = bodies.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<</Size ${bodies.length + 1}\n/Root ${bodies.length} 0 R\n/Info 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const content = `<</Length 22>> stream\nendobj and xref inside\nendstream`;
const small = pdfOf([
  `<</Title (a)\n/CreationDate (D:20261125043252+00'00')\n/ModDate (D:20261125043252+00'00')>>`,
  content,
  '<</Type /Page\n/Parent 5 0 R\n/Contents 2 0 R>>',
  '<</Type /Page\n/Parent 5 0 R>>',
  '<</Type /Pages\n/Kids [4 0 R 6 0 R]\n/Count 2>>',
  '<</Type /Pages\n/Kids [3 0 R]\n/Count 1>>',
  '<</a [3 0 R /XYZ 0 0 0]\n/summary [4 0 R /XYZ 0 0 0]>>',
  '<</Type /Catalog\n/Pages 5 0 R\n/Dests 7 0 R>>',
]);

test('fixDates(…) puts the day of the release in the place of the clock, and changes no length', () => {
  const fixed = fixDates(small, '2020-12-31');
  expect(fixed.length).toBe(small.length);
  expect(fixed.toString('latin1').match(/D:20201231000000\+00'00'/g)).toHaveLength(2);
});

test('pagesOfPlaces(…) numbers the pages in the order of the document', () => {
  expect(Object.fromEntries(pagesOfPlaces(small))).toEqual({ a: 2, summary: 1 });
  expect(countPdfPages(small)).toBe(2);
});

test('packPdf(…) keeps every object: streams as they are, the others packed in their order', () => {
  const packed = packPdf(small).toString('latin1');
  expect(packed).toContain(`2 0 obj\n${content}\nendobj`);
  const [, length = '', first = ''] = /\/Type \/ObjStm \/N (\d+) \/First (\d+)/.exec(packed) ?? [];
  expect(length).toBe('7');
  const begin = packed.indexOf('stream\n', packed.indexOf('/ObjStm')) + 'stream\n'.length;
  const inside = inflateSync(Buffer.from(packed.slice(begin, packed.indexOf('\nendstream', begin)), 'latin1')).toString(
    'latin1',
  );
  const numbers = inside.slice(0, Number(first)).trim().split(' ').map(Number);
  expect(numbers.filter((_, index) => index % 2 === 0)).toEqual([1, 3, 4, 5, 6, 7, 8]);
  expect(inside.slice(Number(first) + (numbers[3] ?? 0))).toMatch(/^<<\/Type \/Page\n\/Parent 5 0 R\n/);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(packed)?.[1]);
  expect(packed.slice(start)).toMatch(/^10 0 obj\n<<\/Type \/XRef \/W \[1 4 2\] \/Size 11 \/Root 8 0 R\n\/Info 1 0 R/);
});

test.each(['', '%PDF-1.4\nno table', small.toString('latin1').replace('xref\n0 9', 'xref\n0 7')])(
  'packPdf(…) refuses a file that is built otherwise',
  (text) => {
    expect(() => packPdf(Buffer.from(text, 'latin1'))).toThrow(/missing table|announced/);
  },
);
