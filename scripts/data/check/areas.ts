import { areaKinds, areaSchema, type Area } from '../../../src/core/area.ts';
import { cellNumber, cellText } from './checked.ts';
import { reader } from './columns.ts';
import { otherNames } from './places.ts';
import { tableAt, type Input, type Yaml } from '../input.ts';
import { conform } from './schema.ts';
import { openTable } from './table.ts';
import { problem, type Report } from '../problem.ts';

const columns = Object.keys(areaSchema.shape);
const optional = ['aliases', 'tile_column', 'tile_row'];
const numbers = ['tile_column', 'tile_row'];

/** `areas.csv`: the tree of areas by code, in the order of the file. */
export function checkAreas(input: Input, report: Report): Map<string, Area> {
  const areas = new Map<string, Area>();
  const needed = columns.filter((column) => !optional.includes(column));
  const kinds = Object.fromEntries(
    columns.map((column) => [column, numbers.includes(column) ? 'count' : 'name'] as const),
  );
  const given = tableAt(input, 'areas');
  const sheet = given && openTable(given, { kinds, needed }, report);
  if (!sheet) return areas;
  const lines = new Map<string, number>();
  for (const { row, cells } of sheet.rows) {
    const cell = reader(sheet, cells);
    const value = {
      ...Object.fromEntries(needed.map((column) => [column, cellText(cell(column))])),
      parent: cellText(cell('parent')) ?? '',
      aliases: cellText(cell('aliases')),
      ...Object.fromEntries(numbers.map((column) => [column, cellNumber(cell(column)) ?? cell(column)])),
    };
    const yaml: Yaml = { file: sheet.file, data: value, line: () => row };
    const area = conform(areaSchema, { yaml, value }, report) ?? standIn(value);
    const first = area && lines.get(area.code);
    if (area && first)
      report(problem('not-unique', { file: sheet.file, row, column: 'code', value: area.code }, { first }));
    if (!area || first) continue;
    lines.set(area.code, row);
    areas.set(area.code, area);
  }
  checkTree(areas, { file: sheet.file, lines }, report);
  checkAliases(areas, { file: sheet.file, lines }, report);
  return areas;
}

/**
 * A faulty row that at least has a code, with the rest made up: the fault is reported and nothing is built, but not
 * every mention of the area is a fault as well.
 */
function standIn({ code, name = code, parent, kind }: Partial<Record<keyof Area, unknown>>): Area | undefined {
  if (typeof code !== 'string') return undefined;
  const level = areaKinds.find((each) => each === kind) ?? 'village';
  return { code, code_system: '', name: String(name), name_en: '', parent: String(parent), kind: level };
}

interface Lines {
  readonly file: string;
  readonly lines: ReadonlyMap<string, number>;
}

function checkTree(areas: ReadonlyMap<string, Area>, at: Lines, report: Report): void {
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

/** Another name must stand for one area only. */
function checkAliases(areas: ReadonlyMap<string, Area>, { file, lines }: Lines, report: Report): void {
  const taken = new Map<string, string>();
  for (const { code, name } of areas.values()) {
    taken.set(code, code);
    taken.set(name, code);
  }
  for (const area of areas.values())
    for (const alias of otherNames(area)) {
      const first = taken.get(alias);
      if (first !== undefined && first !== area.code)
        report(problem('alias-taken', { file, row: lines.get(area.code), column: 'aliases', value: alias }, { first }));
      else taken.set(alias, area.code);
    }
}
