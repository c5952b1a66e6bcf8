import { ticks } from 'd3';
import tiles, { type TileRow } from '../../../charts/tiles.ts';
import { formatPeriod } from '../../../core/format.ts';
import { tellPlaces } from '../../../i18n/chart-sentences.ts';
import { say } from '../dom.ts';
import type { PlaceSums } from './answers.ts';
import type { ViewFrame } from './draw.ts';
import { perShown } from './per-shown.ts';
import { placesOf } from './choice.ts';
import { figure, nameOf, periodAt, printing, shownMonth, type Shown } from './shown.ts';

const mostClasses = 4;
const widest = 520;

/** A place of the map with its code. */
export type PlaceTile = TileRow & { readonly code: string };

/** Every place for the period shown; one whose cell is not chosen by value, status or verdict is pale. */
export const mapRows = perShown((shown: Shown): PlaceTile[] => {
  const { facts, indicator, choice, answers } = shown;
  const month = shownMonth(shown);
  const at = (rows: readonly PlaceSums[], code: string): PlaceSums | undefined =>
    rows.find((row) => row.area === code && row.month === month);
  return placesOf(indicator, facts).flatMap((code) => {
    const { name, column, row } = facts.areas.find((area) => area.code === code) ?? {};
    if (name === undefined || column === undefined || row === undefined) return [];
    const chosen = at(answers.map, code);
    const sums = chosen ?? at(answers.all.places, code);
    const { status, value } = sums ? figure(sums, indicator) : { status: 'not-reported' as const, value: null };
    const strong = choice.places.includes(code);
    return [{ code, name: shortName(name, facts.language), column, row, status, value, strong, faint: !chosen }];
  });
});

function shortName(name: string, language: string): string {
  return language === 'en' ? name.replace(/ (Town|Subdistrict)$/, '') : name;
}

/** Round limits between all figures of all periods, so that a colour keeps its meaning while time is brushed. */
export function classLimits(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length < 3 || low === high) return [];
  for (let count = mostClasses; count > 0; count--) {
    const limits = ticks(low, high, count).filter((limit) => limit > low);
    if (limits.length > 0 && limits.length < mostClasses) return limits;
  }
  return [];
}

export function tellMap(shown: Shown): string {
  const rows = mapRows(shown).filter(({ faint }) => !faint);
  if (rows.length === 0) return '';
  const { linked } = shown.facts.words;
  const period = formatPeriod(periodAt(shownMonth(shown), shown.indicator), shown.facts.language);
  const places = say(linked.periodChildren, { period, count: rows.length });
  return tellPlaces(rows, { ...printing(shown), places });
}

export function drawMap(shown: Shown, { document, width, lively }: ViewFrame) {
  const rows = mapRows(shown);
  if (rows.length === 0) return undefined;
  const { facts, indicator, answers } = shown;
  const compact = new Intl.NumberFormat(facts.language === 'zh' ? 'zh-CN' : 'en-US', {
    ...{ notation: 'compact', maximumSignificantDigits: 4 },
  });
  const values = answers.all.places.flatMap((sums) => figure(sums, indicator).value ?? []);
  const title = `${indicator.name} · ${nameOf(facts.choice.area, shown)}`;
  return tiles(rows, {
    ...printing(shown),
    labels: {
      ...facts.chart,
      title,
      description: (!lively && tellMap(shown)) || undefined,
      notice: facts.words.linked.notice,
    },
    breaks: classLimits(values),
    formatShort: (value) => compact.format(value),
    document,
    width: Math.min(width, widest),
  });
}
