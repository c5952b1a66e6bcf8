import { expect, test } from 'vitest';
import { elderPath, hasElderPage } from './elder.ts';

test.each([
  ['/', '/elder/'],
  ['/commitments/06-clinic-coverage/', '/elder/commitments/06-clinic-coverage/'],
  ['/commitments/due/2018/', '/elder/commitments/due/2018/'],
  ['/indicators/clinics/370323103/', '/elder/indicators/clinics/370323103/'],
])('the page %s has its own page in 长者模式', (path, elder) => {
  expect(elderPath(path)).toBe(elder);
  expect(hasElderPage(path)).toBe(true);
});

test.each([
  ['/as-of/2017/', '/elder/'],
  ['/commitments/as-of/2017/standing/missed/', '/elder/commitments/'],
  ['/commitments/06-clinic-coverage/2017/', '/elder/commitments/06-clinic-coverage/'],
  ['/indicators/clinics/2017/', '/elder/indicators/clinics/'],
])('the page %s about a past year leads to %s', (path, elder) => {
  expect(elderPath(path)).toBe(elder);
  expect(hasElderPage(path)).toBe(false);
});

test('pages in English, pictures for other sites and pages of the mode itself have none', () => {
  expect(['/en/', '/elder/', '/embed/x/'].map(hasElderPage)).toEqual([false, false, false]);
});
