import type { AreaKind } from '../../core/area.ts';
import type { Day } from '../../core/period.ts';
import type { Language } from '../../core/text.ts';

/** Questions that readers ask, by the key of their texts. */
export const exampleKeys = [
  'late',
  'missed',
  'hidden',
  'towns',
  'silent',
  'compared',
  'fragile',
  'blank',
  'change',
  'records',
] as const;
export type ExampleKey = (typeof exampleKeys)[number];

const latest = '(SELECT max(as_of) FROM verdicts)';

interface Names {
  /** Columns of `verdicts v JOIN commitments c`. */
  readonly promise: string;
  readonly indicator: string;
  readonly place: string;
  /** A column of `areas a`. */
  readonly area: string;
  /** Joins that the names need, for a query over `observations o`. */
  readonly joins: string;
  readonly source: string;
}

const names: Readonly<Record<Language, Names>> = {
  zh: {
    promise: 'c.name_zh',
    indicator: 'o.indicator_zh',
    place: 'o.area_zh',
    area: 'a.name_zh',
    joins: '',
    source: 'o.source_zh',
  },
  en: {
    promise: 'c.name_en',
    indicator: 'i.name_en AS indicator_en',
    place: 'a.name_en AS area_en',
    area: 'a.name_en',
    joins: '\nJOIN indicators i USING (indicator)\nJOIN areas a ON a.code = o.area',
    source: 'i.source_en',
  },
};

/** What the questions are about in a release. */
export interface Asked {
  /** One with figures for the areas below the plan's own. */
  readonly indicator: string;
  /** An early day on which the ledger was judged. */
  readonly day: Day;
  /** The level of the plan's area, of the areas below it, and of the larger ones it is compared with. */
  readonly area: AreaKind;
  readonly children: AreaKind;
  readonly above: readonly AreaKind[];
  /** A records table and its column of area codes, where the release has one. */
  readonly records?: { readonly table: string; readonly area: string } | undefined;
}

/** The questions that a release can answer. */
export function askable({ records }: Asked): ExampleKey[] {
  return exampleKeys.filter((key) => key !== 'records' || records !== undefined);
}

/** The query that answers a question, with names in the reader's language. */
export function exampleSql(key: ExampleKey, language: Language, asked: Asked): string {
  return queries[key](names[language], asked);
}

const listed = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(', ');

const queries: Readonly<Record<ExampleKey, (names: Names, asked: Asked) => string>> = {
  late: ({ promise }) => `SELECT v.commitment, ${promise}, v.due_on, v.reached_on, v.months_late
FROM verdicts v JOIN commitments c USING (commitment)
WHERE v.verdict = 'met-late'
  AND v.as_of = ${latest}
ORDER BY v.months_late DESC, c.sort`,
  missed: ({ promise }) => `SELECT v.commitment, ${promise}, v.due_on, v.due, v.observed, v.gap, v.remaining
FROM verdicts v JOIN commitments c USING (commitment)
WHERE v.verdict = 'missed'
  AND v.as_of = ${latest}
ORDER BY v.due_on, c.sort`,
  hidden: ({ indicator, joins }) => `SELECT ${indicator}, o.period,
       count(*) FILTER (o.status = 'suppressed') AS hidden,
       count(*) AS cells
FROM observations o${joins}
GROUP BY ALL
HAVING hidden > 0
ORDER BY hidden DESC, 1, 2`,
  towns: ({ indicator, place, joins }, { day, children }) => `WITH due AS (
  SELECT v.indicator, v.groups, v.period, v.due, c.direction
  FROM verdicts v JOIN commitments c USING (commitment)
  WHERE v.due_on = '${day}' AND v.as_of = '${day}'
)
SELECT ${indicator}, ${place}, o.period, o.value, due.due, round(o.value - due.due, 2) AS difference
FROM observations o
JOIN due USING (indicator, groups, period)${joins}
WHERE o.area_kind = '${children}'
  AND CASE due.direction WHEN 'at-least' THEN o.value < due.due
                         WHEN 'at-most' THEN o.value > due.due END
ORDER BY 1, o.area_sort`,
  silent: (
    { indicator, place, joins },
    { children },
  ) => `SELECT ${place}, ${indicator}, list(o.period ORDER BY o.period) AS periods
FROM observations o${joins}
WHERE o.status = 'not-reported' AND o.area_kind = '${children}'
GROUP BY ALL
ORDER BY min(o.area_sort), 2`,
  compared: (
    { indicator, place, joins, source },
    { area, above },
  ) => `SELECT ${indicator}, o.period, ${place}, o.value, ${source}
FROM observations o${joins}
WHERE o.area_kind IN (${listed([...above, area])})
  AND o.groups = '' AND o.value IS NOT NULL
  AND o.indicator IN (SELECT indicator FROM observations
                      WHERE area_kind IN (${listed(above.length > 0 ? above : [area])}))
ORDER BY 1, o.period_end, o.area_sort`,
  fragile: ({ promise }) => `SELECT v.commitment, ${promise}, v.due_on, v.due, v.observed, v.verdict, v.fragile
FROM verdicts v JOIN commitments c USING (commitment)
WHERE v.fragile IS NOT NULL AND v.fragile <> ''
  AND v.as_of = ${latest}
ORDER BY v.due_on, c.sort`,
  blank: () => `SELECT chapter,
       count(*) FILTER (kind = 'blank') AS blank,
       count(*) FILTER (NOT dated) AS undated,
       count(*) AS promises
FROM commitments
GROUP BY chapter
ORDER BY chapter`,
  change: ({ place, joins }, { indicator, children }) => `SELECT ${place},
       arg_min(o.value, o.period_end) AS first,
       arg_max(o.value, o.period_end) AS last,
       round(last - first, 2) AS change
FROM observations o${joins}
WHERE o.indicator = '${indicator}' AND o.groups = ''
  AND o.area_kind = '${children}' AND o.value IS NOT NULL
GROUP BY ALL
ORDER BY min(o.area_sort)`,
  records: ({ area }, { records }) => `SELECT ${area}, count(*) AS n
FROM ${records?.table} r JOIN areas a ON a.code = r.${records?.area}
GROUP BY ALL
ORDER BY min(a.sort)`,
};
