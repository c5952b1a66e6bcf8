import type { Indicator } from '../../../src/core/indicator.ts';
import type { Records } from '../../../src/core/records.ts';
import type { Site } from '../../../src/core/site.ts';
import { builtinUnits } from '../../../src/core/unit.ts';
import { amountColumns } from './amounts.ts';
import { checkAreas } from './areas.ts';
import { checkCoverage } from './coverage.ts';
import { checkEvidence } from './evidence.ts';
import { checkGlossary } from './glossary.ts';
import { checkIndicators, checkRecordsDefinitions, type Defined } from './indicators.ts';
import { nearest } from './columns.ts';
import { checkKnown } from './known.ts';
import { checkLinks } from './links.ts';
import { checkMechanisms } from './mechanisms.ts';
import { checkOpenRecords } from './open-records.ts';
import { checkPanelDefinitions } from '../panel/definition.ts';
import { anywhere, indexPlaces } from './places.ts';
import { checkPlausible } from './plausible.ts';
import { checkCorrections } from './corrections.ts';
import { checkCommitments, checkPlan, checkSite } from './plan.ts';
import { checkProjects } from './projects.ts';
import { checkReadingNotes } from './reading-notes.ts';
import { checkRecords } from './records.ts';
import { checkReleases, type Recorded } from './releases.ts';
import { checkRows, type RowContext } from './rows.ts';
import type { Checked, GivenRow } from './checked.ts';
import type { Effects } from '../output/effects.ts';
import type { Input, Yaml } from '../input.ts';
import type { Report } from '../problem.ts';
import type { Text } from '../../../src/core/text.ts';

/**
 * Stage 2: holds everything read against the schemas and against each other. Reports every problem it can find in one
 * run; the result is undefined where the site, the plan or the areas are too broken to go on.
 */
export function check(input: Input, progress: Effects['progress'], report: Report): Checked | undefined {
  const site = checkSite(input, report);
  const plan = checkPlan(input, report);
  const areas = checkAreas(input, report);
  const { placed, ids } = checkCommitments(input, plan, report);
  const indicators = checkIndicators(input, report);
  const definitions = checkRecordsDefinitions(input, report);
  const units: Record<string, { measure: string }> = { ...builtinUnits, ...site?.units };
  const whole = (unit: string): boolean => units[unit]?.measure === 'count';
  const panels = checkPanelDefinitions(input, { indicators, whole }, report);
  const named: Named = {
    commitments: { ids, names: placed.map(({ commitment }) => [commitment.id, commitment.name.zh]) },
    indicators,
    definitions,
  };
  const nearestCommitment = (id: string): Text => nearest(id, named.commitments.names);
  const readingNotes = checkReadingNotes(input, { plan, commitments: ids, nearest: nearestCommitment }, report);
  const glossary = checkGlossary(input, report);
  const evidence = checkEvidence(input, { placed, ids }, report);
  const siteYaml = input.yaml.get('site.yml');
  const known = {
    commitments: ids,
    indicators: idsIn(input, 'indicators'),
    records: idsIn(input, 'records'),
    panels: idsIn(input, 'panels'),
  };
  if (site && siteYaml && areas.size > 0)
    checkLinks({ site, siteYaml, areas, commitments: placed, indicators, records: definitions, ids: known }, report);
  const mechanisms =
    site && plan && areas.size > 0
      ? checkMechanisms(input, { site, plan, areas, ids: known, ...byIds(named) }, report)
      : {};

  const own = site?.area ?? ownArea(siteYaml);
  const places = areas.size > 0 && own !== undefined ? indexPlaces(areas, own) : anywhere;
  const given = checkFigures(indicators, { places, whole, progress, units: site?.units ?? {} }, report);
  const records = definitions.flatMap((records) => checkRecords(records, { places, plan }, report) ?? []);
  if (site) checkOpenRecords(records, { site, mechanisms, definitions }, report);
  const givenProjects = site && checkProjects(input, { site, places }, report);
  const definitionsById = byId(indicators, (each) => each.definition);
  const figuresKnown = areas.size > 0 ? checkKnown(input, { indicators: definitionsById, areas }, report) : [];
  const recorded = checkReleases(input, site, report);
  const corrections = site ? checkCorrections(input, { places, versions: versionsOf(recorded, site) }, report) : [];
  if (!site || !plan || areas.size === 0) return undefined;
  return {
    ...{ site, plan, areas, readingNotes, glossary, mechanisms, given, records, panels, evidence },
    stored: definitions.filter(({ definition }) => definition.from),
    commitments: placed.map(({ commitment }) => commitment),
    indicators: definitionsById,
    indicatorFiles: byId(indicators, ({ yaml }) => yaml.file),
    ...{ known: figuresKnown, ...recorded, corrections },
    ...(givenProjects ? { givenProjects } : {}),
  };
}

/** The versions that a correction can belong to. */
function versionsOf({ earlier }: Recorded, { release }: Site): string[] {
  return [...earlier.map(({ version }) => version), release];
}

interface Named {
  readonly commitments: { readonly ids: ReadonlySet<string>; readonly names: readonly (readonly [string, string])[] };
  readonly indicators: readonly Defined<Indicator>[];
  readonly definitions: readonly Defined<Records>[];
}

/** What mechanisms point at, and what to suggest for an id that is not there. */
function byIds({
  commitments,
  indicators,
  definitions,
}: Named): Pick<Parameters<typeof checkMechanisms>[1], 'indicators' | 'records' | 'nearest'> {
  const names = indicators.map(({ id, definition }): [string, string] => [id, definition.name.zh]);
  return {
    indicators: byId(indicators, (each) => each.definition),
    records: byId(definitions, (each) => each.definition),
    nearest: { commitments: (id) => nearest(id, commitments.names), indicators: (id) => nearest(id, names) },
  };
}

/** The area that a faulty site.yml names all the same. */
function ownArea(yaml: Yaml | undefined): string | undefined {
  const { data } = yaml ?? {};
  const area: unknown = typeof data === 'object' && data !== null && 'area' in data ? data.area : undefined;
  return typeof area === 'string' ? area : undefined;
}

/** The rows of all indicators. */
function checkFigures(
  indicators: readonly Defined<Indicator>[],
  {
    progress,
    units,
    ...rest
  }: Omit<RowContext, 'indicator' | 'amounts'> & { progress: Effects['progress']; units: Site['units'] },
  report: Report,
): GivenRow[] {
  const given: GivenRow[] = [];
  indicators.forEach((indicator, index) => {
    const context: RowContext = { ...rest, indicator, amounts: amountColumns(indicator.definition, units) };
    const checked = checkRows(context, report);
    if (checked && !checked.damaged) checkCoverage(checked.keys, context, report);
    if (checked) checkPlausible(checked.rows, indicator.definition, report);
    for (const row of checked?.rows ?? []) given.push(row);
    progress({ stage: 'check', done: index + 1, of: indicators.length });
  });
  return given;
}

function idsIn(input: Input, folder: string): Set<string> {
  const names = [...input.files].map(({ path }) => new RegExp(`^${folder}/(.+)\\.yml$`).exec(path)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

function byId<T, V>(items: readonly Defined<T>[], value: (item: Defined<T>) => V): Record<string, V> {
  return Object.fromEntries(items.map((item) => [item.id, value(item)]));
}
