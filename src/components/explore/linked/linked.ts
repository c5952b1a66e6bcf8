import type { Connector } from '@uwdata/mosaic-core';
import { isQueryError } from '../../../query/database.ts';
import { mosaicConnector } from '../../../query/mosaic.ts';
import { closingMonth } from '../../../core/period.ts';
import { part } from '../dom.ts';
import type { Place } from '../explorer.ts';
import { openBoard, type Board, type Scope } from './board.ts';
import { setUpSql } from './cells.ts';
import { readDues, stepsSql } from './choice-sql.ts';
import { fitChoice, indicatorOf, placesOf, type Choice } from './choice.ts';
import { views, type Dimension, type View } from './clauses.ts';
import { writePlace, type Controls } from './controls.ts';
import { describe, describeTable } from './describe.ts';
import { doingsOf } from './doings.ts';
import { scheduleDrawing } from './drawing.ts';
import { bindOffer, type ShowOffer } from './offer-controls.ts';
import { findOffer } from './offer.ts';
import { bindRanges } from './ranges.ts';
import { openShare } from './share.ts';
import { takeTurns } from './turns.ts';
import { pickDue, printing, type Due, type Shown } from './shown.ts';
import { openViewHost } from './view-host.ts';

/** The linked views after the tap. */
export interface Linked {
  readonly show: (choice: Choice) => Promise<void>;
}

/** What the parts of the views share. */
interface Open {
  readonly place: Place;
  readonly controls: Controls;
  readonly board: Board;
  due?: Due | undefined;
  /** What is being brushed, until the last answer to it has come. */
  brushing?: { readonly choice: Choice; readonly view: View } | undefined;
}

/** Opens the views. `ask` opens a query in the console. */
export function openLinked(place: Place, controls: Controls, ask: (sql: string) => void): Linked {
  const { root, facts, address } = place;
  const drawing = scheduleDrawing();
  const board = boardOf(place, (view) => drawing.soon(view));
  const open: Open = { place, controls, board };
  const change = (edit: Partial<Choice>): void => {
    const choice = fitChoice({ ...address.get().choice, ...edit }, facts, address.get().choice.indicator);
    address.set({ choice, release: facts.version }, 'push');
    controls.write(choice);
    void show(choice);
  };
  const turns = takeTurns();
  const brush = (dimension: Dimension, edit: Partial<Choice>, done: boolean): void => {
    const choice = { ...address.get().choice, ...edit };
    turns.stop();
    open.brushing = { choice, view: dimension === 'periods' ? 'line' : 'shape' };
    controls.writePeriods(choice);
    board.brush(dimension, choice, !done);
    if (!done) return;
    address.set({ choice, release: facts.version }, 'push');
    void board.settled().then(() => {
      if (open.brushing?.choice !== choice) return;
      open.brushing = undefined;
      void present();
    });
  };
  const doings = doingsOf({ change, brush, warm: (dimension) => void board.warm(dimension) });
  const hosts = views.map((view) => [view, openViewHost(root, view, doings[view])] as const);
  drawing.open(hosts, () => ({ shown: shownOf(open), brushed: open.brushing?.view }));
  const ranges = bindRanges(root, (values, done) => brush('values', { values, states: [] }, done));
  const share = openShare(place, () => shownOf(open), ask);
  const offer = bindOffer(root, facts);
  const present = async (): Promise<void> => {
    const shown = shownOf(open);
    if (!shown) return;
    await turns.run([
      ...drawing.steps(shown),
      ...[describe, describeTable].map((write) => () => write(root, shown, change)),
      () => ranges.write(shown.choice, shown.bins, printing(shown).formatTick),
      () => share.refresh(),
      () => void showOffer(open, shown.choice, { offer, change }),
    ]);
  };
  const show = async (choice: Choice): Promise<void> => {
    part(root, 'linked').setAttribute('aria-busy', 'true');
    open.brushing = undefined;
    try {
      const [current, due] = await Promise.all([board.show(choice), fetchDue(choice, place)]);
      if (!current) return;
      open.due = due;
      part(root, 'linked-message').textContent = '';
      await present();
    } catch (error) {
      sayFailure(place, error);
    }
    part(root, 'linked').removeAttribute('aria-busy');
  };
  return { show };
}

function boardOf(place: Place, onAnswer: (view: View) => void): Board {
  return openBoard(connect(place), {
    scopeOf: (choice) => scopeOf(choice, place),
    onAnswer,
    onError: (error) => sayFailure(place, error),
  });
}

function connect({ database, facts }: Place): Connector {
  return mosaicConnector(database, { session: 'linked', setUp: setUpSql(facts.choice.area), madeTable: 'cells' });
}

interface Offering {
  readonly offer: ShowOffer;
  readonly change: (edit: Partial<Choice>) => void;
}

/**
 * Shows what may be chosen besides. A verdict that the indicator, or its group, never had: the first indicator or group
 * that had it is shown instead.
 */
async function showOffer({ place, controls, board }: Open, choice: Choice, { offer, change }: Offering): Promise<void> {
  const { root, facts, address } = place;
  try {
    const found = await findOffer(board, choice, facts);
    if (address.get().choice !== choice) return;
    offer(found, choice.indicator);
    writePlace(root, facts, controls.offered(), choice.indicator);
    const fitting = controls.offered().find((id) => found.indicators.has(id));
    const group = indicatorOf(choice.indicator, facts).groups.find(({ key }) => found.groups.has(key));
    if (fitting !== undefined && !found.indicators.has(choice.indicator)) change({ indicator: fitting });
    else if (choice.verdicts.length > 0 && group && !found.groups.has(choice.group)) change({ group: group.key });
  } catch (error) {
    sayFailure(place, error);
  }
}

function scopeOf({ indicator }: Choice, { facts }: Place): Scope {
  const known = indicatorOf(indicator, facts);
  const [first, last] = known.periods;
  return {
    level: placesOf(known, facts).length > 0 ? 'part' : 'own',
    months: [closingMonth(first), closingMonth(last)],
  };
}

function shownOf({ place, board, brushing, due }: Open): Shown | undefined {
  const { answers, facts: known } = board;
  if (!answers || !known) return undefined;
  const choice = brushing?.choice ?? known.choice;
  return {
    facts: place.facts,
    indicator: indicatorOf(choice.indicator, place.facts),
    choice,
    answers,
    bins: known.bins,
    due,
  };
}

async function fetchDue({ indicator, group, verdicts }: Choice, { facts, database }: Place): Promise<Due | undefined> {
  const sql = stepsSql({ indicator, group, area: facts.choice.area, language: facts.language });
  return pickDue(readDues((await database.query(sql, { session: 'page' })).rows), verdicts);
}

/** An error of the engine in the reader's words; any other is a mistake of ours. */
function sayFailure({ root, facts }: Place, error: unknown): void {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!isQueryError(cause)) throw error;
  part(root, 'linked-message').textContent = facts.words.hint[cause.kind];
}
