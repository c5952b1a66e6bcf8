import bars, { type BarRow } from '../../../charts/bars.ts';
import towns, { type TownRow } from '../../../charts/towns.ts';
import { tellGroups, tellPlaces } from '../../../i18n/chart-sentences.ts';
import { say } from '../dom.ts';
import type { PlaceSums } from './answers.ts';
import type { ViewFrame } from './draw.ts';
import { perShown } from './per-shown.ts';
import { placesOf } from './choice.ts';
import { countsText, figure, groupName, nameOf, picksCells, printing, shownMonth, type Shown } from './shown.ts';

/** What stands side by side: the groups of an indicator that has groups, otherwise its places. */
export type SideView =
  | { readonly kind: 'groups'; readonly rows: readonly (BarRow & { readonly key: string })[] }
  | { readonly kind: 'places'; readonly rows: readonly (TownRow & { readonly key: string })[] };

/** For the period shown. */
export const sideView = perShown((shown: Shown): SideView =>
  shown.indicator.groups.length > 1
    ? { kind: 'groups', rows: groupRows(shown) }
    : { kind: 'places', rows: placeRows(shown) },
);

function groupRows(shown: Shown): (BarRow & { key: string })[] {
  const { indicator, answers, facts, choice } = shown;
  const month = shownMonth(shown);
  const rows = picksCells(shown) ? answers.side : answers.published.filter(({ area }) => area === facts.choice.area);
  return indicator.groups.flatMap(({ key }) => {
    const sums = rows.find((row) => row.groups === key && row.month === month);
    if (!sums) return [];
    const { status, value } = figure(sums, indicator);
    return [
      { key, name: groupName(key, shown) ?? facts.words.linked.total, status, value, faint: key !== choice.group },
    ];
  });
}

function placeRows(shown: Shown): (TownRow & { key: string })[] {
  const { indicator, answers, facts, choice } = shown;
  const month = shownMonth(shown);
  const own = answers.published.find(
    (row) => row.area === facts.choice.area && row.month === month && row.groups === choice.group,
  );
  const all = [
    { key: '', name: nameOf(facts.choice.area, shown), sums: own, strong: choice.places.length === 0 },
    ...placesOf(indicator, facts).map((key) => ({
      ...{ key, name: nameOf(key, shown), strong: choice.places.includes(key) },
      sums: answers.all.places.find((row) => row.area === key && row.month === month),
    })),
  ];
  return all.flatMap(({ key, name, sums, strong }) =>
    sums ? [{ key, name, strong, ...figure(sums, indicator), ...intervalOf(sums, shown) }] : [],
  );
}

/** The interval published with the figure of a single cell. */
function intervalOf({ cells, area, month }: PlaceSums, { answers }: Shown): { low?: number; high?: number } {
  const found = answers.details.find((detail) => detail.area === area && detail.month === month);
  if (cells !== 1 || !found || found.low === null || found.high === null) return {};
  return { low: found.low, high: found.high };
}

export function tellSide(shown: Shown, side: SideView): string {
  const known = side.rows.filter(({ value }) => value !== null && value !== undefined);
  if (known.length === 0) return '';
  return side.kind === 'groups'
    ? tellGroups(side.rows, printing(shown))
    : tellPlaces(
        side.rows.filter(({ key }) => key !== ''),
        {
          ...printing(shown),
          places: say(shown.facts.words.linked.someChildren, {
            count: side.rows.filter(({ key }) => key !== '').length,
          }),
        },
      );
}

export function drawSide(shown: Shown, { lively, ...frame }: ViewFrame): SVGSVGElement | undefined {
  const side = sideView(shown);
  if (side.rows.length === 0) return undefined;
  const { facts, indicator } = shown;
  const description = (!lively && tellSide(shown, side)) || undefined;
  const options = { ...printing(shown), labels: { ...facts.chart, title: indicator.name, description }, ...frame };
  if (side.kind === 'groups') return bars(side.rows, options);
  return towns(side.rows, { ...options, formatCounts: countsText });
}
