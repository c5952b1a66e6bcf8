import * as cumulative from '../charts/cumulative.ts';
import type { CumulativeOptions, CumulativeRow } from '../charts/cumulative.ts';
import * as matrix from '../charts/matrix.ts';
import type { MatrixOptions, MatrixRow } from '../charts/matrix.ts';
import * as timeline from '../charts/timeline.ts';
import type { TimelineOptions, TimelineRow } from '../charts/timeline.ts';
import { stateOf, states } from '../charts/timeline/events.ts';
import { formatPeriod } from '../core/format.ts';
import { standings, type StepJudgement } from '../core/judgement.ts';
import type { Day } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { chartWords } from '../i18n/charts.ts';
import { fill } from '../i18n/messages.ts';
import { tellCounts, tellRunning, tellTally } from '../i18n/promise-sentences.ts';
import { whenDay } from '../i18n/sentences.ts';
import { latestDay, type Published } from '../query/published.ts';
import { byChapter, entriesAt, type ChapterEntries } from '../query/tally.ts';
import { drawPicture, type Picture } from './picture.ts';
import { pictures, seriesOptions } from './pictures.ts';
import { datedTitle, type PromiseView } from './promise.ts';
import { chartTexts, t } from './texts.ts';

function chapterName({ chapter }: ChapterEntries, language: Language): string {
  return `${chapter.number} ${chapter.name[language]}`;
}

/** One mark per promise, by chapter, as the ledger stands on a day, by default its last. Undefined without promises. */
export function matrixPicture(data: Published, language: Language, asOf = latestDay(data)): Picture | undefined {
  return pictures.remember(`matrix|${language}|${asOf}`, () => {
    const chapters = byChapter(data, entriesAt(data, asOf));
    const rows = chapters.flatMap((group) =>
      standings.flatMap((standing) =>
        group.entries
          .filter(({ judgement }) => judgement.standing === standing)
          .map((): MatrixRow => ({ standing, name: '', group: chapterName(group, language) })),
      ),
    );
    if (rows.length === 0) return undefined;
    const found = standings.flatMap((standing) => rows.flatMap((row) => (row.standing === standing ? [standing] : [])));
    const labels = {
      ...chartWords(language),
      title: datedTitle(data, chartTexts(language).page['matrix-title'], { asOf, language }),
      description: tellTally(found, language),
    };
    const formatCount = (count: number): string => fill(t(language).home.count, { count });
    return drawPicture<MatrixRow, MatrixOptions>(matrix, rows, { labels, formatCount }, { id: 'x' });
  });
}

/** When the steps of each chapter fell due and when they were kept. Undefined where no step has a day. */
export function calendarPicture(data: Published, language: Language): Picture | undefined {
  return pictures.remember(`calendar|${language}`, () => {
    const asOf = latestDay(data);
    const rows = byChapter(data, entriesAt(data, asOf)).flatMap((group) => {
      const lane = chapterName(group, language);
      return group.entries.flatMap(({ judgement }) => judgement.steps.flatMap((step) => dueEvent(step, lane)));
    });
    if (rows.length === 0) return undefined;
    const days = rows.flatMap(({ due, done }) => [due ?? '', done ?? '']).filter(Boolean);
    const last = days.reduce((a, b) => (b > a ? b : a), data.plan.end);
    const options = {
      ...{ asOf, start: data.plan.start, end: last },
      namePeriod: (month: string) => formatPeriod(month, language),
      labels: calendarLabels(rows, { asOf, language }),
    };
    return drawPicture<TimelineRow, TimelineOptions>(timeline, rows, options, { id: 'd' });
  });
}

/** A step as an event. What has no verdict cannot be said to have been missed. */
function dueEvent({ by, verdict, reachedOn }: StepJudgement, lane: string): TimelineRow[] {
  if (verdict === 'withdrawn') return [];
  if (verdict === 'met') return [{ lane, due: by, done: reachedOn !== undefined && reachedOn <= by ? reachedOn : by }];
  if (verdict === 'met-late' && reachedOn !== undefined) return [{ lane, due: by, done: reachedOn }];
  return [{ lane, due: by, unknown: verdict !== 'missed' && verdict !== 'not-due' }];
}

function calendarLabels(rows: readonly TimelineRow[], { asOf, language }: { asOf: Day; language: Language }) {
  const { page } = chartTexts(language);
  const words = {
    'on-time': page['on-time-state'],
    late: page['late-state'],
    undone: page['undone-state'],
    unknown: page['unknown-state'],
    pending: page['pending-state'],
    done: page['done-state'],
  };
  const counts = states.map((state) => ({
    name: words[state],
    count: rows.filter((row) => stateOf(row, asOf) === state).length,
  }));
  return {
    ...chartWords(language),
    title: page['calendar-title'],
    description: tellCounts(counts, language, 'stages'),
    states: words,
    several: page.several,
    summary: (found: Readonly<Record<(typeof states)[number], number>>) =>
      [
        fill(page.events, { count: Object.values(found).reduce((sum, count) => sum + count, 0) }),
        ...(found.late > 0 ? [fill(page.late, { count: found.late })] : []),
        ...(found.undone > 0 ? [fill(page.undone, { count: found.undone })] : []),
      ].join(language === 'zh' ? '，' : ', '),
  };
}

/** A promise of yearly shares: running total and quota of each year. Undefined for every other promise. */
export function schedulePicture(data: Published, { commitment, judgement, telling, evidence, asOf }: PromiseView) {
  const steps = judgement.steps.filter(({ by, due, quota }) => by <= asOf && due !== undefined && quota !== undefined);
  if (commitment.kind !== 'cumulative' || steps.length === 0) return undefined;
  const { language } = telling;
  const { page } = chartTexts(language);
  const { format } = seriesOptions(data, evidence?.indicator, language);
  return pictures.remember(`schedule|${commitment.id}|${asOf}|${language}`, () => {
    const rows = steps.map((step) => yearRow(step, language));
    const told = rows.map((row, index) => ({
      ...row,
      when: fill(t(language).sentence.by, { when: whenDay(steps[index]?.by ?? asOf, language) }),
      value: row.total,
    }));
    const labels = {
      ...chartWords(language),
      title: datedTitle(data, `${commitment.name[language]} · ${page.schedule}`, { asOf, language }),
      description: tellRunning(told, { language, format }),
      running: (total: string, due: string) => fill(page.running, { total, due }),
      yearly: (delivered: string, quota: string) => fill(page.yearly, { delivered, quota }),
    };
    return drawPicture<CumulativeRow, CumulativeOptions>(cumulative, rows, { labels, format }, { id: 'u' });
  });
}

function yearRow(step: StepJudgement, language: Language): CumulativeRow {
  const { by, due = 0, quota = 0, verdict, observed, delivered } = step;
  return {
    name: formatPeriod(by.slice(0, 4), language),
    status: verdict === 'suppressed' ? 'suppressed' : observed === undefined ? 'not-reported' : 'reported',
    ...{ due, quota, verdict, total: observed, delivered },
  };
}
