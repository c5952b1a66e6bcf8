import { published, type Settings } from './vary.ts';

/** Reads the settings from an address; what is absent, unknown or out of range is as published. */
export function readSettings(search: string): Settings {
  const given = new URLSearchParams(search);
  const number = (name: string, low: number, high: number, usual: number): number => {
    const text = given.get(name);
    const value = text === null || text === '' ? Number.NaN : Number(text);
    return value >= low && value <= high ? value : usual;
  };
  const word = <Word extends string>(name: string, known: readonly Word[], usual: Word): Word =>
    known.find((each) => each === given.get(name)) ?? usual;
  const justBehind = number('near', 0, 1, published.justBehind);
  return {
    justBehind,
    behind: Math.min(number('behind', 0, 1, published.behind), justBehind),
    between: word('between', ['plan', 'step', 'linear'], published.between),
    eased: number('eased', 0, 20, published.eased),
    shows: word('shows', ['weakest', 'last'], published.shows),
  };
}

/** The settings as they stand in an address, without those that are as published: empty for PLAN-1. */
export function writeSettings({ justBehind, behind, between, eased, shows }: Settings): string {
  const given = new URLSearchParams();
  if (justBehind !== published.justBehind) given.set('near', String(justBehind));
  if (behind !== published.behind) given.set('behind', String(behind));
  if (between !== published.between) given.set('between', between);
  if (eased !== published.eased) given.set('eased', String(eased));
  if (shows !== published.shows) given.set('shows', shows);
  return given.toString();
}
