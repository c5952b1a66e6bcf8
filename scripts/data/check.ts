import type { Indicator } from '../../src/core/indicator.ts';
import type { Site } from '../../src/core/site.ts';
import { builtinUnits } from '../../src/core/unit.ts';
import { checkAreas } from './check-areas.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkIndicators, checkRecordsDefinitions, type Defined } from './check-indicators.ts';
import { nearest } from './check-columns.ts';
import { checkKnown } from './check-known.ts';
import { checkLinks } from './check-links.ts';
import { checkMechanisms } from './check-mechanisms.ts';
import { indexPlaces, type Places } from './check-places.ts';
import { checkPlausible } from './check-plausible.ts';
import { checkCommitments, checkPlan, checkSite } from './check-plan.ts';
import { checkProjects } from './check-projects.ts';
import { checkReadingNotes } from './check-reading-notes.ts';
import { checkRecords } from './check-records.ts';
import { checkReleases } from './check-releases.ts';
import { checkRows } from './check-rows.ts';
import type { Checked, GivenRow } from './checked.ts';
import type { Effects } from './effects.ts';
import type { Input } from './input.ts';
import type { Report } from './problem.ts';
import type { Text } from '../../src/core/text.ts';

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
  const names: [string, string][] = placed.map(({ commitment }) => [commitment.id, commitment.name.zh]);
  const nearestCommitment = (id: string): Text => nearest(id, names);
  const readingNotes = checkReadingNotes(input, { plan, commitments: ids, nearest: nearestCommitment }, report);
  const evidence = checkEvidence(input, { placed, ids }, report);
  const siteYaml = input.yaml.get('site.yml');
  if (!site || !siteYaml || !plan || areas.size === 0) return undefined;
  const named = { commitments: ids, indicators: idsIn(input, 'indicators'), records: idsIn(input, 'records') };
  checkLinks({ site, siteYaml, areas, commitments: placed, indicators, records: definitions, ids: named }, report);

  const indicatorNames = indicators.map(({ id, definition }): [string, string] => [id, definition.name.zh]);
  const mechanisms = checkMechanisms(
    input,
    {
      ...{ site, plan, areas, ids: named },
      indicators: byId(indicators, (each) => each.definition),
      records: byId(definitions, (each) => each.definition),
      nearest: { commitments: nearestCommitment, indicators: (id) => nearest(id, indicatorNames) },
    },
    report,
  );

  const places = indexPlaces(areas, site.area);
  const given = checkFigures(indicators, { site, places, progress }, report);
  const records = definitions.flatMap((records) => checkRecords(records, { places, plan }, report) ?? []);
  const givenProjects = checkProjects(input, { site, places }, report);
  const definitionsById = byId(indicators, (each) => each.definition);
  const commitments = placed.map(({ commitment }) => commitment);
  const indicatorFiles = byId(indicators, ({ yaml }) => yaml.file);
  return {
    site,
    plan,
    areas,
    commitments,
    readingNotes,
    mechanisms,
    indicators: definitionsById,
    indicatorFiles,
    given,
    records,
    evidence,
    known: checkKnown(input, { indicators: definitionsById, areas }, report),
    earlier: checkReleases(input, report),
    ...(givenProjects ? { givenProjects } : {}),
  };
}

/** The rows of all indicators: each by itself, all that must be there, and what is unlikely. */
function checkFigures(
  indicators: readonly Defined<Indicator>[],
  { site, places, progress }: { site: Site; places: Places; progress: Effects['progress'] },
  report: Report,
): GivenRow[] {
  const units: Record<string, { measure: string }> = { ...builtinUnits, ...site.units };
  const whole = (unit: string): boolean => units[unit]?.measure === 'count';
  return indicators.flatMap((indicator, index) => {
    const checked = checkRows({ indicator, places, whole }, report);
    if (checked && !checked.damaged) checkCoverage(checked.keys, { indicator, places, whole }, report);
    if (checked) checkPlausible(checked.rows, indicator.definition, report);
    progress({ stage: 'check', done: index + 1, of: indicators.length, note: indicator.id });
    return [...(checked?.rows ?? [])];
  });
}

function idsIn(input: Input, folder: string): Set<string> {
  const names = [...input.files].map(({ path }) => new RegExp(`^${folder}/(.+)\\.yml$`).exec(path)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

function byId<T, V>(items: readonly Defined<T>[], value: (item: Defined<T>) => V): Record<string, V> {
  return Object.fromEntries(items.map((item) => [item.id, value(item)]));
}
