import { z } from 'zod';
import type { Language } from '../core/text.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };
import { words } from './words.ts';

export { fill } from './fill.ts';

/**
 * Every fixed text of the site. Both language files must have exactly these keys: a missing translation or a key
 * that the schema does not know stops the build. `{name}` is a value, `{name:one|other}` a word chosen by its number.
 */
export const messagesSchema = z.strictObject({
  // sections
  site: words(
    'demoLabel demoStrip skip menu mainNav crumbs otherLanguage pending hostUnit operatorUnit siteIdCode',
    'icp psb address phone email release asOf rule manifest description colon separator scrollHint elder leaveElder readAloud stopReading',
  ),
  nav: words(
    'home commitments plan mechanisms projects indicators towns reports downloads dictionary explore method glossary corrections verify',
    'about search',
  ),
  standing: words('met met-late missed no-data not-due suppressed not-comparable withdrawn blank unjudged'),
  meaning: words('met met-late missed no-data not-due suppressed not-comparable withdrawn blank unjudged'),
  byDocument: words('met met-late missed no-data'),
  kind: words('level cumulative annual-quota standard deliverable qualitative baseline blank'),
  kindMeaning: words('level cumulative annual-quota standard deliverable qualitative baseline blank'),
  reason: words(
    'no-indicator not-reported not-applicable awaiting yardstick-missing vintage-break no-evidence',
    'interval-contains-target suppressed withdrawn',
  ),
  pace: words('achieved on-schedule just-behind behind far-behind below-baseline'),
  outcome: words('achieved achieved-late not-achieved cannot-be-judged held lost'),
  status: words('reported provisional not-reported not-applicable suppressed'),
  statusMeaning: words('reported provisional not-reported not-applicable suppressed'),
  sentence: words(
    'stop by in-year target-at-least target-at-most target-exactly target-band target-relative',
    'target-relative-most target-relative-unknown target-done target-open met met-late met-late-unknown',
    'missed no-data not-due suppressed not-comparable withdrawn withdrawn-plain done done-plain done-late',
    'not-done document gap-short gap-over gap-off gap-ahead remaining left provisional period-end',
    'fragile-rounding fragile-interpolation blank qualitative baseline report plan-value plan-value-year tail-late',
    'tail-done tail-short tail-over tail-off tail-remaining tail-left tail-rate years-breached many-steps many-part outcome',
    'pace',
    'reporting many-years many-years-part',
  ),
  elder: words('title lead type contrast column voice keep years enter leave'),
  home: words(
    'title title-due title-none met late missed no-data other-due lead lead-rest lead-notdue held click as-of',
    'due-group rest-group tally matrix matrix-note chapter count not-loaded headline headline-count',
    'headline-note ways way-commitments way-commitments-note way-towns way-towns-note way-plan',
    'way-plan-note way-downloads way-downloads-note way-explore way-explore-note not-released to-latest',
    'figure-at all-indicators all-indicators-note title-empty lead-empty',
  ),
  ledger: words(
    'title title-as-of filters by-standing by-kind by-chapter everything search shown none due-value',
    'observed due-on no-date years reset chosen by-due by-population by-data data-yes data-no filtered sort sort-clause',
    'sort-due due-year due-open due-none search-hint',
  ),
  commitment: words(
    'clause as-of as-of-note latest steps chart chart-note towns towns-note towns-note-plain table period',
    'due value verdict town interval quota how how-link how-p source indicator definition formula',
    'clause-label file rows producer vintage accessed query run files reading population population-groups kind hedge',
    'hedge-note ambiguity notes see evidence cite baseline fileOf',
  ),
  nature: words('official plan demonstration'),
  indicator: words(
    'title lead series references choose-year choose-town choose-reference groups judges no-promise about unit',
    'numerator denominator better time frequency sensitivity calculation vintages compare area-lead',
    'reference-table area',
  ),
  better: words('higher lower neither'),
  time: words('point period'),
  frequency: words('year quarter month'),
  sensitivity: words('sensitive personal institution public'),
  calculation: words('ratio sum value growth'),
  towns: words('title lead beside beside-note map town-lead indicator counts county target no-target others as-tiles'),
  plan: words(
    'title lead not-loaded preamble section-preamble chapter-count outline issued show-outline chapter-lead',
    'read previous next marks clause-count no-chapters',
  ),
  downloads: words(
    'title lead whole archive-note archives-note no-archive parts-note whole-note tables indicators themes checks columns verify wechat encoding',
    'inputs inputs-note rows-note records records-note',
  ),
  type: words('text integer number boolean'),
  method: words(
    'title lead verdicts kinds kinds-note total rule rule-1 rule-2 rule-3 rule-4 rule-5 rule-6 rule-7',
    'rule-8 rule-9 pace pace-note statuses statuses-note disclosure disclosure-1 disclosure-2',
    'disclosure-3 disclosure-4 disclosure-5 disclosure-6 intervals intervals-note rulebook rulebook-note explore-note',
  ),
  about: words(
    'title publisher publisher-note demo demo-note licence browsers browsers-note release',
    'accessibility accessibility-note',
  ),
  notFound: words('title lead'),
  cite: words('text pending-host'),
  key: words('actual plan reference'),
  // end of sections
});
export type Messages = z.output<typeof messagesSchema>;

const messages: Readonly<Record<Language, Messages>> = { zh: messagesSchema.parse(zh), en: messagesSchema.parse(en) };

/** The texts of a language. */
export function t(language: Language): Messages {
  return messages[language];
}
