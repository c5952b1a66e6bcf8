import { collectReads, pageWatch, type Reads } from '../core/reads.ts';

/**
 * Things that one memory keeps: more than a ledger of a thousand promises asks for in all its years and languages, for a page
 * that goes through more than are kept makes each of them anew. Not growing with a site.
 */
const most = 20_000;

/**
 * Keeps what was made under a name: thousands of pages ask for the same few hundred pictures, lists and sentences. What was
 * not asked for the longest goes first. Each page that gets something counts as having read what it was made from, so this
 * is the one place where something made from a release may outlive a page.
 */
export class Memory<Value> {
  readonly #kept = new Map<string, { readonly value: Value; readonly reads: Reads }>();

  /** What is kept under the name, else what `make` makes. The name tells everything of the call that `make` depends on. */
  remember(name: string, make: () => Value): Value {
    const known = this.#kept.get(name);
    const entry = known ?? collectReads(make);
    if (known) {
      pageWatch().reads?.add(known.reads);
      this.#kept.delete(name);
    }
    this.#kept.set(name, entry);
    if (this.#kept.size > most) this.#dropOldest();
    return entry.value;
  }

  #dropOldest(): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
