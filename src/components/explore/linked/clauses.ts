import { clauseInterval, type MosaicClient, type SelectionClause } from '@uwdata/mosaic-core';
import { column, isIn, literal, type ExprNode } from '@uwdata/mosaic-sql';
import { closingMonth } from '../../../core/period.ts';
import { verdictBit, type Level } from './cells.ts';
import type { Choice } from './choice.ts';
import { binOf, hasBit, ofGroup, ofLevel, type Bins } from './queries.ts';
import { classesWithin, limitsOf } from './stretch.ts';

/** What a choice can be narrowed by; each belongs to the view in which it is chosen, and does not narrow that view. */
export const dimensions = ['places', 'periods', 'groups', 'values', 'verdicts'] as const;
export type Dimension = (typeof dimensions)[number];

/** The views that ask the engine again when a choice changes. */
export const views = ['line', 'map', 'side', 'shape'] as const;
export type View = (typeof views)[number];

/** The views that a dimension does not narrow. The line shows all periods, also those that were judged otherwise. */
export const ownViews: Readonly<Record<Dimension, readonly View[]>> = {
  places: ['map'],
  periods: ['line'],
  groups: ['side'],
  values: ['shape'],
  verdicts: ['line'],
};

export interface ClauseFacts {
  readonly choice: Choice;
  /** The level of the cells that make up the whole. */
  readonly level: Level;
  readonly bins: Bins;
  /** The first and the last month of the indicator. */
  readonly months: readonly [first: number, last: number];
}

export interface ClauseOptions {
  /** Tells clauses of one dimension from those of others. */
  readonly source: object;
  /** The clients of the dimension's own views. */
  readonly clients: Set<MosaicClient>;
}

/** The clause of a dimension; its predicate is null where the choice does not narrow that dimension. */
export function clauseOf(dimension: Dimension, facts: ClauseFacts, options: ClauseOptions): SelectionClause {
  const { choice, bins, months } = facts;
  if (dimension === 'periods') {
    const [from, to] = [closingMonth(choice.from), closingMonth(choice.to)];
    const whole = from <= months[0] && to >= months[1];
    const scale = { type: 'identity', domain: [months[0], months[1]] as [number, number] };
    return clauseInterval(column('month'), whole ? null : [from, to], { ...options, scale });
  }
  if (dimension === 'values' && choice.states.length === 0) {
    const scale = { type: 'identity', domain: [0, bins.count - 1] as [number, number] };
    return clauseInterval(binOf(bins), choice.values ? classesWithin(choice.values, bins) : null, {
      ...options,
      scale,
    });
  }
  return { ...options, fields: [], value: undefined, predicate: predicateOf(dimension, facts) };
}

function predicateOf(dimension: Dimension, { choice, level }: ClauseFacts): ExprNode | null {
  switch (dimension) {
    case 'places':
      return choice.places.length > 0 ? isIn(column('area'), choice.places.map(literal)) : ofLevel(level);
    case 'groups':
      return ofGroup(choice.group);
    case 'values':
      return isIn(column('status'), choice.states.map(literal));
    case 'verdicts':
      return choice.verdicts.length > 0
        ? hasBit(choice.verdicts.reduce((mask, verdict) => mask | verdictBit(verdict), 0))
        : null;
    case 'periods':
      return null;
  }
}

/** A clause as a brush will make them: what counts is its kind, not its value. */
export function sampleClause(dimension: Dimension, facts: ClauseFacts, options: ClauseOptions): SelectionClause {
  const { choice, bins } = facts;
  const sample: Choice = {
    ...choice,
    ...(dimension === 'periods' ? { to: choice.from } : {}),
    ...(dimension === 'values' ? { values: limitsOf([0, 0], bins), states: [] } : {}),
  };
  return clauseOf(dimension, { ...facts, choice: sample }, options);
}
