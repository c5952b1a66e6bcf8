import { ancestors } from '../ancestors.ts';
import type { Area } from '../area.ts';
import { add, fraction, toNumber, zero } from '../exact.ts';
import type { Indicator } from '../indicator.ts';
import { groupKey } from '../judging.ts';
import { keyParts, type FigureKey, type Observation } from '../observation.ts';
import type { Release } from '../release.ts';
import { wrong, type Finding } from './finding.ts';

type Tables = Pick<Release, 'areas' | 'indicators'> & { readonly observations: readonly Observation[] };
type Part = Pick<FigureKey, 'area' | 'groups'>;

/**
 * Every count that was made by adding, held against the parts that are published beside it: the areas of the reporting
 * level, and the groups that may be added. Where all parts are known they must add up to it; where some are hidden the
 * known ones must not exceed it. Counts whose parts are not published at all are not among those checked.
 */
export function checkTotals({ areas, indicators, observations }: Tables): Finding {
  const tree = new Map(areas.map((area) => [area.code, area]));
  const index = new Map(observations.map((row) => [nameOf(row), row]));
  const found = { checked: 0, wrong: [] as Finding['wrong'][number][] };
  for (const total of observations) {
    const indicator = indicators[total.indicator];
    if (!total.reporting || total.numerator === undefined || !indicator) continue;
    const sets = [partsByArea(total, { indicator, tree }), ...partsByGroup(total, indicator)];
    const known = sets
      .map((parts) => parts.map((part) => index.get(nameOf({ ...keyParts(total), ...part }))))
      .filter((parts) => parts.some((part) => part?.numerator !== undefined));
    if (known.length > 0) found.checked++;
    for (const parts of known) found.wrong.push(...differing(total, parts));
  }
  return found;
}

function partsByArea(
  { area, groups }: Part,
  { indicator, tree }: { indicator: Indicator; tree: ReadonlyMap<string, Area> },
): Part[] {
  const level = indicator.coverage.areas;
  if (tree.get(area)?.kind === level) return [];
  return [...tree.values()]
    .filter(({ code, kind }) => kind === level && ancestors(tree, code).some((above) => above.code === area))
    .map(({ code }) => ({ area: code, groups }));
}

function partsByGroup({ area, groups }: Part, indicator: Indicator): Part[][] {
  const kept: Record<string, string> = {};
  for (const [, column = '', value = ''] of groups.matchAll(/([^;=]+)=([^;]*)/g)) kept[column] = value;
  return Object.entries(indicator.groups)
    .filter(([column, { total }]) => total === 'sum' && !(column in kept))
    .map(([column, { values }]) =>
      Object.keys(values).map((value) => ({ area, groups: groupKey({ ...kept, [column]: value }) })),
    );
}

function differing(total: Observation, parts: readonly (Observation | undefined)[]): Finding['wrong'] {
  const applicable = parts.filter((part) => part?.status !== 'not-applicable');
  return (['numerator', 'denominator'] as const).flatMap((column) => {
    const given = total[column];
    if (given === undefined) return [];
    const counts = applicable.map((part) => part?.[column]);
    const sum = toNumber(counts.reduce((all, count) => add(all, fraction(count ?? 0)), zero));
    const excess = sum - given;
    // The build adds in binary: as close as that is the same.
    if (Math.abs(excess) <= 1e-9 * Math.max(1, Math.abs(given))) return [];
    const incomplete = counts.includes(undefined);
    if (incomplete && (excess < 0 || counts.some((count) => (count ?? 0) < 0))) return [];
    return wrong(
      `${nameOf(total)} ${column}`,
      `公布的合计是 ${given}，${incomplete ? '已公布的部分' : '各部分'}相加是 ${sum}`,
      `${given} published as the total, its ${incomplete ? 'published parts' : 'parts'} add up to ${sum}`,
    );
  });
}

const nameOf = ({ indicator, area, period, groups }: FigureKey): string =>
  [indicator, area, period, groups].filter(Boolean).join(' ');
