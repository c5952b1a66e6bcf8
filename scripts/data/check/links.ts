import type { Area } from '../../../src/core/area.ts';
import type { Commitment } from '../../../src/core/commitment.ts';
import { judges, type Indicator } from '../../../src/core/indicator.ts';
import { panelOf } from '../../../src/core/panel.ts';
import type { Records } from '../../../src/core/records.ts';
import type { Site } from '../../../src/core/site.ts';
import { tables } from '../../../src/core/tables.ts';
import { builtinUnits } from '../../../src/core/unit.ts';
import { nearest } from './columns.ts';
import { checkDuties } from './duties.ts';
import type { Defined } from './indicators.ts';
import { subjectOf, type PlacedCommitment } from './plan.ts';
import type { KeyPath, Yaml } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

/** Everything that can be pointed at. */
export interface Linked {
  readonly site: Site;
  readonly siteYaml: Yaml;
  readonly areas: ReadonlyMap<string, Area>;
  readonly commitments: readonly PlacedCommitment[];
  /** The ids of everything written down, also of what is faulty itself. */
  readonly ids: {
    readonly commitments: ReadonlySet<string>;
    readonly indicators: ReadonlySet<string>;
    readonly records: ReadonlySet<string>;
    readonly panels: ReadonlySet<string>;
  };
  readonly indicators: readonly Defined<Indicator>[];
  readonly records: readonly Defined<Records>[];
}

/** Whether what files say about each other holds: every id, unit, theme and area that is named must exist. */
export function checkLinks(linked: Linked, report: Report): void {
  checkSiteLinks(linked, report);
  for (const placed of linked.commitments) checkCommitmentLinks(placed, linked, report);
  for (const indicator of linked.indicators) checkIndicatorLinks(indicator, linked, report);
  checkJudges(linked, report);
  if (linked.site.dataset === 'official') checkOfficial(linked, report);
}

/** An official dataset rests on nothing made up: no source, no reference and no starting point. */
function checkOfficial({ indicators, records, commitments }: Linked, report: Report): void {
  const refuse = (yaml: Yaml, path: KeyPath): void =>
    report(problem('demonstration-in-official', place(yaml, path, 'demonstration')));
  for (const { definition, yaml } of [...indicators, ...records]) {
    if (definition.source.kind === 'demonstration') refuse(yaml, ['source', 'kind']);
    const references = 'references' in definition ? Object.entries(definition.references) : [];
    for (const [key, { kind }] of references) if (kind === 'demonstration') refuse(yaml, ['references', key, 'kind']);
  }
  for (const { commitment, yaml, index } of commitments)
    if (commitment.baseline && 'quality' in commitment.baseline && commitment.baseline.quality === 'demonstration')
      refuse(yaml, [index, 'baseline', 'quality']);
}

function place(yaml: Yaml, path: KeyPath, value: unknown): Place {
  return { file: yaml.file, row: yaml.line(path), column: path.join('.'), value };
}

const commitmentChoices = (linked: Linked): [string, string][] =>
  linked.commitments.map(({ commitment }) => [commitment.id, commitment.name.zh]);
const areaChoices = (linked: Linked): [string, string][] =>
  [...linked.areas.values()].map(({ code, name }) => [code, name]);
const indicatorChoices = (linked: Linked): [string, string][] =>
  linked.indicators.map(({ id, definition }) => [id, definition.name.zh]);

function checkSiteLinks(linked: Linked, report: Report): void {
  const { site, siteYaml: yaml } = linked;
  if (!linked.areas.has(site.area))
    report(
      problem('unknown-area', place(yaml, ['area'], site.area), { nearest: nearest(site.area, areaChoices(linked)) }),
    );
  site.headline.forEach((id, index) =>
    checkCommitmentId({ id, at: place(yaml, ['headline', index], id) }, linked, report),
  );
  const records = Object.fromEntries(linked.records.map(({ id, definition }) => [id, definition]));
  const datasets = [...Object.keys(tables), ...linked.records.map(({ id }) => `records/${id}`), 'indicators/<id>'];
  for (const name of Object.keys(site.catalogue.datasets))
    if (!datasets.includes(name) && !linked.ids.records.has(name.replace(/^records\//, '')))
      report(
        problem('unknown-dataset', place(yaml, ['catalogue', 'datasets', name], name), {
          expected: datasets.join(', '),
        }),
      );
  checkDuties(site, { records, ids: linked.ids.records, at: (path, value) => place(yaml, path, value) }, report);
}

function checkCommitmentId({ id, at }: { id: string; at: Place }, linked: Linked, report: Report): void {
  if (linked.ids.commitments.has(id)) return;
  report(problem('unknown-commitment', at, { nearest: nearest(id, commitmentChoices(linked)) }));
}

function checkUnit({ unit, at }: { unit: string; at: Place }, site: Site, report: Report): void {
  const units = { ...builtinUnits, ...site.units };
  if (!Object.hasOwn(units, unit)) report(problem('unknown-unit', at, { expected: Object.keys(units).join(', ') }));
}

function checkCommitmentLinks({ commitment, yaml, index }: PlacedCommitment, linked: Linked, report: Report): void {
  const at = (path: KeyPath, value: unknown): Place => ({
    ...place(yaml, [index, ...path], value),
    column: path.join('.'),
  });
  const { unit, see, relative } = commitment;
  if (unit) checkUnit({ unit, at: at(['unit'], unit) }, linked.site, report);
  checkPopulationGroups(commitment, { site: linked.site, at }, report);
  see.forEach((id, number) => checkCommitmentId({ id, at: at(['see', number], id) }, linked, report));
  if (!relative) return;
  const { indicator, area } = relative;
  if (!linked.ids.indicators.has(indicator))
    report(
      problem('unknown-indicator', at(['relative', 'indicator'], indicator), {
        nearest: nearest(indicator, indicatorChoices(linked)),
      }),
    );
  if (!linked.areas.has(area))
    report(problem('unknown-area', at(['relative', 'area'], area), { nearest: nearest(area, areaChoices(linked)) }));
}

/** Where the site declares groups of the population, every promise names one or more of them. */
function checkPopulationGroups(
  { id, clause, populationGroups }: Commitment,
  { site, at }: { site: Site; at: (path: KeyPath, value: unknown) => Place },
  report: Report,
): void {
  const declared = Object.keys(site.populationGroups);
  const subject = subjectOf({ id, clause });
  const expected = declared.join(', ');
  if (declared.length > 0 && populationGroups.length === 0)
    report(problem('missing-population-group', at(['populationGroups'], undefined), { subject, expected }));
  populationGroups.forEach((group, number) => {
    if (!Object.hasOwn(site.populationGroups, group))
      report(problem('unknown-population-group', at(['populationGroups', number], group), { subject, expected }));
  });
}

function checkIndicatorLinks({ id, definition, yaml }: Defined<Indicator>, linked: Linked, report: Report): void {
  const { theme, unit, from, numerator, denominator } = definition;
  const { themes } = linked.site;
  if (!Object.hasOwn(themes, theme))
    report(problem('unknown-theme', place(yaml, ['theme'], theme), { expected: Object.keys(themes).join(', ') }));
  checkUnit({ unit, at: place(yaml, ['unit'], unit) }, linked.site, report);
  for (const [key, count] of Object.entries({ numerator, denominator }))
    if (count) checkUnit({ unit: count.unit, at: place(yaml, [key, 'unit'], count.unit) }, linked.site, report);
  const panel = typeof from === 'string' ? panelOf(id, { from }) : undefined;
  if (panel !== undefined && !linked.ids.panels.has(panel))
    report(problem('unknown-panel', place(yaml, ['from'], from)));
  if (typeof from === 'string' && panel === undefined && !linked.ids.records.has(from.replace('records/', '')))
    report(problem('unknown-records', place(yaml, ['from'], from)));
  if (typeof from === 'object' && 'growth' in from && !linked.ids.indicators.has(from.growth))
    report(
      problem('unknown-indicator', place(yaml, ['from', 'growth'], from.growth), {
        nearest: nearest(from.growth, indicatorChoices(linked)),
      }),
    );
}

/** One promise is judged by one indicator, in its unit, on an area and a group that exist. */
function checkJudges(linked: Linked, report: Report): void {
  const judged = new Map<string, string>();
  for (const { id: indicator, definition, yaml } of linked.indicators)
    judges(definition).forEach(({ id, groups, area }, index) => {
      const at = place(yaml, ['commitments', index], id);
      checkCommitmentId({ id, at }, linked, report);
      const first = judged.get(id);
      if (first) report(problem('two-judges', at, { first }));
      judged.set(id, indicator);
      if (area && !linked.areas.has(area))
        report(problem('unknown-area', { ...at, value: area }, { nearest: nearest(area, areaChoices(linked)) }));
      for (const [column, value] of Object.entries(groups))
        if (!definition.groups[column]?.values[value])
          report(
            problem('unknown-group', { ...at, value: `${column}=${value}` }, { expected: groupChoices(definition) }),
          );
      checkJudgedUnit({ definition, id, at: place(yaml, ['unit'], definition.unit) }, linked, report);
    });
}

function groupChoices({ groups }: Indicator): string {
  return Object.entries(groups)
    .flatMap(([column, { values }]) => Object.keys(values).map((value) => `${column}=${value}`))
    .join(', ');
}

function checkJudgedUnit(
  { definition, id, at }: { definition: Indicator; id: string; at: Place },
  linked: Linked,
  report: Report,
): void {
  const unit = linked.commitments.find(({ commitment }) => commitment.id === id)?.commitment.unit;
  if (unit !== undefined && unit !== definition.unit)
    report(problem('unit-mismatch', at, { commitment: id, expected: unit }));
}
