import loadHighs from 'highs';
import type { OpenProgram, Program, Solver } from '../../src/core/disclosure/program.ts';

type Highs = Awaited<ReturnType<typeof loadHighs>>;

let loaded: ReturnType<typeof loadHighs> | undefined;

/**
 * The linear solver HiGHS, compiled to WebAssembly and single-threaded: the same program always gives the same point.
 * Loaded once; each program is a model of its own.
 */
export async function loadSolver(): Promise<Solver> {
  const highs = await (loaded ??= loadHighs());
  return (program) => openProgram(highs, program);
}

const primalSimplex = 4;

/** More branches than this are not searched; the best choice found so far is taken. */
const mostNodes = 20_000;

function openProgram(highs: Highs, program: Program): OpenProgram {
  const columns = program.lower.length;
  const whole = new Set(program.whole);
  const model = highs.createModel({
    numCols: columns,
    numRows: program.rows.length,
    colCost: new Float64Array(columns),
    colLower: Float64Array.from(program.lower),
    colUpper: Float64Array.from(program.upper),
    rowLower: Float64Array.from(program.rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(program.rows, ({ upper }) => upper),
    matrix: matrixOf(program),
    ...(whole.size > 0 && { integrality: Int32Array.from(program.lower, (_, column) => (whole.has(column) ? 1 : 0)) }),
  });
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_max_nodes: mostNodes, random_seed: 0 });
  // Solved for one objective after another: from the last point on, by the primal simplex method.
  if (whole.size === 0) model.options.set({ presolve: 'off', simplex_strategy: primalSimplex });
  const { minimize, maximize } = highs.constants.objectiveSense;
  const { optimal, solutionLimit } = highs.constants.modelStatus;
  let priced: readonly number[] = [];
  return {
    optimise: (sense, costs) => {
      for (const column of priced) model.changeColCost(column, 0);
      for (const [column, cost] of costs) model.changeColCost(column, cost);
      priced = costs.map(([column]) => column);
      model.changeObjectiveSense(sense === 'most' ? maximize : minimize);
      model.run();
      const status = model.getModelStatus();
      if (status !== optimal && status !== solutionLimit) return undefined;
      const { colValue, rowDual } = model.getSolution();
      return { value: model.getObjectiveValue(), columns: colValue, duals: rowDual };
    },
    close: () => model.dispose(),
  };
}

function matrixOf({ lower, rows }: Program): {
  format: 'csr';
  numRows: number;
  numCols: number;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
} {
  const starts = [0];
  for (const { columns } of rows) starts.push((starts.at(-1) ?? 0) + columns.length);
  return {
    format: 'csr',
    numRows: rows.length,
    numCols: lower.length,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
    values: Float64Array.from(rows.flatMap(({ coefficients }) => coefficients)),
  };
}
