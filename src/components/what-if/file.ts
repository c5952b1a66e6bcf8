import type { Commitment } from '../../core/commitment.ts';
import type { Series } from '../../core/facts.ts';
import type { Day } from '../../core/period.ts';
import type { Text } from '../../core/text.ts';
import type { Said } from './vary.ts';

/** What a promise is judged on: enough to judge it again, and nothing that is not published. */
export interface WhatIfPromise {
  readonly name: Text;
  readonly commitment: Pick<Commitment, 'id' | 'kind' | 'direction' | 'steps' | 'between'> &
    Partial<Pick<Commitment, 'baseline' | 'relative' | 'vintage' | 'withdrawn'>>;
  readonly series?: Series;
  readonly yardstick?: Series;
  /** What the ledger published on each of the days. */
  readonly said: readonly Said[];
}

/** The file `/what-if.json`. */
export interface WhatIfFile {
  /** Says so where the figures are fictitious. */
  readonly notice?: string;
  readonly days: readonly Day[];
  readonly promises: readonly WhatIfPromise[];
}
