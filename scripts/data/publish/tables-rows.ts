import { clauseParts } from '../../../src/core/clause.ts';
import { codeWords } from '../../../src/core/codes.ts';
import { dueLevels, type Commitment } from '../../../src/core/commitment.ts';
import { judges, type Indicator, type Source } from '../../../src/core/indicator.ts';
import { judgeOf } from '../../../src/core/judging.ts';
import type { Judgement, StepJudgement } from '../../../src/core/judgement.ts';
import type { Release } from '../../../src/core/release.ts';
import type { AreaRow, CommitmentRow, IndicatorRow, VerdictRow } from '../../../src/core/tables.ts';
import { rowNotice } from './words.ts';

/** The rows of the table of areas, in administrative order. */
export function areaRows({ areas, site }: Release): AreaRow[] {
  return areas.map((area, index) => ({
    code: area.code,
    code_system: area.code_system,
    name_zh: area.name,
    name_en: area.name_en,
    parent: area.parent || null,
    kind: area.kind,
    sort: index + 1,
    tile_column: area.tile_column ?? null,
    tile_row: area.tile_row ?? null,
    notice: rowNotice(site, false),
  }));
}

/** The rows of the table of indicators. */
export function indicatorRows({ indicators, site }: Release): IndicatorRow[] {
  return Object.entries(indicators).map(([id, indicator]) => ({
    indicator: id,
    name_zh: indicator.name.zh,
    name_en: indicator.name.en,
    definition_zh: indicator.definition.zh,
    definition_en: indicator.definition.en,
    formula_zh: indicator.formula.zh,
    formula_en: indicator.formula.en,
    theme: indicator.theme,
    unit: indicator.unit,
    calculation: indicator.calculation,
    scale: indicator.calculation === 'ratio' ? indicator.scale : null,
    better: indicator.better,
    time: indicator.time,
    frequency: indicator.frequency,
    sensitivity: indicator.sensitivity,
    producer_zh: indicator.source.producer.zh,
    source_zh: indicator.source.title.zh,
    source_en: indicator.source.title.en,
    source_url: indicator.source.url ?? null,
    source_kind: indicator.source.kind,
    licence: indicator.source.licence,
    commitments: judgedIds(indicator),
    notice: rowNotice(site, indicator.source.kind === 'demonstration'),
  }));
}

/** The ids of the promises an indicator judges, as one text. */
export function judgedIds(indicator: Indicator): string | null {
  return (
    judges(indicator)
      .map(({ id }) => id)
      .join(';') || null
  );
}

/** A source as a table prints it: who and which publication. */
export function citation({ producer, title }: Source, language: 'zh' | 'en'): string {
  if (producer[language] === title[language]) return title[language];
  return language === 'zh' ? `${producer.zh}，${title.zh}` : `${producer.en}, ${title.en}`;
}

/** The rows of the table of commitments, with the standing on the last as-of day. */
export function commitmentRows(release: Release): CommitmentRow[] {
  const latest = new Map(
    release.judgements.filter(({ asOf }) => asOf === release.asOfDays.at(-1)).map((each) => [each.commitment, each]),
  );
  return release.commitments.map((commitment, index) => {
    const judged = judgeOf(commitment.id, release);
    const standing = latest.get(commitment.id)?.standing;
    const { steps, hedge, ambiguity, population, populationGroups, notes } = commitment;
    return {
      commitment: commitment.id,
      chapter: clauseParts(commitment.clause)[0],
      clause: commitment.clause,
      sort: index + 1,
      name_zh: commitment.name.zh,
      name_en: commitment.name.en,
      kind: commitment.kind,
      direction: commitment.direction,
      unit: commitment.unit ?? null,
      first_due: steps[0]?.by ?? null,
      last_due: steps.at(-1)?.by ?? null,
      target: dueLevels(commitment).at(-1) ?? null,
      steps: stepsText(commitment),
      dated: steps.length > 0 ? steps.every(({ date }) => date === 'stated') : null,
      between: commitment.between,
      population_zh: population.zh,
      population_en: population.en,
      population_groups: populationGroups.join(';') || null,
      population_groups_zh:
        populationGroups.map((group) => release.site.populationGroups[group]?.zh).join('；') || null,
      population_groups_en:
        populationGroups.map((group) => release.site.populationGroups[group]?.en).join('; ') || null,
      hedge_zh: hedge?.zh ?? null,
      ambiguity_zh: ambiguity?.zh ?? null,
      notes_zh: notes.map(({ zh }) => zh).join(' ') || null,
      indicator: judged?.indicator ?? null,
      standing: standing ?? null,
      standing_zh: standing ? codeWords.standing[standing].zh : null,
      notice: rowNotice(release.site, restsOnDemonstration(commitment, judged?.definition)),
    };
  });
}

/** Whether a verdict rests on made-up figures or, for a deliverable of a demonstration dataset, on made-up documents. */
function restsOnDemonstration({ kind }: Commitment, indicator: Indicator | undefined): boolean {
  return kind === 'deliverable' || indicator?.source.kind === 'demonstration';
}

/** The steps as one text: `2016-12-31:60;2017-12-31:80`, a band as `40~60`. */
function stepsText(commitment: Commitment): string | null {
  const due = dueLevels(commitment);
  const parts = commitment.steps.map(({ by, upper }, index) => {
    const level = [due[index], upper].filter((each) => each !== undefined).join('~');
    return level === '' ? by : `${by}:${level}`;
  });
  return parts.join(';') || null;
}

/** The rows of the table of verdicts: one for every step on every as-of day. */
export function verdictRows(release: Release): VerdictRow[] {
  const commitments = new Map(release.commitments.map((commitment) => [commitment.id, commitment]));
  return release.judgements.flatMap((judgement) => {
    const commitment = commitments.get(judgement.commitment);
    return commitment ? judgement.steps.map((step) => verdictRow({ commitment, judgement, step }, release)) : [];
  });
}

function verdictRow(
  { commitment, judgement, step }: { commitment: Commitment; judgement: Judgement; step: StepJudgement },
  release: Release,
): VerdictRow {
  const judged = judgeOf(commitment.id, release);
  return {
    commitment: commitment.id,
    commitment_zh: commitment.name.zh,
    clause: commitment.steps.find(({ by }) => by === step.by)?.clause ?? commitment.clause,
    as_of: judgement.asOf,
    due_on: step.by,
    due: step.due ?? null,
    due_upper: step.upper ?? null,
    indicator: judged?.indicator ?? null,
    area: judged?.area ?? null,
    groups: judged?.groups ?? null,
    period: step.period ?? null,
    observed: step.observed ?? null,
    numerator: step.numerator ?? null,
    denominator: step.denominator ?? null,
    gap: step.gap ?? null,
    remaining: step.remaining ?? null,
    verdict: step.verdict,
    verdict_zh: codeWords.verdict[step.verdict].zh,
    reason: step.reason ?? null,
    reached_on: step.reachedOn ?? null,
    months_late: step.monthsLate ?? null,
    p: step.p ?? null,
    delivered: step.delivered ?? null,
    quota: step.quota ?? null,
    fragile: step.fragile?.join(';') ?? null,
    provisional: step.provisional ?? null,
    document: step.document ?? null,
    document_on: step.documentOn ?? null,
    document_link: step.link ?? null,
    rule: judgement.rule,
    notice: rowNotice(release.site, restsOnDemonstration(commitment, judged?.definition)),
  };
}
