import { bareColumn, judgeColumn } from './columns.ts';
import type { Column, Header } from './header.ts';

/** Why a table looks like one row per person or household. */
export type RowShape = 'relations' | 'said' | 'crowded' | 'sizes';

export interface ShapeOptions {
  /** What the file says about its rows: the grain of a records table, its name, the name of the file. */
  readonly said: string;
  /** The table is one of `records/`: every row is an institution, a village or a project. */
  readonly records: boolean;
}

/** More rows for one area and one period than any county has villages in a town. */
const crowd = 300;

/** The sign by which a table is a list of people or households, if there is one. */
export function judgeRows(header: Header, { said, records }: ShapeOptions): RowShape | undefined {
  const { columns } = header;
  if (saysPeople(said) && columns.some(isNumbering)) return 'said';
  if (columns.some(holdsRelations)) return 'relations';
  if (!records || header.rows < 20) return undefined;
  const perPlace = rowsPerPlace(header);
  if (perPlace.largest > crowd) return 'crowded';
  if (columns.some(holdsHouseholdSizes) && perPlace.largest > 3 && header.rows > perPlace.places * 1.5) return 'sizes';
  return undefined;
}

const people =
  /(每行|每一行|一行|逐)(是)?一?(个|名|位)?(户|人(?!数|次|均)|家庭|农户|贫困户|学生|患者|残疾人)|一(户|人)一(行|条)|花名册|人员名单|贫困户(名单|台账|信息表|明细)|\b(one|a|each) (row |record )?(per|for each|is an?|is one) (poor )?(person|household|family|pupil|student|patient|resident|farmer)|\b(one|each) (poor )?(person|household|family|student|patient|resident)\b|(^|[/_-])(households?|persons?|families|residents|patients|villagers|beneficiaries|farmers)(-list|-register)?\.[a-z]+$/i;

function saysPeople(said: string): boolean {
  return people.test(said);
}

/** A column in which every row has a value of its own. */
function isNumbering({ distinct, filled }: Column): boolean {
  return filled >= 3 && distinct.size === filled;
}

const relations =
  /^(户主|本人|配偶|妻子?|丈夫|夫妻|之?(长|次|三|四|五)?(子|女)|儿子|女儿|儿媳妇?|女婿|(外)?孙(子|女)|父亲?|母亲?|公公|婆婆|岳父|岳母|祖父|祖母|兄弟姐妹|其他亲属|head|spouse|wife|husband|son|daughter|father|mother|grandson|granddaughter)$/i;

function holdsRelations({ distinct }: Column): boolean {
  const values = [...distinct.keys()];
  const found = values.filter((value) => relations.test(value.trim())).length;
  return found >= 2 && found >= values.length * 0.6;
}

const sizeNames =
  /^(人数|人口|人口数|家庭人口|家庭人口数|家庭人数|people|persons|members|population|household size|family size)$/i;

/** Numbers of people as households have them. */
function holdsHouseholdSizes({ label, distinct, filled }: Column): boolean {
  const bare = bareColumn(label);
  if (!sizeNames.test(bare) && judgeColumn(label) !== 'ask') return false;
  return filled >= 20 && [...distinct.keys()].every((value) => /^([1-9]|1[0-2])$/.test(value));
}

const placeNames =
  /^(area|town|township|village|镇|乡镇|镇街|镇街道|乡|街道|村|行政村|村居|社区|所在镇|所在乡镇|所在村|地区|区划|xz|xzc|cun)( name| code|名|名称|代码)?$/i;
const periodNames = /^(year|period|quarter|month|date|day|年|年度|年份|时期|季度|月|月份|日期)$/i;

/** How many rows one place has in one period, at most, and how many such pairs there are. */
function rowsPerPlace({ columns, cells }: Header): { largest: number; places: number } {
  const named = columns.filter(
    ({ label }) => placeNames.test(bareColumn(label)) || periodNames.test(bareColumn(label)),
  );
  if (!named.some(({ label }) => placeNames.test(bareColumn(label)))) return { largest: 0, places: 0 };
  const counts = new Map<string, number>();
  for (const row of cells) {
    const key = named.map(({ index }) => String(row.cells[index] ?? '')).join('\u0000');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const largest = [...counts.values()].reduce((most, count) => Math.max(most, count), 0);
  return { largest, places: counts.size };
}
