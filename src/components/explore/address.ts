import type { ExploreFacts } from './facts.ts';
import { readState, writeState, type State } from './state.ts';

/** The state of the page, which stands in its address. */
export interface Address {
  get(): State;
  /** `push` makes a step that the reader can go back from. */
  set(change: Partial<State>, how?: 'push' | 'replace'): void;
  /** Goes to what the query part of an address says, a step that the reader can go back from. */
  go(search: string): void;
  /** The address of a state, for a link. */
  link(state: State): string;
}

/** Reads the state from the address and keeps the two the same. `onReturn` is told when the reader goes back or forth. */
export function keepAddress(facts: ExploreFacts, onReturn: (state: State) => void): Address {
  let state = readState(location.search, facts);
  const path = (next: State): string => `${location.pathname}${writeState(next, facts)}`;
  addEventListener('popstate', () => {
    state = readState(location.search, facts);
    onReturn(state);
  });
  return {
    get: () => state,
    set(change, how = 'replace') {
      state = { ...state, ...change };
      const next = path(state);
      if (next === `${location.pathname}${location.search}`) return;
      if (how === 'push') history.pushState(null, '', next);
      else history.replaceState(null, '', next + location.hash);
    },
    go(search) {
      history.pushState(null, '', `${location.pathname}${search}`);
      state = readState(search, facts);
      onReturn(state);
    },
    link: (next) => new URL(path(next), location.href).href,
  };
}
