import { areaSchema, type Area } from '../../src/core/area.ts';
import { cellNumber, cellText } from './checked.ts';
import { checkColumns, reader } from './check-columns.ts';
import type { Sheet, Yaml } from './input.ts';
import { conform } from './check-schema.ts';
import { problem, type Report } from './problem.ts';

const columns = Object.keys(areaSchema.shape);
const optional = ['tile_column', 'tile_row'];

/** `areas.csv`: the tree of areas by code, in the order of the file. */
export function checkAreas(sheet: Sheet | undefined, report: Report): Map<string, Area> {
  const areas = new Map<string, Area>();
  if (!sheet) return areas;
  const needed = columns.filter((column) => !optional.includes(column));
  if (!checkColumns(sheet, { known: columns, needed }, report)) return areas;
  const lines = new Map<string, number>();
  for (const { row, cells } of sheet.rows) {
    const cell = reader(sheet, cells);
    const value = {
      ...Object.fromEntries(needed.map((column) => [column, cellText(cell(column))])),
      parent: cellText(cell('parent')) ?? '',
      ...Object.fromEntries(optional.map((column) => [column, cellNumber(cell(column)) ?? cell(column)])),
    };
    const yaml: Yaml = { file: sheet.file, data: value, line: () => row };
    const area = conform(areaSchema, { yaml, value }, report);
    const first = area && lines.get(area.code);
    if (area && first)
      report(problem('not-unique', { file: sheet.file, row, column: 'code', value: area.code }, { first }));
    if (!area || first) continue;
    lines.set(area.code, row);
    areas.set(area.code, area);
  }
  checkTree(areas, { file: sheet.file, lines }, report);
  return areas;
}

function checkTree(
  areas: ReadonlyMap<string, Area>,
  at: { file: string; lines: ReadonlyMap<string, number> },
  report: Report,
): void {
  for (const { code, parent } of areas.values()) {
    const place = { file: at.file, row: at.lines.get(code), column: 'parent', value: parent };
    if (parent !== '' && !areas.has(parent)) report(problem('unknown-area', place, { nearest: '' }));
    const seen = new Set([code]);
    for (let up = areas.get(parent); up; up = areas.get(up.parent)) {
      if (seen.has(up.code)) {
        report(problem('area-loop', place));
        break;
      }
      seen.add(up.code);
    }
  }
}
