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
] as const;
export type ExampleKey = (typeof exampleKeys)[number];

const latest = '(SELECT max(as_of) FROM verdicts)';

interface Names {
  /** Columns of `verdicts v JOIN commitments c`. */
  readonly promise: string;
  readonly indicator: string;
  readonly place: string;
  /** Joins that the names need, for a query over `observations o`. */
  readonly joins: string;
  readonly source: string;
}

const names: Readonly<Record<Language, Names>> = {
  zh: { promise: 'c.name_zh', indicator: 'o.indicator_zh', place: 'o.area_zh', joins: '', source: 'o.source_zh' },
  en: {
    promise: 'c.name_en',
    indicator: 'i.name_en AS indicator_en',
    place: 'a.name_en AS area_en',
    joins: '\nJOIN indicators i USING (indicator)\nJOIN areas a ON a.code = o.area',
    source: 'i.source_en',
  },
};

/** The query that answers a question, with names in the reader's language. `indicator` is one with figures by town. */
export function exampleSql(key: ExampleKey, language: Language, indicator: string): string {
  return queries[key](names[language], indicator);
}

const queries: Readonly<Record<ExampleKey, (names: Names, indicator: string) => string>> = {
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
  towns: ({ indicator, place, joins }) => `WITH due AS (
  SELECT v.indicator, v.groups, v.period, v.due, c.direction
  FROM verdicts v JOIN commitments c USING (commitment)
  WHERE v.due_on = '2017-12-31' AND v.as_of = '2017-12-31'
)
SELECT ${indicator}, ${place}, o.period, o.value, due.due, round(o.value - due.due, 2) AS difference
FROM observations o
JOIN due USING (indicator, groups, period)${joins}
WHERE o.area_kind = 'town'
  AND CASE due.direction WHEN 'at-least' THEN o.value < due.due
                         WHEN 'at-most' THEN o.value > due.due END
ORDER BY 1, o.area_sort`,
  silent: ({ indicator, place, joins }) => `SELECT ${place}, ${indicator}, list(o.period ORDER BY o.period) AS periods
FROM observations o${joins}
WHERE o.status = 'not-reported' AND o.area_kind = 'town'
GROUP BY ALL
ORDER BY min(o.area_sort), 2`,
  compared: ({ indicator, place, joins, source }) => `SELECT ${indicator}, o.period, ${place}, o.value, ${source}
FROM observations o${joins}
WHERE o.area_kind IN ('nation', 'province', 'city', 'county')
  AND o.groups = '' AND o.value IS NOT NULL
  AND o.indicator IN (SELECT indicator FROM observations
                      WHERE area_kind IN ('nation', 'province', 'city'))
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
  change: ({ place, joins }, indicator) => `SELECT ${place},
       arg_min(o.value, o.period_end) AS first,
       arg_max(o.value, o.period_end) AS last,
       round(last - first, 2) AS change
FROM observations o${joins}
WHERE o.indicator = '${indicator}' AND o.groups = ''
  AND o.area_kind = 'town' AND o.value IS NOT NULL
GROUP BY ALL
ORDER BY min(o.area_sort)`,
};
