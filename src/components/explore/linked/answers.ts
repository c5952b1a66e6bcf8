import type { Sums } from './sums.ts';

export interface PlaceSums extends Sums {
  readonly area: string;
  readonly month: number;
}

export interface GroupSums extends Sums {
  readonly groups: string;
  readonly month: number;
}

export interface PublishedSums extends PlaceSums {
  readonly groups: string;
}

/** What a single cell has besides its sums. */
export interface Detail {
  readonly area: string;
  readonly month: number;
  /** Of the denominator, where the indicator declares breaks. */
  readonly vintage: string | null;
  /** The interval published with the figure. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface ClassCount {
  readonly bin: number | null;
  readonly status: string;
  readonly cells: number;
}

/** What the engine said, view by view. */
export interface Answers {
  /** The plan's own area and the larger ones, as published: what is shown while nothing is chosen. */
  readonly published: readonly PublishedSums[];
  /** All cells of the group, not narrowed by anything: what the views show faintly behind. */
  readonly all: { readonly places: readonly PlaceSums[]; readonly classes: readonly ClassCount[] };
  /** Of the cells of the group chosen, for all areas. */
  readonly details: readonly Detail[];
  readonly line: readonly PlaceSums[];
  readonly map: readonly PlaceSums[];
  readonly side: readonly GroupSums[];
  readonly shape: readonly ClassCount[];
}
