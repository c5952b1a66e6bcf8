import { formatDay } from '../../core/format.ts';
import type { Indicator } from '../../core/indicator.ts';
import { groupKey } from '../../core/indicator.ts';
import { rule } from '../../core/judgement.ts';
import type { Observation } from '../../core/observation.ts';
import { fileNames } from '../../core/parts.ts';
import { closingMonth, periodKind, type Period } from '../../core/period.ts';
import { recordsDefinition, recordsTableName } from '../../core/records.ts';
import { tables, type TableName } from '../../core/tables.ts';
import type { Language } from '../../core/text.ts';
import { engineBytes } from '../../query/engine-size.ts';
import { latestDay, townsOf, unitOf, type Published } from '../../query/published.ts';
import { chartWords } from '../../i18n/charts.ts';
import { placesOf } from '../../i18n/places.ts';
import { sourceName } from '../credit.ts';
import { fileLink, link } from '../link.ts';
import type { Asked } from './examples.ts';
import type { ExploreFacts, ExploreIndicator, LaterTable } from './facts.ts';
import { exploreTexts, linkedTexts, t } from '../texts.ts';

const noUnit = { zh: '', en: '', measure: 'quantity' } as const;

/** What the script of the page has to know of the release. */
export function buildFacts(data: Published, language: Language): ExploreFacts {
  const { site, areas, version } = data;
  const words = t(language);
  const towns = new Set(townsOf(data).map(({ code }) => code));
  const tableBytes = tableNames(data).map((name) => [name, streamsOf(data, name).map(([, bytes]) => bytes)] as const);
  return {
    language,
    words: { ...exploreTexts(language).app, linked: linkedTexts(language).app },
    mark: site.dataset === 'demonstration' ? words.site.demoLabel : undefined,
    version,
    asOfText: formatDay(latestDay(data), language, { yearEnd: true }),
    cite: {
      host: site.identity.hostUnit?.[language] ?? words.cite['pending-host'],
      site: site.title[language],
      rule,
      hash: data.manifestHash.slice(0, 16),
    },
    statusWords: words.status,
    chart: chartWords(language),
    data: fileLink('data/'),
    engineBytes,
    tableBytes: Object.fromEntries(tableBytes),
    later: laterTables(data),
    areas: areas.map((area) => ({
      code: area.code,
      name: language === 'zh' ? area.name : area.name_en,
      town: towns.has(area.code),
      column: area.tile_column,
      row: area.tile_row,
    })),
    indicators: indicatorsByTheme(data).flatMap(({ indicators }) => indicators.map((id) => facet(data, id, language))),
    choice: { indicator: usualIndicator(data), area: site.area },
  };
}

/** The tables that the release publishes for the engine, the most asked first. */
export function tableNames(data: Published): TableName[] {
  const first: readonly TableName[] = ['observations', 'commitments', 'verdicts', 'indicators', 'areas'];
  const all = new Set([...first, ...(Object.keys(tables) as TableName[])]);
  return [...all].filter((name) => streamsOf(data, name).length > 0);
}

/** The streams of a table that the release holds, one for each part, with their bytes. */
function streamsOf({ byteSizes, manifest }: Published, table: string): [file: string, bytes: number][] {
  return fileNames(table, manifest.parts).flatMap((name) => {
    const bytes = byteSizes.get(`${name}.arrows`);
    return bytes === undefined ? [] : [[`${name}.arrows`, bytes] as [string, number]];
  });
}

/** The records tables of the release, for the engine. */
export function laterTables(data: Published): LaterTable[] {
  return Object.entries(data.records).map(([id, table]) => {
    const streams = streamsOf(data, `records/${id}`);
    const bytes = streams.reduce((sum, [, own]) => sum + own, 0);
    const files = streams.map(([file]) => file);
    return { name: recordsTableName(id), place: `records/${id}`, files, bytes, ...recordsDefinition(table, data.site) };
  });
}

/** The indicators that have rows, by theme in the order of the site. */
export function indicatorsByTheme({
  site,
  indicators,
  groupsByIndicator,
}: Published): { theme: string; indicators: string[] }[] {
  const known = Object.keys(indicators).filter((id) => groupsByIndicator.has(id));
  const themes = [...new Set([...Object.keys(site.themes), ...known.map((id) => indicators[id]?.theme ?? '')])];
  return themes
    .map((theme) => ({ theme, indicators: known.filter((id) => indicators[id]?.theme === theme) }))
    .filter((entry) => entry.indicators.length > 0);
}

/** What the questions on the page are about. */
export function askedOf(data: Published, indicator: string): Asked {
  const day = data.asOfDays[1] ?? latestDay(data);
  const [records] = Object.entries(data.records).flatMap(([id, { definition, columns }]) =>
    columns.includes(definition.area) ? [{ table: recordsTableName(id), area: definition.area }] : [],
  );
  return { indicator, day, records, ...placesOf(data.areas, data.site.area) };
}

/** The indicator that the form begins with: of those that judge a headline promise the first share with figures by town. */
export function usualIndicator(data: Published): string {
  const towns = new Set(townsOf(data).map(({ code }) => code));
  const byTown = new Set(data.observations.filter(({ area }) => towns.has(area)).map(({ indicator }) => indicator));
  const judged = data.site.headline.map((id) => data.judgingByCommitment.get(id)?.indicator ?? '');
  const shares = judged.filter((id) => byTown.has(id) && data.indicators[id]?.calculation === 'ratio');
  return [...shares, ...Object.keys(data.indicators)][0] ?? '';
}

function facet(data: Published, id: string, language: Language): ExploreIndicator {
  const indicator = data.indicators[id];
  if (!indicator) throw new Error(`unknown indicator: ${id}; expected one of the release`);
  const rows = data.observations.filter((row) => row.indicator === id);
  const codes = new Set(rows.map(({ area }) => area));
  const keys = [...new Set(rows.map(({ groups }) => groups))].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return {
    id,
    name: indicator.name[language],
    unit: unitOf(data, indicator.unit) ?? noUnit,
    decimals: indicator.decimals,
    groups: keys.map((key) => ({ key, name: groupName(indicator, key, language) })),
    areas: data.areas.map(({ code }) => code).filter((code) => codes.has(code)),
    periods: periodsFrom(data, rows),
    calculation: indicator.calculation,
    scale: indicator.scale,
    source: sourceName(indicator.source, language),
    page: link(`/indicators/${id}/`, language),
  };
}

/** The first and the last period of the plan's own area and of those below it; where they have none, of the larger ones. */
function periodsFrom({ site, areas }: Published, rows: readonly Observation[]): readonly [first: Period, last: Period] {
  const inside = new Set(
    areas.filter(({ code, parent }) => [code, parent].includes(site.area)).map(({ code }) => code),
  );
  const own = rows.filter(({ area }) => inside.has(area));
  const periods = (own.length > 0 ? own : rows).map(({ period }) => period);
  const sorted = periods.sort((a, b) => closingMonth(a) - closingMonth(b));
  const kind = periodKind(sorted[0] ?? '');
  const alike = sorted.filter((period) => periodKind(period) === kind);
  return [alike[0] ?? '', alike.at(-1) ?? ''];
}

/** The name of a combination of groups: the names of its values. */
function groupName({ groups }: Indicator, key: string, language: Language): string {
  const names = Object.entries(groups).flatMap(([column, { values }]) =>
    Object.entries(values)
      .filter(([value]) => key.split(';').includes(groupKey({ [column]: value })))
      .map(([, name]) => name[language]),
  );
  return names.join(' · ') || key;
}
