import type { Day } from '../../core/period.ts';
import type { WhatIfFile, WhatIfPromise } from './file.ts';
import { differs, judgeUnder, type Said, type Settings } from './vary.ts';

/** A promise about which another rule would say something else. */
export interface Change {
  readonly promise: WhatIfPromise;
  readonly of: 'verdict' | 'pace';
  readonly published: Said;
  readonly now: Said;
}

/** What would change in the ledger of a day. */
export interface DayChanges {
  readonly day: Day;
  readonly changes: readonly Change[];
  /** How many verdicts were made again. */
  readonly judged: number;
}

/** What would change on each day of the ledger under other settings, verdicts before pace words. */
export function changesUnder({ days, promises }: WhatIfFile, settings: Settings): DayChanges[] {
  return days.map((day, index) => {
    const changes = promises.flatMap((promise): Change[] => {
      const published = promise.said[index];
      const now = judgeUnder(promise, day, settings);
      const of = published && differs(published, now);
      return of ? [{ promise, of, published, now }] : [];
    });
    const ordered = [...changes.filter(({ of }) => of === 'verdict'), ...changes.filter(({ of }) => of === 'pace')];
    return { day, changes: ordered, judged: promises.length };
  });
}

/** How many verdicts were made again and how many of them differ from the published ones. */
export function daysCounted(days: readonly DayChanges[]): { all: number; changed: number } {
  return {
    all: days.reduce((sum, { judged }) => sum + judged, 0),
    changed: days.reduce((sum, { changes }) => sum + changes.length, 0),
  };
}
