import { formatDay } from '../core/format.ts';
import { indicatorsOf, isPublished, recordsOf, type Mechanism } from '../core/mechanism.ts';
import type { Observation } from '../core/observation.ts';
import { tables } from '../core/tables.ts';
import type { Language } from '../core/text.ts';
import { joinSentences } from '../i18n/told.ts';
import { fill } from '../i18n/messages.ts';
import { tellLedger, tellPlace, tellPromises, type PlaceCounts, type Subject } from '../i18n/openings.ts';
import { areaOf, latestDay, seriesOf, townsOf, type Published } from '../query/published.ts';
import { entriesAt, tally, type Entry } from '../query/tally.ts';
import { latestFigures, type LatestChoice } from './figures.ts';
import { glossaryGroups } from './glossary/terms.ts';
import { hasRows, shownGroups } from './indicator.ts';
import { promisesAbout } from './mechanisms.ts';
import { chaptersOf } from './outline.ts';
import { seriesTold } from './pictures.ts';
import { promisesOf, targetAt } from './target.ts';
import { openingsTexts } from './texts.ts';

/** The list of promises, or a part of it, as it stood on a day. */
export function openLedger(entries: readonly Entry[], subject: Subject, language: Language): string {
  return tellLedger(tally(entries), subject, language);
}

/** How much of the plan stands on the ledger. */
export function openPlan(data: Published, language: Language): string {
  const chapters = chaptersOf(data);
  const blank = tally(entriesAt(data, latestDay(data))).counts.blank;
  const clauses = new Set(data.commitments.map(({ clause }) => clause)).size;
  const values = { chapters: chapters.length, clauses, all: data.commitments.length };
  return fill(openingsTexts(language).plan, { ...values, blank, notes: data.readingNotes.length });
}

/** The mechanisms, and of how many anything is published. */
export function openMechanisms(data: Published, language: Language): string {
  const all = Object.values(data.mechanisms);
  const published = all.filter(isPublished).length;
  const { some, all: whole } = openingsTexts(language).mechanisms;
  const counts = { count: all.length, published, unpublished: all.length - published };
  return fill(counts.unpublished > 0 ? some : whole, counts);
}

/** What a mechanism publishes, and what became of the promises about it. */
export function openMechanism(data: Published, mechanism: Mechanism, language: Language): string {
  const words = openingsTexts(language).mechanism;
  const opened = recordsOf(mechanism).flatMap((id) => data.records[id] ?? []);
  const rows = opened.reduce((sum, table) => sum + table.rows.length, 0);
  const shown =
    opened.length > 0
      ? fill(words.tables, { tables: opened.length, rows })
      : fill(words.figures, { count: indicatorsOf(mechanism).length });
  const counts = tally(promisesAbout(data, mechanism));
  const told = tellPromises(counts, { asOf: latestDay(data), of: 'mechanism' }, language);
  return joinSentences([isPublished(mechanism) ? shown : words.nothing, told], language);
}

/** How many indicators there are, how many of them judge promises, and where their figures are from. */
export function openIndicators(data: Published, language: Language): string {
  const all = Object.values(data.indicators);
  const judging = new Set([...data.judgingByCommitment.values()].map(({ indicator }) => indicator));
  const demo = all.filter(({ source }) => source.kind === 'demonstration').length;
  return fill(openingsTexts(language).indicators, {
    ...{ count: all.length, judging: judging.size, promises: data.judgingByCommitment.size },
    ...{ real: all.length - demo, demo },
  });
}

/** An indicator in an area: its course, or its figures of a period, and what became of the promises it judges. */
export function openIndicator(data: Published, choice: LatestChoice): string {
  const { indicator, area, language } = choice;
  const counts = tally(promisesOf(data, indicator, language));
  const told = tellPromises(counts, { asOf: latestDay(data), of: 'indicator' }, language);
  return joinSentences([openSeries(data, choice), area === data.site.area ? told : ''], language);
}

function openSeries(data: Published, choice: LatestChoice): string {
  const { indicator, area, period, language } = choice;
  const words = openingsTexts(language);
  const place = areaOf(data, area);
  const name = language === 'zh' ? place.name : place.name_en;
  const [groups = '', ...others] = shownGroups(data, indicator);
  const told = others.length === 0 && period === undefined && seriesTold(data, { indicator, area, groups, language });
  const figures = latestFigures(data, choice);
  if (told || !figures) return told || fill(words.absent, { name });
  return fill(words.latest, { period: `${name} ${figures.period}`, value: figures.text });
}

/** The places of the plan, and how many indicators have figures for each. */
export function openTowns(data: Published, language: Language): string {
  const towns = townsOf(data);
  const county = areaOf(data, data.site.area);
  const indicators = Object.keys(data.indicators).filter((id) => towns.some(({ code }) => hasRows(data, id, code)));
  const name = language === 'zh' ? county.name : county.name_en;
  return fill(openingsTexts(language).towns, { county: name, count: towns.length, indicators: indicators.length });
}

/** The latest figures of a place beside the levels due. */
export function openTown(data: Published, area: string, language: Language): string {
  const counts = { figures: 0, reached: 0, short: 0, hidden: 0, missing: 0 };
  for (const id of Object.keys(data.indicators))
    for (const groups of shownGroups(data, id)) {
      const row = seriesOf(data, id, area, groups).at(-1);
      if (row) count(counts, row, targetAt(data, id, { groups, period: row.period, language }));
    }
  const place = areaOf(data, area);
  return tellPlace(counts, language === 'zh' ? place.name : place.name_en, language);
}

type Counting = { -readonly [Key in keyof PlaceCounts]: number };

function count(counts: Counting, { status, value }: Observation, target: ReturnType<typeof targetAt>): void {
  if (status === 'suppressed') counts.hidden++;
  else if (status === 'not-reported') counts.missing++;
  else if (value !== undefined) {
    counts.figures++;
    if (target) counts[target.reaches(value) ? 'reached' : 'short']++;
  }
}

/** A release as files: how many tables, rows and files it has. */
export function openDownloads(data: Published, language: Language): string {
  const day = formatDay(data.site.asOf, language);
  const files = data.manifest.files.length;
  return fill(openingsTexts(language).downloads, { ...tableCounts(data), version: data.version, day, files });
}

/** How many tables a release has, and how many figures of indicators. */
function tableCounts({ records, observations }: Published): { tables: number; figures: number } {
  return { tables: Object.keys(tables).length + Object.keys(records).length, figures: observations.length };
}

/** What can be queried. */
export function openExplore(data: Published, language: Language): string {
  return fill(openingsTexts(language).explore, tableCounts(data));
}

/** The ledger as the rule judges it. */
export function openMethod(data: Published, language: Language): string {
  const asOf = latestDay(data);
  const name = fill(openingsTexts(language).method, { rule: data.manifest.rule });
  return openLedger(entriesAt(data, asOf), { name, asOf }, language);
}

/** What the site is about. */
export function openAbout(data: Published, language: Language): string {
  return fill(openingsTexts(language).about, { plan: data.plan.title[language], all: data.commitments.length });
}

/** What the search finds. */
export function openSearch(data: Published, language: Language): string {
  return fill(openingsTexts(language).search, {
    promises: data.commitments.length,
    indicators: Object.keys(data.indicators).length,
    areas: townsOf(data).length,
    mechanisms: Object.keys(data.mechanisms).length,
    terms: glossaryGroups(data, language).reduce((sum, { entries }) => sum + entries.length, 0),
  });
}
