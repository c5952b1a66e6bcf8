import type { Indicator } from '../../../src/core/indicator.ts';
import type { Panel } from '../../../src/core/panel.ts';
import type { Defined } from '../check/indicators.ts';

/**
 * The panels of indicators that name a table in a database themselves: with the columns that their data file would have, one row
 * for each area of their level, period and choice of groups. `whole`: whether a unit counts things.
 */
export function ownPanels(
  indicators: readonly Defined<Indicator>[],
  whole: (unit: string) => boolean,
): Defined<Panel>[] {
  return indicators.flatMap(({ id, definition, yaml }) => {
    const { from } = definition;
    if (typeof from !== 'object' || !('engine' in from)) return [];
    return [{ id: `indicators/${id}`, definition: panelOfIndicator(definition, from, whole), yaml }];
  });
}

function panelOfIndicator(
  { name, definition, coverage, frequency, sensitivity, source, groups, numerator, denominator }: Indicator,
  from: NonNullable<Panel['from']>,
  whole: (unit: string) => boolean,
): Panel {
  const text = { name, type: 'text', required: true } as const;
  const figures = Object.entries({ numerator, denominator }).flatMap(([column, count]) =>
    count
      ? [[column, { name: count.name, type: whole(count.unit) ? 'integer' : 'number', required: true }] as const]
      : [],
  );
  const split = Object.entries(groups).map(
    ([column, group]) => [column, { ...text, name: group.name, values: Object.keys(group.values) }] as const,
  );
  return {
    ...{ name, grain: definition, area: 'area', areas: coverage.areas, period: 'period', frequency, status: 'status' },
    ...{ sensitivity, source, from },
    columns: { area: text, period: text, status: text, ...Object.fromEntries(split), ...Object.fromEntries(figures) },
  };
}
