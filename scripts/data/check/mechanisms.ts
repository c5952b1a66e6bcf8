import type { Area } from '../../../src/core/area.ts';
import type { Indicator } from '../../../src/core/indicator.ts';
import { mechanismSchema, recordsOf, type Mechanism, type View } from '../../../src/core/mechanism.ts';
import { hasClause, type Plan } from '../../../src/core/plan.ts';
import { isOpen, type Records } from '../../../src/core/records.ts';
import type { Site } from '../../../src/core/site.ts';
import type { Text } from '../../../src/core/text.ts';
import { conform } from './schema.ts';
import type { Input, KeyPath, Yaml } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

/** Everything a mechanism can point at. */
export interface KnownToMechanisms {
  readonly site: Site;
  readonly plan: Plan;
  readonly areas: ReadonlyMap<string, Area>;
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly records: Readonly<Record<string, Records>>;
  /** The ids of everything written down, also of what is faulty itself. */
  readonly ids: Readonly<Record<'commitments' | 'indicators' | 'records', ReadonlySet<string>>>;
  readonly nearest: Readonly<Record<'commitments' | 'indicators', (id: string) => Text>>;
}

/** One mechanism with the way to name a place in its file. */
interface Placed {
  readonly mechanism: Mechanism;
  readonly at: (path: KeyPath, value: string) => Place;
}

/** `mechanisms/<id>.yml`: every clause, promise, indicator, group, area, records table and column must exist. */
export function checkMechanisms(input: Input, known: KnownToMechanisms, report: Report): Record<string, Mechanism> {
  const found: [string, Mechanism][] = [];
  for (const yaml of input.yaml.values()) {
    const id = /^mechanisms\/(.+)\.yml$/.exec(yaml.file)?.[1];
    if (id === undefined) continue;
    if (!/^[a-z0-9-]+$/.test(id)) report(problem('file-name', { file: yaml.file, value: id }));
    const mechanism = conform(mechanismSchema, { yaml, value: yaml.data }, report);
    if (!mechanism) continue;
    checkMechanism({ mechanism, at: placesIn(yaml) }, known, report);
    found.push([id, mechanism]);
  }
  return Object.fromEntries(found);
}

function placesIn(yaml: Yaml): Placed['at'] {
  return (path, value) => ({ file: yaml.file, row: yaml.line(path), column: path.join('.'), value });
}

function checkMechanism(placed: Placed, known: KnownToMechanisms, report: Report): void {
  const { mechanism, at } = placed;
  const groups = known.site.mechanismGroups;
  if (!Object.hasOwn(groups, mechanism.group))
    report(
      problem('unknown-mechanism-group', at(['group'], mechanism.group), { expected: Object.keys(groups).join(', ') }),
    );
  mechanism.clauses.forEach((clause, index) => {
    if (!hasClause(known.plan, clause))
      report(problem('unknown-clause', at(['clauses', index], clause), { subject: { zh: '', en: '' } }));
  });
  mechanism.commitments.forEach((id, index) => {
    if (!known.ids.commitments.has(id))
      report(problem('unknown-commitment', at(['commitments', index], id), { nearest: known.nearest.commitments(id) }));
  });
  mechanism.indicators.forEach((id, index) => checkIndicator(id, at(['indicators', index], id), { known, report }));
  mechanism.records.forEach((id, index) => checkTable(id, at(['records', index], id), { known, report }));
  mechanism.views.forEach((view, index) => checkView(view, { ...placed, index }, { known, report }));
}

interface Against {
  readonly known: KnownToMechanisms;
  readonly report: Report;
}

function checkIndicator(id: string, place: Place, { known, report }: Against): Indicator | undefined {
  if (!known.ids.indicators.has(id))
    report(problem('unknown-indicator', place, { nearest: known.nearest.indicators(id) }));
  return known.indicators[id];
}

/** A table whose rows are about people is never published row by row, whoever asks for it. */
function checkTable(id: string, place: Place, { known, report }: Against): Records | undefined {
  if (!known.ids.records.has(id)) report(problem('unknown-records', place));
  const records = known.records[id];
  if (records && !isOpen(records.sensitivity))
    report(problem('records-not-public', place, { sensitivity: records.sensitivity }));
  return records;
}

function checkView(view: View, { at, index }: Placed & { index: number }, against: Against): void {
  const { known, report } = against;
  const here = (path: KeyPath, value: string): Place => at(['views', index, ...path], value);
  if (view.kind === 'promise') {
    if (!known.ids.commitments.has(view.commitment))
      report(
        problem('unknown-commitment', here(['commitment'], view.commitment), {
          nearest: known.nearest.commitments(view.commitment),
        }),
      );
  } else if (view.kind === 'procedure') {
    const indicator = checkIndicator(view.indicator, here(['indicator'], view.indicator), against);
    if (indicator) checkGroups(indicator, view, here, report);
  } else if (view.kind === 'series')
    view.lines.forEach((line, number) => {
      const indicator = checkIndicator(line.indicator, here(['lines', number, 'indicator'], line.indicator), against);
      if (line.area !== undefined && !known.areas.has(line.area))
        report(problem('unknown-area', here(['lines', number, 'area'], line.area), { nearest: '' }));
      for (const [column, value] of Object.entries(indicator ? line.groups : {}))
        if (!indicator?.groups[column]?.values[value])
          report(
            problem('unknown-group', here(['lines', number, 'groups'], `${column}=${value}`), {
              expected: indicator ? groupChoices(indicator) : '',
            }),
          );
    });
  else {
    const records = checkTable(view.records, here(['records'], view.records), against);
    if (records) checkColumnNames(records, view, here, report);
  }
}

type Here = (path: KeyPath, value: string) => Place;

function checkGroups(
  indicator: Indicator,
  { column, values = [] }: Extract<View, { kind: 'procedure' }>,
  here: Here,
  report: Report,
): void {
  const group = indicator.groups[column];
  if (!group) {
    report(problem('unknown-group', here(['column'], column), { expected: Object.keys(indicator.groups).join(', ') }));
    return;
  }
  values.forEach((value, number) => {
    if (!group.values[value])
      report(
        problem('unknown-group', here(['values', number], value), { expected: Object.keys(group.values).join(', ') }),
      );
  });
}

function groupChoices({ groups }: Indicator): string {
  return Object.entries(groups)
    .flatMap(([column, { values }]) => Object.keys(values).map((value) => `${column}=${value}`))
    .join(', ');
}

function checkColumnNames(records: Records, view: RecordsView, here: Here, report: Report): void {
  const open = openColumns(records);
  for (const [path, column] of columnsNamed(view))
    if (column !== undefined && !open.includes(column))
      report(problem('unknown-column', here(path, column), { expected: open.join(', ') }));
}

type RecordsView = Extract<View, { records: string }>;

/** The columns that a view names, by the key that names them. */
function columnsNamed(view: RecordsView): [KeyPath, string | undefined][] {
  if (view.kind === 'table')
    return [
      ...(view.columns ?? []).map((column, number): [KeyPath, string] => [['columns', number], column]),
      [['latest'], view.latest],
    ];
  const { kind: _, title: __, note: ___, records: ____, ...rest } = view;
  return Object.entries(rest).flatMap(([key, column]) => (typeof column === 'string' ? [[[key], column]] : []));
}

/** The columns of a table that may be published. */
export function openColumns({ columns, sensitivity }: Records): string[] {
  return Object.entries(columns)
    .filter(([, column]) => isOpen(column.sensitivity ?? sensitivity))
    .map(([name]) => name);
}

/** The records tables that the mechanisms publish. */
export function publishedTables(mechanisms: Readonly<Record<string, Mechanism>>): string[] {
  return [...new Set(Object.values(mechanisms).flatMap(recordsOf))].sort();
}
