import { formatPeriod } from '../../../core/format.ts';
import { say } from '../dom.ts';
import type { ClassCount } from './answers.ts';
import { lineView, tellLine } from './line-view.ts';
import { mapRows, tellMap } from './map-view.ts';
import { stretchText } from './shape-view.ts';
import { classesWithin } from './stretch.ts';
import { adds, groupName, nameOf, picksCells, printing, whoText, type Shown } from './shown.ts';

/** Sentences with their stops, joined as the language joins them. */
function join(sentences: readonly (string | undefined)[], { language }: { language: string }): string {
  const stop = language === 'zh' ? '。' : '.';
  const closed = sentences.filter((text) => text).map((text = '') => (text.endsWith(stop) ? text : text + stop));
  return closed.join(language === 'zh' ? '' : ' ');
}

/** The name of what is shown: indicator, group, and whose figures. */
export function titleOf(shown: Shown): string {
  const { indicator, choice } = shown;
  const group = groupName(choice.group, shown);
  return [indicator.name, group, whoText(shown)].filter(Boolean).join(' · ');
}

/** What the views show, in words: the line, the places, how many cells are chosen, and why some have no figure. */
export function tellShown(shown: Shown): string {
  const line = lineView(shown);
  const within = line.rows.filter(({ period }) => isBetween(period, shown));
  const shownLine = within.length > 0 ? { ...line, rows: within } : line;
  return join(
    [tellLine(shown, shownLine), mapRows(shown).length > 1 ? tellMap(shown) : undefined, countText(shown)],
    shown.facts,
  );
}

function isBetween(period: string, { choice, indicator }: Shown): boolean {
  return indicator.periods[0] === choice.from && indicator.periods[1] === choice.to
    ? true
    : period >= choice.from && period <= choice.to;
}

/** How many cells are chosen, and what has no figure for which reason. */
export function countText(shown: Shown): string {
  const { facts, answers } = shown;
  const { linked } = facts.words;
  const rows = chosenCounts(shown);
  const count = (of: readonly ClassCount[]): number => of.reduce((sum, { cells }) => sum + cells, 0);
  const [chosen, all] = [count(rows), count(answers.all.classes)];
  const part = (text: string, number: number): string[] => (number > 0 ? [say(text, { count: number })] : []);
  const of = (status: string): number => count(rows.filter((row) => row.status === status));
  return [
    chosen === all ? say(linked.wholeCounted, { all }) : say(linked.counted, { chosen, all }),
    say(linked.known, { count: count(rows.filter(({ bin }) => bin !== null)) }),
    ...part(linked.provisional, of('provisional')),
    ...part(linked.suppressed, of('suppressed')),
    ...part(linked.silent, of('not-reported')),
    ...part(linked.inapplicable, of('not-applicable')),
  ].join(facts.language === 'zh' ? '，' : ', ');
}

/** The distribution is not narrowed by what is chosen in it; the count of what is chosen is. */
function chosenCounts({ answers, choice, bins }: Shown): readonly ClassCount[] {
  const { values, states } = choice;
  if (states.length > 0) return answers.shape.filter(({ status }) => (states as readonly string[]).includes(status));
  if (!values) return answers.shape;
  const [first, last] = classesWithin(values, bins);
  return answers.shape.filter(({ bin }) => bin !== null && bin >= first && bin <= last);
}

/** What has to be known to read the pictures right: dashed lines, sums of cells, periods that were judged. */
export function notesOf(shown: Shown): string[] {
  const { facts, due, choice, indicator, answers } = shown;
  const { linked } = facts.words;
  const own = !picksCells(shown);
  const area = nameOf(facts.choice.area, shown);
  const summed = !own && (choice.places.length !== 1 || choice.values !== undefined || choice.states.length > 0);
  const judged = choice.verdicts.map((verdict) => facts.chart.standing[verdict]);
  const separator = facts.language === 'zh' ? '、' : ', ';
  return [
    ...(due && due.steps.length > 0 ? [say(own ? linked.target : linked.targetOnly, { area, name: due.name })] : []),
    ...(summed ? [adds(indicator) ? linked.addsRatio : linked.addsNot] : []),
    ...(summed && adds(indicator) ? partlyNotes(shown) : []),
    ...(judged.length > 0 ? [say(linked.verdictPeriods, { names: judged.join(separator) })] : []),
    ...(answers.all.places.length > 0 && !indicator.areas.some((code) => isTown(code, shown))
      ? [say(linked.noPlaces, { area })]
      : []),
  ];
}

function isTown(code: string, { facts }: Shown): boolean {
  return facts.areas.some((area) => area.code === code && area.town);
}

/** The last period of the sum in which not all of its cells have a figure. */
function partlyNotes(shown: Shown): string[] {
  const { rows, counts } = lineView(shown);
  const last = counts.findLastIndex(({ cells, known }) => known > 0 && known < cells);
  const [row, count] = [rows[last], counts[last]];
  if (!row || !count) return [];
  const period = formatPeriod(row.period, shown.facts.language);
  return [say(shown.facts.words.linked.partly, { period, cells: count.cells, known: count.known })];
}

/** What is chosen, dimension by dimension, as it stands in the list of what can be taken away again. */
export function chosenTexts(
  shown: Shown,
): { readonly dimension: string; readonly key: string; readonly text: string }[] {
  const { choice, facts, indicator } = shown;
  const { linked } = facts.words;
  const { namePeriod } = printing(shown);
  const whole = choice.from === indicator.periods[0] && choice.to === indicator.periods[1];
  const periods = choice.from === choice.to ? linked.one : linked.periods;
  const group = choice.group === indicator.groups[0]?.key ? undefined : groupName(choice.group, shown);
  return [
    ...choice.places.map((code) => ({ dimension: 'places', key: code, text: nameOf(code, shown) })),
    ...(whole
      ? []
      : [
          {
            ...{ dimension: 'periods', key: '' },
            text: say(periods, { from: namePeriod(choice.from), to: namePeriod(choice.to) }),
          },
        ]),
    ...(group === undefined ? [] : [{ dimension: 'groups', key: '', text: group }]),
    ...(choice.values
      ? [{ dimension: 'values', key: '', text: say(linked.values, { range: stretchText(shown, choice.values) }) }]
      : []),
    ...choice.states.map((status) => ({ dimension: 'states', key: status, text: facts.statusWords[status] })),
    ...choice.verdicts.map((verdict) => ({ dimension: 'verdicts', key: verdict, text: facts.chart.standing[verdict] })),
  ];
}
