/** A linear program: columns between bounds, rows of sums between bounds. */
export interface Program {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly {
    readonly columns: readonly number[];
    readonly coefficients: readonly number[];
    readonly lower: number;
    readonly upper: number;
  }[];
  /** The columns that take whole numbers only. */
  readonly whole?: readonly number[];
}

/** The best point for an objective. `duals`: what one unit more on the right of a row is worth; none for whole numbers. */
export interface Optimum {
  readonly value: number;
  readonly columns: ArrayLike<number>;
  readonly duals: ArrayLike<number>;
}

/** A program opened by a solver: solved again for each objective, then closed. */
export interface OpenProgram {
  /** The point with the largest (or smallest) sum of costs; undefined where there is no point at all. */
  readonly optimise: (sense: 'most' | 'least', costs: readonly (readonly [number, number])[]) => Optimum | undefined;
  readonly close: () => void;
}

/** What solves linear programs. Passed in: `core` knows no solver. The same program always gives the same point. */
export type Solver = (program: Program) => OpenProgram;
