import { stepVerdicts, type StepVerdict } from '../../../core/judgement.ts';
import { observationStatuses } from '../../../core/observation.ts';
import { literal } from './choice-sql.ts';

/** Where an area stands: the plan's own, one of those right below it, or a larger one it is compared with. */
export type Level = 'own' | 'part' | 'other';

/** A verdict as a bit: a period may hold several steps of an indicator, judged differently. */
export function verdictBit(verdict: StepVerdict): number {
  return 1 << stepVerdicts.indexOf(verdict);
}

const month = (day: string): string =>
  `CAST(substr(${day}, 1, 4) AS SMALLINT) * 12 + CAST(substr(${day}, 6, 2) AS SMALLINT)`;
const known = `status IN ('reported', 'provisional')`;
const latest = 'as_of = (SELECT max(as_of) FROM verdicts)';

/**
 * The tables behind the linked views, made once per session of the engine as temporary ones: nothing that is published
 * changes, and no other session sees them.
 *
 * `cells`: one row per published cell. Repeated words are kept as numbers, so that ten million rows fit into the memory
 * a browser gives. `value`, `part` and `whole` are only there for a cell that has a figure, whatever the tables say;
 * `part` and `whole` only together. `month` is the one its period ends in, `verdicts` the bits of the verdicts of the
 * steps that were judged with the figure of the plan's own area for that period and group.
 *
 * `details`: what few cells have besides, kept apart for the sake of memory: the vintage of the denominator, and the interval
 * published with a figure.
 *
 * `steps`: the judged steps of promises that are judged by an indicator, as the ledger stood last.
 */
export function setUpSql(ownArea: string): string[] {
  const codes = ['indicator', 'area', 'groups'].map(
    (column) =>
      `CREATE TEMP TYPE IF NOT EXISTS ${column}_code AS ENUM (SELECT DISTINCT ${column} FROM observations WHERE ${column} IS NOT NULL)`,
  );
  const bits = stepVerdicts.map((verdict) => `WHEN ${literal(verdict)} THEN ${verdictBit(verdict)}`).join(' ');
  return [...codes, stepsTable(), cellsTable(ownArea, bits), detailsTable()];
}

function stepsTable(): string {
  return `CREATE TEMP TABLE IF NOT EXISTS steps AS
SELECT commitment, indicator, area, groups, period, due_on, ${month('due_on')} AS month, due, due_upper, verdict
FROM verdicts WHERE ${latest} AND indicator IS NOT NULL`;
}

function cellsTable(ownArea: string, bits: string): string {
  const own = literal(ownArea);
  const paired = `${known} AND o.value IS NOT NULL AND o.numerator IS NOT NULL AND o.denominator IS NOT NULL`;
  const statuses = observationStatuses.map(literal).join(', ');
  return `CREATE TEMP TABLE IF NOT EXISTS cells AS
WITH judged AS (
  SELECT indicator, groups, period, bit_or(CASE verdict ${bits} END)::SMALLINT AS verdicts
  FROM steps WHERE period IS NOT NULL GROUP BY indicator, groups, period
)
SELECT o.indicator::indicator_code AS indicator, o.area::area_code AS area, o.groups::groups_code AS groups,
       o.status::ENUM(${statuses}) AS status,
       (CASE WHEN o.area = ${own} THEN 'own' WHEN a.parent = ${own} THEN 'part' ELSE 'other' END)::ENUM('own', 'part', 'other') AS level,
       (${month('o.period_end')})::SMALLINT AS month, coalesce(j.verdicts, 0)::SMALLINT AS verdicts,
       CASE WHEN ${known} THEN o.value END AS value,
       CASE WHEN ${paired} THEN o.numerator END AS part, CASE WHEN ${paired} THEN o.denominator END AS whole
FROM observations o LEFT JOIN areas a ON a.code = o.area LEFT JOIN judged j ON j.indicator = o.indicator
  AND j.groups = o.groups AND j.period = o.period`;
}

function detailsTable(): string {
  return `CREATE TEMP TABLE IF NOT EXISTS details AS
SELECT indicator, area, groups, ${month('period_end')} AS month, vintage,
       CASE WHEN ${known} THEN low END AS low, CASE WHEN ${known} THEN high END AS high
FROM observations WHERE vintage IS NOT NULL OR low IS NOT NULL OR high IS NOT NULL`;
}
