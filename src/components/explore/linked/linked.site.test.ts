import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closingMonth } from '../../../core/period.ts';
import { openEngines, type Engines } from '../../../query/fixtures/published-engines.ts';
import { mosaicConnector } from '../../../query/mosaic.ts';
import { readPublished } from '../../../query/published.ts';
import { openBoard, type Board } from './board.ts';
import { setUpSql } from './cells.ts';
import { fitChoice, indicatorOf, placesOf, wholeChoice, type Choice, type KnownFacts } from './choice.ts';

const { folder } = inject('site');
process.env['SUNLEDGER_DATA'] = folder;
const data = readPublished(folder);
const { buildFacts } = await import('../build-facts.ts');
const { staticShown } = await import('./static-answers.ts');
const facts = buildFacts(data, 'zh');

let engines: Engines;
let board: Board;
beforeAll(async () => {
  engines = await openEngines(folder);
  const setUp = setUpSql(data.site.area);
  board = openBoard(mosaicConnector(engines.browser, { session: 'linked', setUp, madeTable: 'cells' }), {
    scopeOf: ({ indicator }) => {
      const known = indicatorOf(indicator, facts);
      const [first, last] = known.periods;
      const level = placesOf(known, facts).length > 0 ? 'part' : 'own';
      return { level, months: [closingMonth(first), closingMonth(last)] };
    },
    onAnswer: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
}, 60_000);
afterAll(() => engines.browser.close());

/** Rows in a fixed order; the value of a single cell means nothing in a row of several. */
const sorted = (rows: readonly object[]): string[] =>
  rows
    .map((row) => ({ ...row, ...('value' in row && 'cells' in row && row.cells !== 1 ? { value: null } : {}) }))
    .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))))
    .sort();

describe('the pictures that stand on the page before the engine is there', () => {
  it.each(facts.indicators.filter((_, index) => index % 9 === 0).map(({ id }) => id))(
    'are drawn from what the engine answers: %s',
    async (id) => {
      const shown = staticShown(data, facts, id);
      await board.show(shown.choice);
      const { answers } = board;
      expect(board.facts?.bins).toEqual(shown.bins);
      for (const view of ['published', 'details', 'line', 'map', 'side', 'shape'] as const)
        expect([view, ...sorted(answers?.[view] ?? [])]).toEqual([view, ...sorted(shown.answers[view])]);
      expect(sorted(answers?.all.places ?? [])).toEqual(sorted(shown.answers.all.places));
    },
  );
});

/** What native DuckDB says of the published files: every chosen cell, added up by a key. */
async function native(sql: string): Promise<unknown[][]> {
  return (await engines.native.runAndReadAll(sql))
    .getRows()
    .map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value)));
}

/** Some choices over indicators of each kind, narrowed in every way. */
function choices(known: KnownFacts): Choice[] {
  const kinds = ['ratio', 'sum', 'value', 'growth'];
  const few = kinds.flatMap((kind) => facts.indicators.filter(({ calculation }) => calculation === kind).slice(0, 4));
  const grouped = facts.indicators.filter(({ groups }) => groups.length > 1).slice(0, 4);
  return [...few, ...grouped].flatMap(({ id, groups }) => {
    const indicator = indicatorOf(id, known);
    const places = placesOf(indicator, known).slice(2, 5);
    const whole = wholeChoice(id, known);
    const group = groups.at(-1)?.key ?? '';
    const edits: Partial<Choice>[] = [
      { places },
      { group },
      { to: whole.from },
      { verdicts: ['missed'] },
      { places, group, states: ['suppressed'] },
    ];
    return edits.map((edit) => fitChoice({ ...whole, ...edit }, known));
  });
}

describe('linked numbers are those of the published files, as native DuckDB adds them', () => {
  it('for every kind of indicator and every way of choosing', async () => {
    for (const choice of choices(facts)) {
      await board.show(choice);
      const level = placesOf(indicatorOf(choice.indicator, facts), facts).length > 0;
      const part = level ? `(SELECT code FROM areas WHERE parent = '${data.site.area}')` : `('${data.site.area}')`;
      const missed =
        choice.verdicts.length > 0
          ? `AND period IN (SELECT period FROM verdicts WHERE as_of = (SELECT max(as_of) FROM verdicts) AND indicator = '${choice.indicator}' AND groups = '${choice.group}' AND verdict = 'missed')`
          : '';
      const states = choice.states.length > 0 ? `AND status IN ('suppressed')` : '';
      const time = `AND year(period_end::DATE) * 12 + month(period_end::DATE) BETWEEN ${closingMonth(choice.from)} AND ${closingMonth(choice.to)}`;
      const expected =
        await native(`SELECT area, year(period_end::DATE) * 12 + month(period_end::DATE) AS m, count(*), count(value),
          count(*) FILTER (WHERE status = 'suppressed'), sum(value),
          sum(numerator) FILTER (WHERE value IS NOT NULL AND denominator IS NOT NULL), sum(denominator) FILTER (WHERE value IS NOT NULL AND numerator IS NOT NULL)
        FROM observations WHERE indicator = '${choice.indicator}' AND groups = '${choice.group}' AND area IN ${part} ${time} ${missed} ${states}
        GROUP BY ALL ORDER BY ALL`);
      const found = (board.answers?.map ?? [])
        .map(({ area, month, cells, known, suppressed, total, part: up, whole }) => [
          area,
          month,
          cells,
          known,
          suppressed,
          total,
          up,
          whole,
        ])
        .sort((a, b) =>
          String(a[0]) < String(b[0]) ? -1 : String(a[0]) > String(b[0]) ? 1 : Number(a[1]) - Number(b[1]),
        );
      expect([choice, ...found]).toEqual([choice, ...expected]);
      const line = (board.answers?.line ?? []).reduce((sum, { cells }) => sum + cells, 0);
      const places = choice.places.length > 0 ? `('${choice.places.join("', '")}')` : part;
      const [[count]] = (await native(
        `SELECT count(*) FROM observations WHERE indicator = '${choice.indicator}' AND groups = '${choice.group}' AND area IN ${places} ${states}`,
      )) as [[number]];
      expect([choice, line]).toEqual([choice, count]);
    }
  });

  it('no sum holds a figure of a suppressed cell', async () => {
    const [[leaked]] = (await native(
      "SELECT count(*) FROM observations WHERE status = 'suppressed' AND (value IS NOT NULL OR numerator IS NOT NULL OR denominator IS NOT NULL)",
    )) as [[number]];
    const { rows } = await engines.browser.query(
      "SELECT count(value), count(part), count(whole) FROM cells WHERE status = 'suppressed'",
      { session: 'linked' },
    );
    expect([leaked, ...(rows[0] ?? [])]).toEqual([0, 0, 0, 0]);
  });
});
