import type { Shown } from './shown.ts';

/** Works something out once for what is shown: several parts of a picture and its words ask for the same rows. */
export function perShown<Result>(work: (shown: Shown) => Result): (shown: Shown) => Result {
  const known = new WeakMap<Shown, { readonly result: Result }>();
  return (shown) => {
    const found = known.get(shown) ?? { result: work(shown) };
    known.set(shown, found);
    return found.result;
  };
}
