import { panelPath, type Panel } from '../../../src/core/panel.ts';
import type { WarehouseAnswer, WarehouseTable } from '../../../src/core/warehouse.ts';
import type { Checked, GivenRow } from '../check/checked.ts';
import { reportGaps } from '../check/coverage.ts';
import type { Input } from '../input.ts';
import type { Effects } from '../output/effects.ts';
import { concealer } from '../personal/conceal.ts';
import { reportFindings } from '../personal/report.ts';
import { isPanelFile } from '../read/limits.ts';
import { isError, problem, type Problem, type Report } from '../problem.ts';
import type { Connection } from '../warehouse/connection.ts';
import { WarehouseFailure } from '../warehouse/failure.ts';
import { visitWarehouse } from '../warehouse/visit.ts';
import { filesOf } from './definition.ts';
import { checkEach } from './each.ts';
import { reportFaults } from './faults.ts';
import { figuresOf } from './figures.ts';
import { searchPanel } from './personal.ts';
import { countsOf, scanPanel, type Cell } from './scan.ts';
import { openPanel, type PanelTable } from './table.ts';
import { openWarehousePanel } from './warehouse.ts';

/**
 * Checks, searches and adds up the panels of the data folder, one after the other and each in one scan: what comes back are
 * rows of its indicators as an office would have handed them in. A panel with an error gives none.
 */
export async function readPanels(
  { folder, input, checked }: { folder: string; input: Input; checked: Checked },
  effects: Effects,
  report: Report,
): Promise<PanelFigures> {
  const given: GivenRow[] = [];
  const answers: WarehouseAnswer[] = [];
  for (const { id, definition } of checked.panels) {
    const files = filesOf(input, id);
    const found: Problem[] = [];
    const tell: Report = (one) => void found.push(one);
    if (definition.from) {
      const context = { id, panel: definition, from: definition.from, input, checked };
      const figures = await readFromWarehouse(context, effects, tell);
      found.forEach(report);
      if (!figures || found.some(isError)) continue;
      for (const row of figures.given) given.push(row);
      answers.push(...figures.answers);
      continue;
    }
    if (files.paths.length === 0) continue;
    const scratch = await effects.makeScratch();
    const release = effects.removeWhenInterrupted([scratch]);
    const database = await effects.openLargeDatabase({ scratch });
    try {
      const opened = await openPanel({ id, panel: definition, files, folder, database }, checked, tell);
      const rows = opened && (await readPanel(opened, { input, effects }, tell));
      found.forEach(report);
      if (rows && !found.some(isError)) for (const row of rows) given.push(row);
    } finally {
      database.close();
      release();
      await effects.remove(scratch);
    }
  }
  if (given.length > 0) await reportChanged(folder, { input, effects }, report);
  return { given, answers };
}

/** One panel of a database: the questions that check it, and the one that its figures are made from. */
async function readFromWarehouse(
  { id, panel, from, input, checked }: WarehouseContext,
  effects: Effects,
  report: Report,
): Promise<PanelFigures | undefined> {
  return visitWarehouse(from, { effects, report }, async ({ warehouse, parser }) => {
    const opened = await openWarehousePanel({ id, panel, from, parser }, { checked, warehouse }, report);
    if (!opened) return undefined;
    const { table, connection } = opened;
    let answer: WarehouseAnswer | undefined;
    const given = await readPanel(table, { input, effects, connection, onScan: (asked) => (answer = asked) }, report);
    const [counted] = await connection.rows('SELECT count(*)::DOUBLE AS n FROM panel');
    reportChange(table, Number(counted?.['n']), report);
    return { given, answers: answer ? [answer] : [] };
  });
}

/** A table that was written to between two questions gives figures of no one moment. */
function reportChange({ rows: before, files }: PanelTable, after: number, report: Report): void {
  if (before !== after) report(problem('warehouse-changed', { file: files.source }, { before, after }));
}

interface WarehouseContext {
  readonly id: string;
  readonly panel: Panel;
  readonly from: WarehouseTable;
  readonly input: Input;
  readonly checked: Checked;
}

/** What the panels give: rows of their indicators, and of those in a database the question and its answer. */
export interface PanelFigures {
  readonly given: readonly GivenRow[];
  readonly answers: readonly WarehouseAnswer[];
}

async function readPanel(
  table: PanelTable,
  { input, effects, connection, onScan }: Reading,
  report: Report,
): Promise<GivenRow[]> {
  const found: Problem[] = [];
  const tell: Report = (one) => void found.push(one);
  const counts = await countsOf(table, tell);
  const cells = await scanPanel(table, counts ?? [], effects).catch((error: unknown) => {
    if (error instanceof WarehouseFailure) throw error;
    report(unreadable(error, table));
    return undefined;
  });
  if (!cells) return [];
  const asked = connection?.asked();
  if (!asked) accountFor(cells, table);
  else {
    reportChange(
      table,
      cells.reduce((sum, cell) => sum + cell.rows, 0),
      report,
    );
    onScan?.({ id: panelPath(table.id), source: table.files.source, ...asked });
  }
  const sound = await reportFaults(table, { cells, counts: counts ?? [] }, tell);
  const whole = await checkEach(table, cells, tell);
  const findings = await searchPanel(table, { cells, whole, input, today: effects.today });
  reportFindings(findings).forEach(tell);
  found.map(concealer(findings)).forEach(report);
  if (!counts || !sound || found.some(isError)) return [];
  return Object.entries(table.indicators).flatMap(([id, indicator]) => {
    const rows = figuresOf(cells, [id, indicator], table);
    reportGaps(rows, { definition: indicator, file: table.files.source, places: table.places }, report);
    return rows;
  });
}

interface Reading {
  readonly input: Input;
  readonly effects: Effects;
  /** Of a panel in a database. */
  readonly connection?: Connection;
  readonly onScan?: (answer: WarehouseAnswer) => void;
}

/** The data turned out to be damaged, or an expression has no result for them. */
function unreadable(error: unknown, { files, folder }: PanelTable): Problem {
  const detail = String(error instanceof Error ? error.message : error).replaceAll(`${folder}/`, '');
  return problem('malformed-parquet', { file: files.source }, { detail: detail.split('\n')[0] ?? '' });
}

/** Reports every file that was written or replaced since its hash was taken. */
async function reportChanged(
  folder: string,
  { input, effects }: { input: Input; effects: Effects },
  report: Report,
): Promise<void> {
  const now = new Map((await effects.survey(folder)).map(({ path, stamp }) => [path, stamp]));
  for (const { path } of input.files)
    if (isPanelFile(path) && now.get(path) !== input.stamps.get(path)) report(problem('input-changed', { file: path }));
}

/** Throws where a row of the files is in no cell or in two: a fault of the program, not of the data. */
function accountFor(cells: readonly Cell[], { rows, id }: PanelTable): void {
  const read = cells.reduce((sum, cell) => sum + cell.rows, 0);
  if (read !== rows) throw new Error(`wrong number of rows: ${read}; expected ${rows} (panels/${id})`);
}
