import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closingMonth } from '../../../core/period.ts';
import { startNodeEngine } from '../../../query/fixtures/node-engine.ts';
import { mosaicConnector } from '../../../query/mosaic.ts';
import { openSupervised, type Database } from '../../../query/supervisor.ts';
import type { PlaceSums } from './answers.ts';
import { openBoard, type Board } from './board.ts';
import { setUpSql } from './cells.ts';
import { views } from './clauses.ts';
import { fitChoice, indicatorOf, wholeChoice, type Choice } from './choice.ts';
import { linkedFacts as facts, linkedLedger } from './fixtures/ledger.ts';
import { addSums, figureOf } from './sums.ts';

let database: Database;
let statements: string[] = [];
let opened = 0;
beforeAll(async () => {
  database = await openSupervised({
    start: startNodeEngine,
    tables: linkedLedger,
    memoryLimit: '256MB',
    patience: 2_000,
  });
}, 30_000);
afterAll(() => database.close());
beforeEach(() => {
  statements = [];
});

function open(preaggregate = true): Board {
  const heard: Database = {
    ...database,
    query: (sql, options) => (statements.push(sql), database.query(sql, options)),
    arrow: (sql, options) => (statements.push(sql), database.arrow(sql, options)),
  };
  const connector = mosaicConnector(heard, {
    session: `linked ${(opened += 1)}`,
    setUp: setUpSql('1'),
    madeTable: 'cells',
  });
  return openBoard(connector, {
    preaggregate,
    scopeOf: ({ indicator }) => {
      const { areas, periods } = indicatorOf(indicator, facts);
      return {
        level: areas.includes('10') ? 'part' : 'own',
        months: [closingMonth(periods[0]), closingMonth(periods[1])],
      };
    },
    onAnswer: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
}

const choose = (change: Partial<Choice>): Choice => fitChoice({ ...wholeChoice('rate', facts), ...change }, facts);
const ratio = { calculation: 'ratio', scale: 100 } as const;

/** Figures as `area year: value`, in a fixed order. */
function told(rows: readonly PlaceSums[]): string[] {
  return rows
    .map((row) => {
      const { status, value } = figureOf(row, ratio);
      return `${row.area} ${row.month / 12 - 1}: ${value ?? status}`;
    })
    .sort();
}

describe('the linked views, with nothing chosen', () => {
  it('show the cells of the towns, each with its status, and no figure of a suppressed one', async () => {
    const board = open();
    await board.show(choose({}));
    expect(told(board.answers?.map ?? [])).toEqual([
      ...['10 2015: 1.25', '10 2016: suppressed', '10 2017: 1.5', '10 2018: 1.625'],
      ...['11 2015: 60', '11 2016: 61', '11 2017: not-reported', '11 2018: 63'],
      ...['12 2015: not-applicable', '12 2016: 50', '12 2017: 50', '12 2018: 0'],
    ]);
    const hidden = board.answers?.map.find(({ area, month }) => area === '10' && month === closingMonth('2016'));
    expect(hidden).toMatchObject({ value: null, part: null, whole: null, total: null, paired: 0 });
  });

  it('have what was published for the county and for those it is compared with', async () => {
    const board = open();
    await board.show(choose({}));
    const { published } = board.answers ?? { published: [] };
    expect(told(published)).toEqual(['1 2015: 10', '1 2016: 11', '1 2017: 12', '1 2018: 13', '9 2018: 50']);
  });

  it('count cells by class of value; what has no figure has no class but its status', async () => {
    const board = open();
    await board.show(choose({}));
    const { bins } = board.facts ?? {};
    expect(bins).toEqual({ start: 0, width: 5, count: 13 });
    const shape = [...(board.answers?.shape ?? [])].sort(
      (a, b) => (a.bin ?? 99) - (b.bin ?? 99) || (a.status < b.status ? -1 : 1),
    );
    expect(shape.map(({ bin, status, cells }) => [bin, status, cells])).toEqual([
      [0, 'reported', 4],
      [10, 'reported', 2],
      [12, 'reported', 3],
      [null, 'not-applicable', 1],
      [null, 'not-reported', 1],
      [null, 'suppressed', 1],
    ]);
  });
});

describe('each choice narrows the other views and not its own', () => {
  const years = (rows: readonly { month: number }[]): number[] =>
    [...new Set(rows.map(({ month }) => month / 12 - 1))].sort();
  const areas = (rows: readonly { area: string }[]): string[] => [...new Set(rows.map(({ area }) => area))].sort();

  it('a stretch of time: not the line', async () => {
    const board = open();
    await board.show(choose({ from: '2016', to: '2017' }));
    expect(years(board.answers?.line ?? [])).toEqual([2015, 2016, 2017, 2018]);
    expect(years(board.answers?.map ?? [])).toEqual([2016, 2017]);
    expect(years(board.answers?.side ?? [])).toEqual([2016, 2017]);
    expect(board.answers?.shape.reduce((sum, { cells }) => sum + cells, 0)).toBe(6);
  });

  it('a place: not the map', async () => {
    const board = open();
    await board.show(choose({ places: ['11'] }));
    expect(areas(board.answers?.line ?? [])).toEqual(['11']);
    expect(areas(board.answers?.map ?? [])).toEqual(['10', '11', '12']);
    expect(board.answers?.shape.reduce((sum, { cells }) => sum + cells, 0)).toBe(4);
  });

  it('a group: not the groups', async () => {
    const board = open();
    await board.show(choose({ group: 'sex=f' }));
    expect([...new Set(board.answers?.side.map(({ groups }) => groups))].sort()).toEqual(['', 'sex=f', 'sex=m']);
    expect(told(board.answers?.map ?? [])).toContain('11 2015: 61');
  });

  it('a stretch of values: not the distribution', async () => {
    const board = open();
    await board.show(choose({ values: [50, 55] }));
    expect(told(board.answers?.map ?? [])).toEqual(['12 2016: 50', '12 2017: 50']);
    expect(board.answers?.shape.reduce((sum, { cells }) => sum + cells, 0)).toBe(12);
  });

  it('statuses, chosen where the distribution counts them', async () => {
    const board = open();
    await board.show(choose({ states: ['suppressed', 'not-reported'] }));
    expect(told(board.answers?.map ?? [])).toEqual(['10 2016: suppressed', '11 2017: not-reported']);
  });

  it('a verdict: the periods judged so; not the line, which shows the steps', async () => {
    const board = open();
    await board.show(choose({ verdicts: ['missed'] }));
    expect(years(board.answers?.map ?? [])).toEqual([2017]);
    expect(years(board.answers?.line ?? [])).toEqual([2015, 2016, 2017, 2018]);
  });
});

describe('a figure of several cells', () => {
  it('is made of their added counts, not of their rates, and says how many are in it', async () => {
    const board = open();
    await board.show(choose({ places: ['10', '11'] }));
    const of = (year: number) =>
      figureOf(addSums((board.answers?.line ?? []).filter(({ month }) => month === year * 12 + 12)), ratio);
    expect(of(2015)).toMatchObject({ value: (100 * 70) / 900, numerator: 70, denominator: 900, cells: 2, known: 2 });
    expect(of(2016)).toMatchObject({ value: 61, cells: 2, known: 1 });
    expect(of(2018).value).toBe((100 * 76) / 900);
  });
});

describe('a brush', () => {
  it('is answered from sums made beforehand, with the same numbers as without them', async () => {
    const brushed = async (preaggregate: boolean) => {
      const board = open(preaggregate);
      await board.show(choose({}));
      void board.warm('periods');
      for (const [from, to] of [
        ['2016', '2018'],
        ['2016', '2017'],
        ['2017', '2017'],
      ] as const) {
        board.brush('periods', choose({ from, to }));
        await board.settled();
      }
      const { map, shape, line } = board.answers ?? {};
      const sort = (rows: readonly object[] = []): string[] => rows.map((each) => JSON.stringify(each)).sort();
      return { map: sort(map), shape: sort(shape), line: sort(line) };
    };
    const plain = await brushed(false);
    const wrote = statements.some((sql) => /preagg/.test(sql));
    const fast = await brushed(true);
    expect(fast).toEqual(plain);
    expect(wrote).toBe(false);
    expect(statements.filter((sql) => /^CREATE TEMP TABLE IF NOT EXISTS "temp"\."preagg_/.test(sql))).toHaveLength(3);
    expect(statements.filter((sql) => /FROM "temp"\."preagg_/.test(sql)).length).toBeGreaterThanOrEqual(3);
  });

  it.each(['periods', 'values'] as const)(
    'that moves is answered without a question, with what the engine would say: %s',
    async (dimension) => {
      const edits: readonly Partial<Choice>[] =
        dimension === 'periods'
          ? [{ from: '2016' }, { from: '2016', to: '2017' }, { from: '2017', to: '2017' }, {}]
          : [{ values: [0, 5] }, { values: [0, 55] }, { values: [50, 65] }, {}];
      const sort = (rows: readonly object[] = []): string[] =>
        rows.map((each) => JSON.stringify(Object.entries(each).sort())).sort();
      const brushed = async (moving: boolean) => {
        const board = open(moving);
        await board.show(choose({}));
        await board.warm(dimension);
        const asked = statements.length;
        const told: string[][][] = [];
        for (const edit of edits) {
          board.brush(dimension, choose(edit), moving);
          if (!moving) await board.settled();
          const { map, shape, line, side } = board.answers ?? {};
          told.push([map, shape, line, side].map(sort));
        }
        return { told, asked: statements.length - asked };
      };
      const engine = await brushed(false);
      const page = await brushed(true);
      expect(page.told).toEqual(engine.told);
      expect(page.asked).toBe(0);
      expect(engine.asked).toBeGreaterThan(0);
    },
  );

  it('that ends is answered by the engine', async () => {
    const board = open();
    await board.show(choose({}));
    await board.warm('values');
    board.brush('values', choose({ values: [0, 55] }), true);
    const asked = statements.length;
    board.brush('values', choose({ values: [0, 5] }));
    await board.settled();
    expect(statements.length).toBeGreaterThan(asked);
    expect(told(board.answers?.map ?? [])).toEqual(['10 2015: 1.25', '10 2017: 1.5', '10 2018: 1.625', '12 2018: 0']);
  });

  it('of values narrows line, map and groups', async () => {
    const board = open();
    await board.show(choose({}));
    void board.warm('values');
    board.brush('values', choose({ values: [0, 5] }));
    await board.settled();
    expect(told(board.answers?.map ?? [])).toEqual(['10 2015: 1.25', '10 2017: 1.5', '10 2018: 1.625', '12 2018: 0']);
    expect(told(board.answers?.line ?? [])).toEqual(told(board.answers?.map ?? []));
    board.brush('values', choose({}));
    await board.settled();
    expect(board.answers?.map).toHaveLength(12);
  });

  it('writes nothing that another session could see or that outlives the engine', async () => {
    const board = open();
    await board.show(choose({}));
    void board.warm('periods');
    board.brush('periods', choose({ from: '2016' }));
    await board.settled();
    const { rows } = await database.query(
      "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'preagg%' OR table_name = 'cells'",
    );
    expect(rows).toEqual([[0]]);
  });
});

describe('after the engine was started again', () => {
  it('the views make their tables anew', async () => {
    const board = open();
    await board.show(choose({}));
    await database.restore();
    await board.show(choose({ places: ['12'] }));
    expect(told(board.answers?.line ?? [])).toEqual([
      '12 2015: not-applicable',
      '12 2016: 50',
      '12 2017: 50',
      '12 2018: 0',
    ]);
    board.brush('periods', choose({ places: ['12'], from: '2018' }));
    await board.settled();
    expect(board.answers?.shape).toEqual([{ bin: 0, status: 'reported', cells: 1 }]);
  });
});

describe('over 500 interactions', () => {
  it('there are never more temporary tables, clients and filters than a few', async () => {
    const board = open();
    const session = `linked ${opened}`;
    const tables = async (): Promise<number> =>
      Number((await database.query('SELECT count(*) FROM duckdb_tables() WHERE temporary', { session })).rows[0]?.[0]);
    const counts: number[] = [];
    const places = ['10', '11', '12'];
    for (let round = 0; round < 25; round++) {
      await board.show(choose({ places: places.filter((_, at) => (round >> at) % 2 === 1) }));
      for (const dimension of ['periods', 'values'] as const) {
        await board.warm(dimension);
        for (let move = 0; move < 9; move++)
          board.brush(
            dimension,
            choose(dimension === 'periods' ? { from: String(2015 + (move % 4)) } : { values: [0, 5 * (1 + move)] }),
            move < 8,
          );
        await board.settled();
      }
      counts.push(await tables(), board.held());
    }
    const [own = 0] = counts;
    expect(Math.max(...counts)).toBeLessThanOrEqual(own + 24);
    expect(board.held()).toBe(views.length + 1);
  }, 60_000);
});
