import { warehouseSource, type WarehouseAnswer } from '../../../src/core/warehouse.ts';
import type { Checked } from '../check/checked.ts';
import { indexPlaces } from '../check/places.ts';
import { countStored, type Stored } from './count.ts';
import type { Total } from '../derive/totals.ts';
import type { Input } from '../input.ts';
import type { Effects } from '../output/effects.ts';
import { concealer } from '../personal/conceal.ts';
import { reportFindings } from '../personal/report.ts';
import { isError, type Problem, type Report } from '../problem.ts';
import { connectionTo } from '../warehouse/connection.ts';
import { visitWarehouse } from '../warehouse/visit.ts';
import { rowsOf, type Warehouse } from '../warehouse/warehouse.ts';
import { checkStored, searchStored, selectRecords } from './check.ts';

/** What the records tables in databases give: counts of their indicators, and the questions with their answers. */
export interface StoredCounts {
  readonly totals: readonly Total[];
  readonly answers: readonly WarehouseAnswer[];
}

/** Checks, searches and counts every records table that lives in a database. A table with an error gives nothing. */
export async function readStored(
  { input, checked }: { input: Input; checked: Checked },
  effects: Effects,
  report: Report,
): Promise<StoredCounts> {
  const all: StoredCounts[] = [];
  for (const { id, definition } of checked.stored) {
    if (!definition.from) continue;
    const found: Problem[] = [];
    const table = { id, definition, from: definition.from };
    const counts = await readOne(table, { input, checked, effects }, (one) => void found.push(one));
    found.forEach(report);
    if (counts && !found.some(isError)) all.push(counts);
  }
  return { totals: all.flatMap(({ totals }) => totals), answers: all.flatMap(({ answers }) => answers) };
}

async function readOne(
  { id, definition, from }: Pick<Stored, 'id' | 'definition' | 'from'>,
  { input, checked, effects }: { input: Input; checked: Checked; effects: Effects },
  report: Report,
): Promise<StoredCounts | undefined> {
  return visitWarehouse(from, { effects, report }, async ({ warehouse, parser }) => {
    const described = await typesOf(warehouse, from.table);
    const select = selectRecords(definition, { described, from }, report);
    if (select === undefined) return undefined;
    const connection = connectionTo(warehouse, { name: 'records', select });
    const stored: Stored = {
      ...{ id, definition, from, connection, parser, files: checked.indicatorFiles },
      places: indexPlaces(checked.areas, checked.site.area),
      indicators: Object.fromEntries(
        Object.entries(checked.indicators).filter(([, indicator]) => indicator.from === `records/${id}`),
      ),
    };
    const found: Problem[] = [];
    const tell: Report = (one) => void found.push(one);
    await checkStored(stored, tell);
    const findings = await searchStored(stored, { input, today: effects.today, plan: checked.plan }, tell);
    reportFindings(findings).forEach(tell);
    found.map(concealer(findings)).forEach(report);
    if (found.some(isError) || Object.keys(stored.indicators).length === 0) return undefined;
    const totals = await countStored(stored, report);
    const asked = connection.asked();
    if (!totals || !asked) return undefined;
    return { totals, answers: [{ id: `records/${id}`, source: warehouseSource(from), ...asked }] };
  });
}

async function typesOf(warehouse: Warehouse, table: string): Promise<Map<string, string>> {
  const rows = rowsOf(await warehouse.ask(`DESCRIBE TABLE ${table}`));
  return new Map(rows.map(({ name, type }) => [String(name), String(type)]));
}
