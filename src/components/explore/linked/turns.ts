/** Work in steps, between which the page answers its reader. */
export interface Turns {
  /** Does one step after the other, the first at once; false where other steps came between, which end these. */
  run(steps: readonly (() => void)[]): Promise<boolean>;
  /** Ends the steps under way. */
  stop(): void;
}

export function takeTurns(): Turns {
  let turn = 0;
  return {
    async run(steps) {
      const own = ++turn;
      for (const [index, step] of steps.entries()) {
        if (index > 0) await new Promise((done) => setTimeout(done));
        if (own !== turn) return false;
        step();
      }
      return own === turn;
    },
    stop: () => void (turn += 1),
  };
}
