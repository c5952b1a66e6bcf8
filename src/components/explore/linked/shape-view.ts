import distribution, { type DistributionOptions, type DistributionRow } from '../../../charts/distribution.ts';
import { distributionLayout } from '../../../charts/distribution/layout.ts';
import { tellClasses } from '../../../i18n/chart-sentences.ts';
import type { ClassCount } from './answers.ts';
import type { ViewFrame } from './draw.ts';
import type { Stops } from './line-view.ts';
import { perShown } from './per-shown.ts';
import { printing, type Shown } from './shown.ts';
import { limitsOf } from './stretch.ts';

const absences = ['suppressed', 'not-reported', 'not-applicable'] as const;

/** Every class with all its cells and the chosen ones, then each reason of having no figure that occurs. */
export const shapeRows = perShown(({ answers, bins }: Shown): DistributionRow[] => {
  const inClass = (rows: readonly ClassCount[], bin: number): number => total(rows.filter((row) => row.bin === bin));
  const without = (rows: readonly ClassCount[], status: string): number =>
    total(rows.filter((row) => row.bin === null && row.status === status));
  const classes = Array.from({ length: bins.count }, (_, bin) => {
    const [low, high] = limitsOf([bin, bin], bins);
    return { low, high, all: inClass(answers.all.classes, bin), kept: inClass(answers.shape, bin) };
  });
  const absent = absences.map((status) => ({
    ...{ status, all: without(answers.all.classes, status), kept: without(answers.shape, status) },
  }));
  return [...(classes.some(({ all }) => all > 0) ? classes : []), ...absent.filter(({ all }) => all > 0)];
});

function total(rows: readonly ClassCount[]): number {
  return rows.reduce((sum, { cells }) => sum + cells, 0);
}

/** A stretch of values as it is read: whole figures by the whole figures in it, others by their limits. */
export function stretchText(shown: Shown, [low, high]: readonly [number, number]): string {
  const { format } = printing(shown);
  if (!isWhole(shown)) return `${format(low)}–${format(high)}`;
  return high - low <= 1 ? format(low) : `${format(low)}–${format(high - 1)}`;
}

/** Classes of whole figures are as wide as a whole number, and no class shares its upper limit. */
function isWhole({ bins, answers }: Shown): boolean {
  const values = answers.all.places.flatMap(({ value, cells }) => (cells === 1 && value !== null ? [value] : []));
  return Number.isInteger(bins.width) && values.length > 0 && values.every(Number.isInteger);
}

export function tellShape(shown: Shown): string {
  return tellClasses(shapeRows(shown), {
    ...printing(shown),
    formatClass: (low, high) => stretchText(shown, [low, high]),
  });
}

function shapeOptions(shown: Shown, lively = false): Omit<DistributionOptions, 'document' | 'width'> {
  const { facts, indicator } = shown;
  const { cells, chosen } = facts.words.linked;
  return {
    ...printing(shown),
    formatClass: (low, high) => stretchText(shown, [low, high]),
    labels: {
      ...facts.chart,
      title: indicator.name,
      description: lively ? undefined : tellShape(shown),
      cells,
      chosen,
    },
  };
}

export function drawShape(shown: Shown, { lively, ...frame }: ViewFrame): SVGSVGElement | undefined {
  const rows = shapeRows(shown);
  return rows.length > 0 ? distribution(rows, { ...shapeOptions(shown, lively), ...frame }) : undefined;
}

/** The classes in the picture; undefined where there is only one. */
export function shapeStops(shown: Shown, width: number): Stops | undefined {
  const { classes, plot } = distributionLayout(shapeRows(shown), { ...shapeOptions(shown), width });
  const last = classes.at(-1);
  if (!last || classes.length < 2) return undefined;
  const limits = [...classes.map(({ box }) => box.x), last.box.x + last.box.width];
  return { limits, top: plot.y0 - 12, bottom: plot.y1 };
}
