import type { ExploreFacts, ExploreIndicator } from './facts.ts';

/** A choice of figures, and how they are drawn. */
export interface Choice {
  readonly indicator: string;
  /** Codes, in administrative order. */
  readonly areas: readonly string[];
  readonly from: number;
  readonly to: number;
  /** A group key; '' is the total, '*' every group beside the total. */
  readonly group: string;
  readonly view: 'time' | 'places';
}

/** Everything the address says. */
export interface State {
  readonly choice: Choice;
  /** A query in the console. */
  readonly sql?: string | undefined;
  readonly limit: number;
  /** The release the link was made with. */
  readonly release?: string | undefined;
}

export const rowLimits = [100, 1_000, 10_000] as const;
export const defaultLimit = 1_000;

/** More series than this cannot be told apart in one picture. */
export const mostSeries = 8;

type KnownFacts = Pick<ExploreFacts, 'areas' | 'indicators' | 'choice'>;

/** What an address says, made whole: what it leaves out or what this release does not know is the default. */
export function readState(search: string, facts: KnownFacts): State {
  const query = new URLSearchParams(search);
  const sql = query.get('q') ?? undefined;
  const limit = Number(query.get('n'));
  return {
    choice: fitChoice(
      {
        indicator: query.get('i') ?? facts.choice.indicator,
        areas: query.get('a')?.split(',') ?? [facts.choice.area],
        from: Number(query.get('f') ?? NaN),
        to: Number(query.get('t') ?? NaN),
        group: query.get('g') ?? '',
        view: query.get('v') === 'places' ? 'places' : 'time',
      },
      facts,
    ),
    sql,
    limit: rowLimits.find((known) => known === limit) ?? defaultLimit,
    release: query.get('r') ?? undefined,
  };
}

/** The nearest choice that this release can answer; a new indicator keeps the places and years it also has. */
export function fitChoice(choice: Choice, facts: KnownFacts): Choice {
  const indicator = indicatorOf(choice.indicator, facts);
  const [first, last] = indicator.years;
  const areas = indicator.areas.filter((code) => choice.areas.includes(code));
  const fallback = indicator.areas.includes(facts.choice.area) ? [facts.choice.area] : indicator.areas.slice(0, 1);
  const [from, to] = [within(choice.from, indicator.years, first), within(choice.to, indicator.years, last)];
  const known =
    choice.group === '*' ? indicator.groups.length > 1 : indicator.groups.some(({ key }) => key === choice.group);
  return {
    indicator: indicator.id,
    areas: areas.length > 0 ? areas : fallback,
    from: Math.min(from, to),
    to: Math.max(from, to),
    group: known ? choice.group : (indicator.groups[0]?.key ?? ''),
    view: choice.view,
  };
}

/** An indicator of the release; the default one where it has no such. */
export function indicatorOf(id: string, { indicators, choice }: KnownFacts): ExploreIndicator {
  const found =
    indicators.find((indicator) => indicator.id === id) ?? indicators.find((each) => each.id === choice.indicator);
  if (!found) throw new Error(`missing indicator: ${choice.indicator}; the page names it as its default`);
  return found;
}

function within(year: number, [first, last]: readonly [number, number], fallback: number): number {
  return Number.isInteger(year) ? Math.min(last, Math.max(first, year)) : fallback;
}

/** The query part of an address that says this state, without what is the default anyway. */
export function writeState({ choice, sql, limit, release }: State, facts: KnownFacts): string {
  const standard = fitChoice({ ...choice, areas: [], from: NaN, to: NaN, group: '', view: 'time' }, facts);
  const query = new URLSearchParams();
  const set = (name: string, value: string, usual: string): void => {
    if (value !== usual) query.set(name, value);
  };
  set('i', choice.indicator, facts.choice.indicator);
  set('a', choice.areas.join(','), standard.areas.join(','));
  set('f', String(choice.from), String(standard.from));
  set('t', String(choice.to), String(standard.to));
  set('g', choice.group, standard.group);
  set('v', choice.view, 'time');
  set('n', String(limit), String(defaultLimit));
  if (sql !== undefined) query.set('q', sql);
  if (release !== undefined) query.set('r', release);
  const text = query.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}
