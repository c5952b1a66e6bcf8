import { expect, test, vi } from 'vitest';
import { createVoice, spokenLanguages, type Voice } from './voice.ts';

const text = { zh: '读取', en: 'Reading' };

function record(isTTY: boolean, speak: (voice: Voice) => void): string {
  let written = '';
  speak(createVoice({ isTTY, write: (part) => (written += part) }, ['en', 'zh']));
  return written;
}

test('ordinary lines come in the first language, what must not be missed in all', () => {
  expect(record(false, (voice) => voice.say(text))).toBe('Reading\n');
  expect(record(false, (voice) => voice.announce(text))).toBe('Reading\n读取\n');
});

test('a line that is the same in both languages is said once', () => {
  expect(record(false, (voice) => voice.announce({ zh: 'ok', en: 'ok' }))).toBe('ok\n');
});

test('progress is a bar on a terminal, drawn over and gone when the work is done', () => {
  const written = record(true, (voice) => {
    voice.progress(text, 1, 2);
    voice.progress(text, 2, 2);
  });
  expect(written).toBe(`\r\u001b[K${'█'.repeat(12)}${'░'.repeat(12)} Reading 1/2\r\u001b[KReading 2/2\n`);
});

test('progress is one plain line elsewhere where the work is short', () => {
  const written = record(false, (voice) => {
    for (let done = 0; done <= 100; done++) voice.progress(text, done, 100);
    voice.count({ zh: '', en: 'not shown' });
  });
  expect(written).toBe('Reading 100/100\n');
});

test('progress of long work says how long it may still take', () => {
  const clock = vi.spyOn(performance, 'now');
  const at = (seconds: number): void => void clock.mockReturnValue(seconds * 1000);
  at(0);
  const written = record(true, (voice) => {
    voice.progress(text, 0, 200);
    at(60);
    voice.progress(text, 50, 200);
    at(200);
    voice.progress(text, 199, 200);
  });
  clock.mockRestore();
  expect(written).toContain('Reading 0/200\r');
  expect(written).toContain('Reading 50/200, about 3 min 0 s left');
  expect(written).toContain('Reading 199/200, about 2 s left');
});

test('spokenLanguages(…) reads what run.mjs chose, and speaks both where nobody chose', () => {
  expect(spokenLanguages('en+zh')).toEqual(['en', 'zh']);
  expect(spokenLanguages('en')).toEqual(['en']);
  expect(spokenLanguages('')).toEqual(['zh', 'en']);
});
