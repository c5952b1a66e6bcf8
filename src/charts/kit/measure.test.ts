import { expect, test } from 'vitest';
import { overlaps, textBox, textWidth, wrapText } from './measure.ts';

test('textWidth counts a Chinese character as one em and a Latin letter as about half', () => {
  expect(textWidth('沂源县', 12)).toBe(36);
  expect(textWidth('abcd', 12) / 48).toBeCloseTo(0.57);
  expect(textWidth('，。', 12)).toBe(24);
});

test('textWidth counts bold text as wider', () => {
  expect(textWidth('98%', 12, true)).toBeGreaterThan(textWidth('98%', 12));
});

test('textBox stands on its base line, by its anchor', () => {
  const box = textBox({ text: '目标', x: 100, y: 50, anchor: 'end', size: 10 });
  expect(box).toMatchObject({ x0: 80, x1: 100 });
  expect(box.y0).toBeLessThan(42);
  expect(box.y1).toBeGreaterThan(50);
});

test('overlaps is false for boxes that share an edge', () => {
  expect(overlaps({ x0: 0, y0: 0, x1: 10, y1: 10 }, { x0: 10, y0: 0, x1: 20, y1: 10 })).toBe(false);
  expect(overlaps({ x0: 0, y0: 0, x1: 10, y1: 10 }, { x0: 10, y0: 0, x1: 20, y1: 10 }, 1)).toBe(true);
});

test('wrapText breaks between Chinese characters, never before a full stop', () => {
  expect(wrapText('到期应达八成。未达到。', 10, 70)).toEqual(['到期应达八成。', '未达到。']);
});

test('wrapText breaks Latin text between words and keeps every character', () => {
  const lines = wrapText('Gross preschool enrolment ratio 2020', 12, 110);
  expect(lines.join(' ')).toBe('Gross preschool enrolment ratio 2020');
  expect(lines.length).toBeGreaterThan(1);
});
