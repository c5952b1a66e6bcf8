import { areaKinds } from '../../../src/core/area.ts';
import type { Indicator } from '../../../src/core/indicator.ts';
import { figureColumns, groupColumns, panelOf, panelSchema, type Panel } from '../../../src/core/panel.ts';
import { periodMonths } from '../../../src/core/period.ts';
import type { Defined } from '../check/indicators.ts';
import { conform } from '../check/schema.ts';
import type { Input, Yaml } from '../input.ts';
import { problem, type Report } from '../problem.ts';
import { ownPanels } from './own.ts';

/** The files of a panel, and how figures made from it name them: its file, or its folder with a slash at the end. */
export interface PanelFiles {
  readonly paths: readonly string[];
  readonly source: string;
}

/** `panels/<id>.parquet`, or every Parquet file below `panels/<id>/`. */
export function filesOf(input: Input, id: string): PanelFiles {
  const [single, folder] = [`panels/${id}.parquet`, `panels/${id}/`];
  const paths = input.files.map(({ path }) => path).filter((path) => path === single || path.startsWith(folder));
  return { paths, source: paths.includes(single) ? single : folder };
}

/** `panels/<id>.yml`, each with its files, its columns and the indicators that are made from it. */
export function checkPanelDefinitions(
  input: Input,
  { indicators, whole }: { indicators: readonly Defined<Indicator>[]; whole: (unit: string) => boolean },
  report: Report,
): Defined<Panel>[] {
  const ids = new Set(input.files.flatMap(({ path }) => /^panels\/([^/.]+)[/.]/.exec(path)?.[1] ?? []));
  const own = ownPanels(indicators, whole);
  for (const indicator of indicators)
    for (const { id, definition } of own)
      if (panelOf(indicator.id, indicator.definition) === id) checkIndicator(indicator, definition, report);
  const shared = [...ids].flatMap((id) => {
    const { paths, source } = filesOf(input, id);
    const yaml = input.yaml.get(`panels/${id}.yml`);
    if (!/^[a-z0-9-]+$/.test(id)) report(problem('file-name', { file: yaml?.file ?? source, value: id }));
    if (!yaml) {
      const written = input.files.some(({ path }) => path === `panels/${id}.yml`);
      if (!written) report(problem('data-without-definition', { file: source }, { expected: `panels/${id}.yml` }));
      return [];
    }
    const definition = conform(panelSchema, { yaml, value: yaml.data }, report);
    if (definition?.from && paths.length > 0)
      report(problem('warehouse-and-file', { file: yaml.file, row: yaml.line(['from']), column: 'from' }));
    if (!definition?.from && paths.length === 0)
      report(problem('definition-without-data', { file: yaml.file }, { expected: `panels/${id}.parquet` }));
    if (!definition || !hasRoles(definition, yaml, report)) return [];
    for (const indicator of indicators)
      if (panelOf(indicator.id, indicator.definition) === id) checkIndicator(indicator, definition, report);
    return [{ id, definition, yaml }];
  });
  return [...shared, ...own];
}

/** Whether area, period, `each` and status are texts of the table, and every other text has its values. */
function hasRoles(panel: Panel, yaml: Yaml, report: Report): boolean {
  let good = true;
  const fail = (...args: Parameters<typeof problem>): void => {
    good = false;
    report(problem(...args));
  };
  const texts = Object.entries(panel.columns).filter(([, { type }]) => type === 'text');
  const expected = texts.map(([name]) => name).join(', ');
  for (const role of ['area', 'period', 'each', 'status'] as const) {
    const value = panel[role];
    if (value === undefined || panel.columns[value]?.type === 'text') continue;
    fail('unknown-column', { file: yaml.file, row: yaml.line([role]), value }, { expected, mapping: '' });
  }
  for (const name of groupColumns(panel))
    if (!panel.columns[name]?.values)
      fail('panel-text', { file: yaml.file, row: yaml.line(['columns', name]), value: name });
  if (figureColumns(panel).length === 0) fail('panel-figures', { file: yaml.file, row: yaml.line(['columns']) });
  return good;
}

/** An indicator can be made of sums only, of groups that the panel has, for areas and periods that its rows make up. */
function checkIndicator({ definition, yaml }: Defined<Indicator>, panel: Panel, report: Report): void {
  const fail = (key: string, value: string, expected: string): void =>
    report(problem('panel-mismatch', { file: yaml.file, row: yaml.line([key]), column: key, value }, { expected }));
  const { calculation, coverage, frequency, groups } = definition;
  if (calculation !== 'ratio' && calculation !== 'sum') fail('calculation', calculation, 'ratio, sum');
  const levels = areaKinds.slice(0, areaKinds.indexOf(panel.areas) + 1);
  if (!levels.includes(coverage.areas)) fail('coverage', coverage.areas, levels.join(', '));
  const months = { year: 12, quarter: 3, month: 1 };
  if (months[frequency] < months[panel.frequency]) fail('frequency', frequency, panel.frequency);
  if (periodMonths(coverage.from) !== months[frequency]) fail('coverage', coverage.from, frequency);
  if (periodMonths(coverage.to) !== months[frequency]) fail('coverage', coverage.to, frequency);
  const known = groupColumns(panel);
  for (const column of Object.keys(groups)) if (!known.includes(column)) fail('groups', column, known.join(', '));
}
