import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** A panel of villages × months × groups of people, made by chance from a seed. */
export interface PanelChoice {
  /** About how many rows: a whole number of villages, each with all months and groups. */
  readonly rows: number;
  readonly seed?: number;
}

const months = 60;
const kinds = 8;
const towns = 12;

/** Villages of a panel with about so many rows. */
export const villagesFor = (rows: number): number => Math.max(towns, Math.round(rows / (months * kinds)));

/**
 * Writes a data folder with a plan of one promise and a panel beside it: one Parquet file or more for each month, in folders
 * named after it. The same seed gives the same rows. Returns how many there are.
 */
export async function makePanel(folder: string, { rows, seed = 1 }: PanelChoice): Promise<number> {
  const villages = villagesFor(rows);
  for (const [name, text] of Object.entries(definitions)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const out = join(folder, 'panels/village-month');
  await mkdir(out, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    preserve_insertion_order: 'false',
    memory_limit: '2500MB',
  });
  const connection = await instance.connect();
  const households = `(40 + hash(v, g, ${seed}) % 200)`;
  for (let month = 0; month < months; month++) {
    const period = `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    await mkdir(join(out, `period=${period}`));
    await connection.run(`COPY (
      SELECT '9001' || lpad((v % ${towns} + 1)::VARCHAR, 2, '0') AS area, 'v' || lpad(v::VARCHAR, 7, '0') AS village,
        'k' || g AS kind, CASE WHEN rare THEN 'not-applicable' END AS status,
        CASE WHEN NOT rare THEN ${households}::INTEGER END AS households,
        CASE WHEN NOT rare THEN (${households} * (hash(v, m, ${seed}) % 101) // 100)::INTEGER END AS safe
      FROM (SELECT v, g, ${month} AS m, hash(v, ${month}, g, ${seed}) % 100000 = 0 AS rare
        FROM range(${villages}) AS a(v), range(${kinds}) AS b(g))
    ) TO '${join(out, `period=${period}`, 'rows.parquet').replaceAll("'", "''")}' (FORMAT parquet)`);
  }
  connection.closeSync();
  instance.closeSync();
  return villages * months * kinds;
}

const source = `source:
  producer: { zh: 示例, en: Demonstration }
  title: { zh: 示例数据（虚构）, en: Demonstration data (fictitious) }
  licence: 仅供测试
  kind: demonstration
`;

const indicator = (frequency: string, groups: boolean): string => `
name: { zh: 安全饮水覆盖率, en: Safe water }
definition: { zh: 有安全饮水的户数所占比例。, en: Share of households with safe water. }
formula: { zh: 有安全饮水的户数 ÷ 总户数 × 100, en: households with safe water ÷ all households × 100 }
theme: life
unit: percent
calculation: ratio
max: 100
better: higher
time: period
frequency: ${frequency}
coverage: { areas: town, from: "${frequency === 'year' ? '2016' : '2016-01'}", to: "${frequency === 'year' ? '2020' : '2020-12'}" }
sensitivity: public
from: panels/village-month
numerator: { name: { zh: 有安全饮水的户数, en: with safe water }, unit: household, expression: safe }
denominator: { name: { zh: 总户数, en: all households }, unit: household, expression: households }
${groups ? `groups:\n  kind:\n    name: { zh: 类别, en: Kind }\n    total: sum\n    values:\n${Array.from({ length: kinds }, (_, at) => `      k${at}: { zh: 类别${at}, en: Kind ${at} }`).join('\n')}` : ''}
${source}`;

const definitions: Readonly<Record<string, string>> = {
  'site.yml': `title: { zh: 大台账, en: Large ledger }
dataset: demonstration
release: 2020.12.0
asOf: 2020-12-31
area: "900000"
licence: { zh: 仅供测试, en: For tests only }
themes:
  life: { zh: 生活, en: Life }
`,
  'plan/plan.yml': `title: { zh: 大计划（2016-2020）, en: Large plan (2016-2020) }
short: { zh: 大计划, en: Large plan }
issued: 2017-01
start: 2016-01-01
end: 2020-12-31
baseYear: 2015
chapters:
  - number: 1
    name: { zh: 目标, en: Goals }
    sections: []
`,
  'areas.csv': [
    'code,code_system,name,name_en,parent,kind,tile_column,tile_row',
    '900000,测试,大县,Large County,,county,,',
    ...Array.from({ length: towns }, (_, at) => {
      const number = String(at + 1).padStart(2, '0');
      return `9001${number},测试,第${number}镇,Town ${number},900000,town,${(at % 4) + 1},${Math.floor(at / 4) + 1}`;
    }),
  ].join('\n'),
  'indicators/water-by-kind.yml': indicator('year', true),
  'indicators/water-by-month.yml': indicator('month', false),
  'panels/village-month.yml': `name: { zh: 各村各月, en: Villages by month }
grain: { zh: 一村一月一类, en: a village and month and kind }
area: area
areas: town
period: period
frequency: month
each: village
status: status
sensitivity: public
columns:
  area: { name: { zh: 镇, en: Town }, type: text }
  village: { name: { zh: 村, en: Village }, type: text }
  period: { name: { zh: 月份, en: Month }, type: text }
  kind: { name: { zh: 类别, en: Kind }, type: text, values: [${Array.from({ length: kinds }, (_, at) => `k${at}`).join(', ')}] }
  status: { name: { zh: 状态, en: Status }, type: text }
  households: { name: { zh: 总户数, en: Households }, type: integer }
  safe: { name: { zh: 有安全饮水的户数, en: With safe water }, type: integer }
${source}`,
};
