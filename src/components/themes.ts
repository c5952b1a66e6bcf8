import type { Indicator } from '../core/indicator.ts';
import type { Text } from '../core/text.ts';
import type { Published } from '../query/published.ts';

export interface Theme {
  readonly id: string;
  readonly name: Text;
  readonly indicators: readonly (readonly [id: string, indicator: Indicator])[];
}

/** The indicators theme by theme, in the order of site.yml; a theme that nothing belongs to is left out. */
export function byTheme(data: Published): Theme[] {
  const all = Object.entries(data.indicators);
  return Object.entries(data.site.themes)
    .map(([id, name]) => ({ id, name, indicators: all.filter(([, { theme }]) => theme === id) }))
    .filter(({ indicators }) => indicators.length > 0);
}
