import { observationStatuses } from '../../../src/core/observation.ts';
import { periodKind, periodPattern } from '../../../src/core/period.ts';
import { reportArea } from '../check/place.ts';
import { quoteName } from '../database.ts';
import { problem, type Details, type Place, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { hasPlaces, placesOf } from './places.ts';
import { hasFigures, limitOf, type Cell, type Count } from './scan.ts';
import type { PanelTable } from './table.ts';

/** Rows of a panel that break a rule: which rows, and the value that each of them is reported with. */
interface Fault {
  readonly rule: RuleId;
  readonly column: string;
  readonly where: string;
  /** SQL; the column itself unless given. */
  readonly value?: string;
  readonly details?: Details;
  /** Reports the place in its own way. */
  readonly tell?: (place: Place) => void;
}

/** Rows that are reported for one fault; of the others the number is told. */
const told = 10;

/**
 * Reports every row that breaks a rule; whether there is none. The scan points out rows that may break one, such as very large
 * counts, and these are looked at here.
 */
export async function reportFaults(
  table: PanelTable,
  { cells, counts }: { cells: readonly Cell[]; counts: readonly Count[] },
  report: Report,
): Promise<boolean> {
  const faults = [...keyFaults(table, cells, report)];
  if (cells.some(({ rows, sound }) => sound < rows)) faults.push(...figureFaults(table, counts));
  let good = true;
  for (const fault of faults) good = (await reportRows(table, fault, report)) && good;
  return good;
}

/** Rows by file and number. Whether there was none. */
async function reportRows(table: PanelTable, fault: Fault, report: Report): Promise<boolean> {
  const { database, files } = table;
  const { rule, column, where, details, tell } = fault;
  const [counted] = await database.rows(`SELECT count(*)::DOUBLE AS n FROM panel WHERE ${where}`);
  const count = Number(counted?.['n']);
  if (count === 0) return true;
  const rows = await placesOf(table, { where, value: fault.value ?? quoteName(column), limit: told });
  for (const { place, value } of rows) {
    if (tell) tell({ ...place, column, value });
    else report(problem(rule, { ...place, column, value }, { column, ...details }));
  }
  const all = { file: files.source, column };
  if (!hasPlaces(table)) report(problem('warehouse-rows', all, { count, rule, where }));
  else if (count > told) report(problem('panel-more-rows', all, { count: count - told, rule }));
  return false;
}

/** What stands in the columns of the key: few different values, of which each is looked at once. */
function keyFaults(table: PanelTable, cells: readonly Cell[], report: Report): Fault[] {
  const { panel, groups } = table;
  const columns = [panel.area, panel.period, ...groups];
  const values = columns.map((_, at) => new Set(cells.map((cell) => [cell.area, cell.period, ...cell.groups][at])));
  const empty = columns.flatMap((column, at): Fault[] =>
    values[at]?.has(undefined) ? [{ rule: 'missing-cell', column, where: `${quoteName(column)} IS NULL` }] : [],
  );
  const given = (at: number): string[] => [...(values[at] ?? [])].filter((value) => value !== undefined).sort();
  return [
    ...empty,
    ...given(0).flatMap((area) => areaFault(table, area, report) ?? []),
    ...writingFaults(table, given(0)),
    ...given(1).flatMap((period) => periodFault(table, period) ?? []),
    ...groups.flatMap((column, at) => {
      const known = panel.columns[column]?.values ?? [];
      const expected = known.join(', ');
      return given(at + 2).flatMap((value): Fault[] =>
        known.includes(value)
          ? []
          : [{ rule: 'unknown-group', column, where: is(table, column, value), details: { expected } }],
      );
    }),
    ...statusFaults(table, cells),
  ];
}

const is = ({ dialect }: PanelTable, column: string, value: string): string =>
  `${quoteName(column)}::VARCHAR = ${dialect.text(value)}`;

function areaFault(table: PanelTable, area: string, report: Report): Fault | undefined {
  const { panel, places, level } = table;
  const rolled = level !== panel.areas;
  if (rolled && !area.startsWith('?')) return undefined;
  const name = rolled ? area.slice(1) : area;
  const code = places.find(name);
  const where = is(table, panel.area, name);
  if (code === undefined)
    return { rule: 'unknown-area', column: panel.area, where, tell: (place) => reportArea(place, places, report) };
  if (!rolled && places.atLevel(panel.areas).includes(code)) return undefined;
  return { rule: 'panel-area-level', column: panel.area, where, details: { expected: panel.areas } };
}

/** An area that some rows name by its code and others by its name: its rows could not be told from repeated ones. */
function writingFaults(table: PanelTable, areas: readonly string[]): Fault[] {
  const { panel, places, level } = table;
  if (level !== panel.areas) return [];
  const first = new Map<string, string>();
  return areas.flatMap((area): Fault[] => {
    const code = places.find(area);
    const other = code === undefined ? undefined : first.get(code);
    if (code !== undefined && other === undefined) first.set(code, area);
    if (other === undefined) return [];
    return [{ rule: 'panel-area-twice', column: panel.area, where: is(table, panel.area, area), details: { other } }];
  });
}

function periodFault(table: PanelTable, period: string): Fault | undefined {
  const { panel, indicators } = table;
  const [column, where] = [panel.period, is(table, panel.period, period)];
  const expected = { year: '2016', quarter: '2016-Q3', month: '2016-07' }[panel.frequency];
  if (!periodPattern.test(period) || periodKind(period) !== panel.frequency)
    return { rule: 'wrong-period', column, where, details: { expected } };
  const years = Object.values(indicators).map(({ coverage }) => coverage);
  const [from, to] = [
    years.map((each) => each.from).sort()[0] ?? '',
    years
      .map((each) => each.to)
      .sort()
      .at(-1) ?? '',
  ];
  const year = period.slice(0, 4);
  if (year >= from.slice(0, 4) && year <= to.slice(0, 4)) return undefined;
  return { rule: 'period-outside-coverage', column, where, details: { from, to } };
}

function statusFaults(table: PanelTable, cells: readonly Cell[]): Fault[] {
  const { status: column } = table.panel;
  if (column === undefined) return [];
  const known: readonly string[] = observationStatuses;
  const expected = known.join(', ');
  return [...new Set(cells.map(({ status }) => status))].flatMap((status): Fault[] =>
    status === undefined || known.includes(status)
      ? []
      : [{ rule: 'unknown-status', column, where: is(table, column, status), details: { expected } }],
  );
}

/** What can be wrong with the figures of a row. */
function figureFaults(table: PanelTable, counts: readonly Count[]): Fault[] {
  const { panel, figures, indicators } = table;
  const reported = hasFigures(table);
  const faults = figures.flatMap((column): Fault[] => {
    const [name, raw] = [quoteName(column), quoteName(`#raw ${column}`)];
    const { type, required } = panel.columns[column] ?? {};
    const empty = `${name} IS NULL AND ${raw} IS NULL`;
    const of = (rule: RuleId, where: string, more: Partial<Fault> = {}): Fault => ({
      ...{ rule, column, where: `${reported} AND (${where})` },
      ...more,
    });
    return [
      ...(required ? [of('missing-cell', empty)] : []),
      of('not-a-number', `${name} IS NULL AND ${raw} IS NOT NULL OR NOT ${table.dialect.finite(`${name}::DOUBLE`)}`, {
        value: raw,
      }),
      ...(type === 'integer'
        ? [of('negative-count', `${name} < 0`), of('fractional-count', `${raw} <> ${name}`, { value: raw })]
        : []),
      ...(panel.status === undefined
        ? []
        : [
            {
              ...({ rule: 'value-with-status', column, where: `NOT ${reported} AND ${name} IS NOT NULL` } as const),
              details: { status: { zh: '没有数的一种', en: 'one without figures' } },
            },
          ]),
    ];
  });
  if (panel.each !== undefined)
    faults.push({ rule: 'missing-cell', column: panel.each, where: `${quoteName(panel.each)} IS NULL` });
  for (const [id, indicator] of Object.entries(indicators)) {
    const limit = limitOf(id, indicator, { counts, dialect: table.dialect });
    if (!limit) continue;
    const value = limit.denominator
      ? `CASE WHEN ${limit.denominator} = 0 THEN ${limit.numerator}::DOUBLE ELSE ${limit.numerator} * ${indicator.scale} / ${limit.denominator} END`
      : limit.numerator;
    const where = `${reported} AND NOT (${limit.keeps})`;
    faults.push({ rule: 'above-max', column: figures[0] ?? '', where, value, details: { max: limit.max } });
  }
  return faults;
}
