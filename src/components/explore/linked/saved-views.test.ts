import { describe, expect, it } from 'vitest';
import { deleteView, readViews, saveView, type Storage } from './saved-views.ts';

function memory(): Storage {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}
const view = (name: string, search = '?i=rate') => ({ name, search, version: '2020.12.0' });
const refusing: Storage = {
  getItem() {
    throw new DOMException('no', 'SecurityError');
  },
  setItem() {
    throw new DOMException('full', 'QuotaExceededError');
  },
};

describe('saved views', () => {
  it('come back, the latest first; one of the same name takes the place of the other', () => {
    const storage = memory();
    saveView(storage, view('a'));
    saveView(storage, view('b'));
    saveView(storage, view('a', '?i=count'));
    expect(readViews(storage)).toEqual([view('a', '?i=count'), view('b')]);
    deleteView(storage, 'a');
    expect(readViews(storage)).toEqual([view('b')]);
  });

  it('are none, and saving says no, where the browser does not allow it', () => {
    expect(readViews(undefined)).toEqual([]);
    expect(readViews(refusing)).toEqual([]);
    expect(saveView(refusing, view('a'))).toBe(false);
    expect(saveView(undefined, view('a'))).toBe(false);
  });

  it.each(['{', '{"name":"a"}', '[{"name":1}]', 'null'])('pass over what is none: %s', (text) => {
    const storage = memory();
    storage.setItem('sunledger-views', text);
    expect(readViews(storage)).toEqual([]);
  });

  it('are fifty at most', () => {
    const storage = memory();
    for (let index = 0; index < 60; index++) saveView(storage, view(String(index)));
    expect(readViews(storage)).toHaveLength(50);
    expect(readViews(storage)[0]?.name).toBe('59');
  });
});
