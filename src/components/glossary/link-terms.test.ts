import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markTerms, splitAtTerms, termFinder } from './link-terms.ts';

const finder = termFinder([
  ['重点村', 'key-village'],
  ['省定扶贫工作重点村', 'key-village'],
  ['442', 'schedule'],
  ['missed', 'missed'],
  ['poverty headcount ratio', 'ratio'],
  ['<b>', 'bold'],
]);
const mark = (text: string, seen = new Set<string>()): string =>
  markTerms(splitAtTerms(text, finder), seen, (term) => `/glossary/#${term}`);
const plain = (html: string): string =>
  html
    .replace(/<\/?a\b[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('a term in a text links to its explanation', () => {
  test('at its first use only', () => {
    const seen = new Set<string>();
    expect(mark('重点村和重点村', seen)).toBe('<a class="term" href="/glossary/#key-village">重点村</a>和重点村');
    expect(mark('还是重点村', seen)).toBe('还是重点村');
  });

  test('in its longest form', () => {
    expect(mark('省定扶贫工作重点村')).toBe('<a class="term" href="/glossary/#key-village">省定扶贫工作重点村</a>');
  });

  test('in Latin script as a whole word, whatever its case', () => {
    expect(mark('Missed, not dismissed')).toBe('<a class="term" href="/glossary/#missed">Missed</a>, not dismissed');
    expect(mark('1442 and 4420')).toBe('1442 and 4420');
    expect(mark('按442推进')).toContain('>442</a>');
  });

  test('without a word changed, and nothing of the text becomes markup', () => {
    expect(mark('<script>"&"</script>')).toBe('&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('重点村', '省定', '442', 'missed ', '<b>', '&', '"', '文', 'a')),
        (parts) => {
          const text = parts.join('');
          expect(plain(mark(text))).toBe(text);
          expect(mark(text).match(/href="[^"]*"/g)?.length ?? 0).toBeLessThanOrEqual(4);
        },
      ),
    );
  });
});
