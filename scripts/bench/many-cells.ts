import type { Page } from 'playwright-core';

/** The same columns and types as the page makes; the places and six years of its first indicator. */
const generated = `CREATE TEMP TABLE cells AS
SELECT '{indicator}'::indicator_code AS indicator, (CASE range % {count} {places} END)::area_code AS area, ''::groups_code AS groups,
       (CASE WHEN range % 97 = 0 THEN 'suppressed' ELSE 'reported' END)::ENUM('reported', 'provisional', 'not-reported', 'not-applicable', 'suppressed') AS status,
       (CASE WHEN range < 6 THEN 'own' ELSE 'part' END)::ENUM('own', 'part', 'other') AS level,
       (24192 + 12 * (range // {count} % 6))::SMALLINT AS month, 0::SMALLINT AS verdicts,
       CASE WHEN range % 97 <> 0 THEN (range * 7919 % 10007) / 100.07 END AS value,
       CASE WHEN range % 97 <> 0 THEN (range * 31 % 500)::DOUBLE END AS part,
       CASE WHEN range % 97 <> 0 THEN 500.0::DOUBLE END AS whole
FROM range(10000000)`;

/**
 * Puts ten million generated rows in place of the cells that the linked views ask about, with or without the sums that
 * Mosaic makes beforehand. Statements pass from the page to the engine as messages; two of them are changed on the way. */
export async function replaceCells(page: Page, preaggregate: boolean): Promise<void> {
  await page.addInitScript(
    ({ sql, keep }) => {
      const send = Reflect.get(Worker.prototype, 'postMessage') as (message: unknown, ...rest: never[]) => void;
      const fill = (): string => {
        const facts = JSON.parse(document.querySelector('#explore-facts')?.textContent ?? '{}') as {
          choice: { indicator: string; area: string };
          areas: { code: string; town: boolean }[];
        };
        const codes = facts.areas.filter(({ town }) => town).map(({ code }) => code);
        const places = codes.map((code, index) => `WHEN ${index} THEN '${code}'`).join(' ');
        const known = { '{indicator}': facts.choice.indicator, '{count}': String(codes.length), '{places}': places };
        const own = `CASE WHEN range < 6 THEN '${facts.choice.area}' ELSE CASE range`;
        const text = Object.entries(known).reduce((all, [name, value]) => all.replaceAll(name, value), sql);
        return text.replace('(CASE range', `(${own}`).replace(' END)::area_code', ' END END)::area_code');
      };
      Worker.prototype.postMessage = function (this: Worker, message: { data?: unknown }, ...rest: never[]) {
        const data: unknown = message.data;
        const [, statement] = (Array.isArray(data) ? data : []) as unknown[];
        if (Array.isArray(data) && typeof statement === 'string') {
          if (/^CREATE TEMP TABLE IF NOT EXISTS cells/.test(statement)) data[1] = fill();
          if (!keep && /preagg_/.test(statement)) data[1] = 'SELECT refused';
        }
        return send.call(this, message, ...rest);
      } as never;
    },
    { sql: generated, keep: preaggregate },
  );
}
