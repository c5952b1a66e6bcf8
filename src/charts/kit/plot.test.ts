import { readFileSync } from 'node:fs';
import { plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { palette } from './paint.ts';
import { plotStyle, plotted } from './plot.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document;
const sheet = readFileSync(new URL('../charts.css', import.meta.url), 'utf8');

test('the rules Plot writes are the ones that charts.css was made from', () => {
  const style = plot({ document, className: 'chart', marks: [] }).querySelector('style')?.textContent ?? '';
  expect(style.replace(/\s+/g, ' ')).toBe(plotStyle);
});

test('charts.css says what Plot says, and names every token', () => {
  for (const rule of ['display: block', 'max-width: 100%', 'height: auto', 'white-space: pre'])
    expect(sheet).toContain(rule);
  for (const token of Object.keys(palette)) expect(sheet).toContain(`--${token}`);
});

test('a plotted chart has no style, one name and texts of 12 pixels', () => {
  const svg = plotted({ kind: 'bars', document, labels: { title: '标题', description: '说明' } }, { marks: [] });
  expect(svg.querySelectorAll('style')).toHaveLength(0);
  expect(svg.getAttribute('style')).toBeNull();
  expect(svg.getAttribute('class')).toBe('chart chart-bars');
  expect(svg.getAttribute('font-size')).toBe('12');
  expect([...svg.children].map(({ localName }) => localName)).toEqual(['title', 'desc', 'g']);
});
