import type { Standing } from '../core/judgement.ts';
import type { Day } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { fill, t } from './messages.ts';
import { whenDay } from './sentences.ts';

/** The ledger in numbers: how many promises, how many of them due, and how many show which verdict. */
export interface LedgerCounts {
  readonly all: number;
  readonly due: number;
  readonly counts: Readonly<Record<Standing, number>>;
  /** Of those kept on time, the ones that were already so at the starting point. */
  readonly held: number;
}

/**
 * The headline of the home page in two sentences: how many promises; how many were due on the day and how many of these
 * were kept on time.
 */
export function headline({ all, due, counts }: LedgerCounts, asOf: Day, language: Language): [string, string] {
  const { home } = t(language);
  const when = whenDay(asOf, language);
  const first = fill(home.title, { all });
  return [
    first,
    due > 0 ? fill(home['title-due'], { when, due, met: counts.met }) : fill(home['title-none'], { when }),
  ];
}

/** How many were kept late, missed and so on, each in a few words; whatever is zero is left out. */
function verdictParts(counts: LedgerCounts['counts'], language: Language): string[] {
  const { home } = t(language);
  const other = counts.suppressed + counts['not-comparable'] + counts.withdrawn;
  return (
    [
      ['late', counts['met-late']],
      ['missed', counts.missed],
      ['no-data', counts['no-data']],
      ['other-due', other],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([name, count]) => fill(home[name], { count }));
}

/** What became of the promises that were due, those kept on time first: `按期做到12项，没有做到3项`. */
export function tellVerdicts(counts: LedgerCounts['counts'], language: Language): string {
  const met = counts.met > 0 ? [fill(t(language).home.met, { count: counts.met })] : [];
  return [...met, ...verdictParts(counts, language)].join(language === 'zh' ? '，' : ', ');
}

/** What became of the other promises: sentences that leave out whatever is zero. */
export function leadSentences(ledger: LedgerCounts, language: Language): string[] {
  const { home } = t(language);
  const { counts, held } = ledger;
  const parts = verdictParts(counts, language);
  const notdue = counts['not-due'] > 0 ? fill(home['lead-notdue'], { count: counts['not-due'] }) : '';
  return [
    ...(parts.length > 0 ? [fill(home.lead, { parts: parts.join(language === 'zh' ? '，' : ', ') })] : []),
    fill(home['lead-rest'], { blank: counts.blank, unjudged: counts.unjudged, notdue }),
    ...(held > 0 ? [fill(home.held, { met: counts.met, held })] : []),
  ];
}
