import type { Area } from '../../../src/core/area.ts';
import { compareClauses } from '../../../src/core/clause.ts';
import { codeWords } from '../../../src/core/codes.ts';
import { judges, type Indicator, type Source } from '../../../src/core/indicator.ts';
import { intervalOf } from '../../../src/core/interval.ts';
import type { Observation } from '../../../src/core/observation.ts';
import { periodEnd, periodYear } from '../../../src/core/period.ts';
import type { Release } from '../../../src/core/release.ts';
import type { IndicatorFileRow } from '../../../src/core/tables-indicator.ts';
import type { ObservationRow } from '../../../src/core/tables.ts';
import { builtinUnits, type Unit } from '../../../src/core/unit.ts';
import { citation, judgedIds } from './tables-rows.ts';
import { rowNotice } from './words.ts';

interface Names {
  readonly release: Release;
  readonly areas: ReadonlyMap<string, { area: Area; sort: number }>;
  readonly units: Readonly<Record<string, Unit>>;
}

function namesOf(release: Release): Names {
  const areas = new Map(release.areas.map((area, index) => [area.code, { area, sort: index + 1 }]));
  return { release, areas, units: { ...builtinUnits, ...release.site.units } };
}

/** The rows of the table of observations, in the order of the release. */
export function observationRows(release: Release): ObservationRow[] {
  const names = namesOf(release);
  return release.observations.flatMap((observation) => {
    const indicator = release.indicators[observation.indicator];
    return indicator ? [observationRow(observation, indicator, names)] : [];
  });
}

function observationRow(
  observation: Observation,
  indicator: Indicator,
  { release, areas, units }: Names,
): ObservationRow {
  const { period, groups } = observation;
  const place = areas.get(observation.area);
  const [low = null, high = null] = intervalOf(observation, indicator, (key) => units[key]) ?? [];
  return {
    indicator: observation.indicator,
    indicator_zh: indicator.name.zh,
    area: observation.area,
    area_zh: place?.area.name ?? null,
    area_kind: place?.area.kind ?? null,
    area_sort: place?.sort ?? null,
    period,
    period_end: periodEnd(period),
    year: periodYear(period),
    groups,
    groups_zh: groupsText(groups, indicator),
    numerator: observation.numerator ?? null,
    denominator: observation.denominator ?? null,
    value: observation.value ?? null,
    low,
    high,
    unit: indicator.unit,
    unit_zh: units[indicator.unit]?.zh ?? null,
    status: observation.status,
    status_zh: codeWords.status[observation.status].zh,
    vintage: observation.vintage ?? null,
    source_kind: observation.sourceKind,
    source_zh: citation(sourceOf(observation, indicator), 'zh'),
    file: observation.file,
    rows: observation.rows,
    note: observation.note ?? null,
    notice: rowNotice(release.site, observation.sourceKind === 'demonstration'),
  };
}

/** The source a figure names, otherwise the indicator's own. */
export function sourceOf({ reference }: Observation, { references, source }: Indicator): Source {
  return (reference === undefined ? undefined : references[reference]) ?? source;
}

/** The names of the groups; 合计 where an indicator has groups and the figure is their total. */
function groupsText(groups: string, indicator: Indicator): string | null {
  if (Object.keys(indicator.groups).length === 0) return null;
  if (groups === '') return '合计';
  const names = groups.split(';').map((part) => {
    const [column = '', value = ''] = part.split('=');
    return indicator.groups[column]?.values[value]?.zh ?? value;
  });
  return names.join('，');
}

/** The rows of `indicators/<id>.csv`: the same figures, each with its definition, unit, clause, source and licence. */
export function indicatorFileRows(id: string, own: readonly Observation[], release: Release): IndicatorFileRow[] {
  const indicator = release.indicators[id];
  if (!indicator) return [];
  const names = namesOf(release);
  const judged = new Set(judges(indicator).map((each) => each.id));
  const clauses = release.commitments.filter((each) => judged.has(each.id)).map(({ clause }) => clause);
  return own.map((observation) => {
    const source = sourceOf(observation, indicator);
    const row = observationRow(observation, indicator, names);
    const { area, area_zh, period, groups, groups_zh, numerator, denominator, value, unit_zh } = row;
    const { low, high, status, status_zh, vintage, source_kind, source_zh, note, notice } = row;
    return {
      ...{ indicator: id, indicator_zh: indicator.name.zh, indicator_en: indicator.name.en },
      ...{
        definition_zh: indicator.definition.zh,
        definition_en: indicator.definition.en,
        formula_zh: indicator.formula.zh,
        formula_en: indicator.formula.en,
      },
      commitments: judgedIds(indicator),
      clauses: clauses.toSorted(compareClauses).join(';') || null,
      ...{ area, area_zh, area_en: names.areas.get(area ?? '')?.area.name_en ?? null, period, groups, groups_zh },
      ...{
        numerator_zh: indicator.numerator?.name.zh ?? null,
        numerator_en: indicator.numerator?.name.en ?? null,
        numerator,
      },
      ...{
        denominator_zh: indicator.denominator?.name.zh ?? null,
        denominator_en: indicator.denominator?.name.en ?? null,
      },
      ...{ denominator, value, unit: indicator.unit },
      ...{ unit_zh, unit_en: names.units[indicator.unit]?.en ?? null, low, high },
      ...{ status, status_zh, status_en: codeWords.status[observation.status].en, vintage },
      ...{ source_kind, source_zh, source_en: citation(source, 'en'), source_url: source.url ?? null },
      ...{ licence: source.licence, release: release.site.release, note, notice },
    };
  });
}
