import type { Coordinator, MosaicClient, Selection, SelectionClause } from '@uwdata/mosaic-core';
import { ownViews, views, type ClauseFacts, type Dimension, type View } from './clauses.ts';
import { besides, readCube, stepsOf, type Cube } from './cube.ts';

/** The page's own copy of the sums for one brush. */
export interface Quick {
  /** Makes the copy for a brush of a dimension, where there is none yet that fits; ends when it is there. */
  warm(dimension: Dimension, facts: ClauseFacts, clause: SelectionClause): Promise<void>;
  /** What the other views show as the dimension stands; undefined where there is no copy that fits. */
  answer(dimension: Dimension, facts: ClauseFacts): ReadonlyMap<View, object[]> | undefined;
}

export interface QuickOptions {
  readonly coordinator: Coordinator;
  readonly selection: Selection;
  readonly clients: Readonly<Record<View, MosaicClient>>;
}

export function openQuick({ coordinator, selection, clients }: QuickOptions): Quick {
  let copy: { readonly dimension: Dimension; readonly besides: string; cube?: Cube | undefined } | undefined;
  const fits = (dimension: Dimension, facts: ClauseFacts): boolean =>
    copy?.dimension === dimension && copy.besides === besides(dimension, facts);
  return {
    async warm(dimension, facts, clause) {
      if (fits(dimension, facts)) return;
      const made: typeof copy = { dimension, besides: besides(dimension, facts) };
      copy = made;
      const asking = views.filter((view) => !ownViews[dimension].includes(view));
      made.cube = await readCube({
        ...{ coordinator, selection, clause },
        clients: asking.map((view) => [view, clients[view]] as const),
      }).catch(() => undefined);
      // What failed or was too large is not tried again before something else is chosen.
    },
    answer(dimension, facts) {
      const cube = fits(dimension, facts) ? copy?.cube : undefined;
      const steps = stepsOf(dimension, facts);
      return cube && new Map(cube.views.map((view) => [view, cube.answer(view, steps)]));
    },
  };
}
