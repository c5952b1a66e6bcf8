import { warehouseSource, type WarehouseTable } from '../../../src/core/warehouse.ts';
import type { Database } from '../database.ts';
import type { Effects } from '../output/effects.ts';
import type { Report } from '../problem.ts';
import { failureProblem } from './failure.ts';
import type { Warehouse } from './warehouse.ts';

/** What a table in a warehouse is read with. */
export interface Visit {
  readonly warehouse: Warehouse;
  /** Tells how expressions are to be understood; no row comes near it. */
  readonly parser: Database;
}

/** Opens the warehouse for one table and closes it again. Whatever fails on the way is reported at the table. */
export async function visitWarehouse<Found>(
  from: WarehouseTable,
  { effects, report }: { effects: Effects; report: Report },
  read: (visit: Visit) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const parser = await effects.openDatabase({ externalAccess: false });
  let warehouse: Warehouse | undefined;
  try {
    warehouse = effects.openWarehouse();
    return await read({ warehouse, parser });
  } catch (error) {
    report(failureProblem(error, { file: warehouseSource(from), value: from.table }));
    return undefined;
  } finally {
    parser.close();
    await warehouse?.close();
  }
}
