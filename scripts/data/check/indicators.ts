import { indicatorSchema, type Indicator } from '../../../src/core/indicator.ts';
import { recordsSchema, type Records } from '../../../src/core/records.ts';
import { checkFiguresLoosely, checkRecordsLoosely } from './loosely.ts';
import { conform } from './schema.ts';
import type { Input, Sheet, Yaml } from '../input.ts';
import { problem, type Report } from '../problem.ts';

/** A definition with its file and the data file beside it. */
export interface Defined<T> {
  readonly id: string;
  readonly definition: T;
  readonly yaml: Yaml;
  readonly sheet?: Sheet;
}

/** `indicators/<id>.yml` with their data. An indicator made from records or from another one needs no data file. */
export function checkIndicators(input: Input, report: Report): Defined<Indicator>[] {
  const found = definitions(input, 'indicators', report);
  return found.flatMap(({ id, yaml, sheet }) => {
    const definition = conform(indicatorSchema, { yaml, value: yaml.data }, report);
    const { from } = definition ?? {};
    if (definition && !from) needData({ id, yaml, sheet }, input, report);
    if (typeof from === 'object' && 'engine' in from && hasData(yaml, input))
      report(problem('warehouse-and-file', { file: yaml.file, row: yaml.line(['from']), column: 'from' }));
    if (!definition && sheet) checkFiguresLoosely(sheet, yaml, report);
    return definition ? [{ id, definition, yaml, sheet }] : [];
  });
}

/** `records/<table>.yml` with their data. */
export function checkRecordsDefinitions(input: Input, report: Report): Defined<Records>[] {
  const found = definitions(input, 'records', report);
  return found.flatMap(({ id, yaml, sheet }) => {
    const definition = conform(recordsSchema, { yaml, value: yaml.data }, report);
    if (!definition) {
      if (sheet) checkRecordsLoosely(sheet, yaml, report);
      return [];
    }
    if (!definition.from) needData({ id, yaml, sheet }, input, report);
    else if (hasData(yaml, input))
      report(problem('warehouse-and-file', { file: yaml.file, row: yaml.line(['from']), column: 'from' }));
    for (const column of [definition.area, ...definition.key])
      if (!definition.columns[column])
        report(
          problem(
            'unknown-column',
            { file: yaml.file, row: yaml.line([]), value: column },
            { expected: Object.keys(definition.columns).join(', ') },
          ),
        );
    return [definition.from ? { id, definition, yaml } : { id, definition, yaml, sheet }];
  });
}

function definitions(input: Input, folder: string, report: Report): { id: string; yaml: Yaml; sheet?: Sheet }[] {
  const ids = new Map<string, string[]>();
  for (const { path } of input.files) {
    const [, name, ending] = new RegExp(`^${folder}/([^/]+)\\.(csv|xlsx|parquet|yml)$`).exec(path) ?? [];
    if (name && ending) ids.set(name, [...(ids.get(name) ?? []), ending]);
  }
  return [...ids].flatMap(([id, endings]) => {
    const file = `${folder}/${id}`;
    if (!/^[a-z0-9-]+$/.test(id)) report(problem('file-name', { file: `${file}.${endings[0]}`, value: id }));
    const data = endings.filter((ending) => ending !== 'yml');
    if (!endings.includes('yml'))
      report(problem('data-without-definition', { file: `${file}.${data[0]}` }, { expected: `${file}.yml` }));
    const yaml = input.yaml.get(`${file}.yml`);
    return yaml ? [{ id, yaml, sheet: input.sheets.get(`${file}.${data[0]}`) }] : [];
  });
}

function needData({ yaml, sheet }: { id: string; yaml: Yaml; sheet?: Sheet }, input: Input, report: Report): void {
  const expected = yaml.file.replace(/yml$/, 'csv');
  if (!sheet && !hasData(yaml, input)) report(problem('definition-without-data', { file: yaml.file }, { expected }));
}

/** Whether there is a data file beside a definition, readable or not. */
function hasData(yaml: Yaml, input: Input): boolean {
  const stem = yaml.file.replace(/yml$/, '');
  return ['csv', 'xlsx', 'parquet'].some((ending) => input.files.some(({ path }) => path === stem + ending));
}
