import { Coordinator, lruCache, makeClient, Selection, type Connector, type MosaicClient } from '@uwdata/mosaic-core';
import type { ExprNode, FilterExpr, SelectQuery } from '@uwdata/mosaic-sql';
import { temporarySchema } from '../../../query/mosaic.ts';
import type { Answers, ClassCount, Detail, PlaceSums, PublishedSums } from './answers.ts';
import { binsOf } from './bins.ts';
import type { Level } from './cells.ts';
import type { Choice } from './choice.ts';
import {
  clauseOf,
  dimensions,
  ownViews,
  sampleClause,
  views,
  type ClauseFacts,
  type ClauseOptions,
  type Dimension,
  type View,
} from './clauses.ts';
import {
  classesQuery,
  detailsQuery,
  extentQuery,
  groupsQuery,
  ofGroup,
  ofIndicator,
  ofLevel,
  placesQuery,
  publishedQuery,
} from './queries.ts';
import { openQuick, type Quick } from './quick.ts';

/** What the board has to know of the indicator of a choice. */
export interface Scope {
  readonly level: Level;
  readonly months: readonly [first: number, last: number];
}

export interface BoardOptions {
  readonly scopeOf: (choice: Choice) => Scope;
  /** A view has new answers. */
  readonly onAnswer: (view: View) => void;
  readonly onError: (error: unknown) => void;
  /** For measurements; default true. */
  readonly preaggregate?: boolean;
}

/** The linked views as far as they ask the engine. */
export interface Board {
  /** Asks for everything a choice needs; ends when all views are answered, with false where another choice came between. */
  show(choice: Choice): Promise<boolean>;
  /**
   * Narrows by one dimension while it is being brushed: the other views are answered from sums made beforehand, and from
   * the page's own copy of these as long as the brush moves.
   */
  brush(dimension: Dimension, choice: Choice, moving?: boolean): void;
  /** Makes these sums for a brush that may begin soon; ends when the page has its copy, where there is one. */
  warm(dimension: Dimension): Promise<void>;
  /** Ends when no answer is outstanding. */
  settled(): Promise<void>;
  /** Runs one more query of Mosaic's, through the same cache. */
  ask<Row>(query: SelectQuery): Promise<Row[]>;
  /** Everything the choice shown says of a cell, and of a step of the ledger. */
  filter(without?: readonly Dimension[]): ExprNode[];
  /** How many clients and selections Mosaic holds: of one choice only. */
  held(): number;
  readonly answers: Answers | undefined;
  /** The choice shown, as it is being brushed, and the classes of its values. */
  readonly facts: ClauseFacts | undefined;
}

/** One choice on the board: its clients are let go when another choice is shown, and only narrowed while it is brushed. */
interface Stage {
  facts: ClauseFacts;
  readonly selection: Selection;
  readonly clients: Record<View, MosaicClient>;
  readonly sources: Readonly<Record<Dimension, ClauseOptions>>;
  answers: Answers;
  readonly quick: Quick;
  /** The answers are newer than those that the engine has not yet given. */
  ahead: boolean;
}

const cacheBytes = 32 * 1024 * 1024;

/** Opens the views on a connector. Nothing is asked before the first choice is shown. */
export function openBoard(connector: Connector, options: BoardOptions): Board {
  const coordinator = new Coordinator(connector, {
    logger: null,
    consolidate: false,
    cache: lruCache({ maxBytes: cacheBytes }),
    preagg: { schema: temporarySchema, enabled: options.preaggregate ?? true },
  });
  const ask = async <Row>(query: SelectQuery): Promise<Row[]> =>
    (await coordinator.query(query)).toArray() as unknown as Row[];
  let stage: Stage | undefined;
  let turn = 0;
  const shown = (): Stage => {
    if (!stage) throw new Error('no choice is shown yet');
    return stage;
  };
  return {
    async show(choice) {
      const own = ++turn;
      const [facts, answers] = await askAll(choice, options.scopeOf(choice), ask);
      if (own !== turn) return false;
      if (stage) closeStage(stage, coordinator);
      stage = openStage(facts, answers, { coordinator, options });
      await pendingOf(stage);
      return own === turn;
    },
    brush(dimension, choice, moving = false) {
      const now = shown();
      now.facts = { ...now.facts, choice };
      now.ahead = moving && answerAtOnce(now, dimension, options);
      if (!now.ahead) now.selection.update(clauseOf(dimension, now.facts, now.sources[dimension]));
    },
    async warm(dimension) {
      const { selection, sources, facts, quick } = shown();
      const clause = sampleClause(dimension, facts, sources[dimension]);
      selection.activate(clause);
      if (options.preaggregate !== false) await quick.warm(dimension, facts, clause);
    },
    async settled() {
      // One change may be under way and one more waiting for it.
      for (let turns = 0; turns < 3; turns++) await shown().selection.pending('value');
      await pendingOf(shown());
    },
    ask,
    filter(without = []) {
      return predicates(
        shown(),
        dimensions.filter((dimension) => !without.includes(dimension)),
      );
    },
    held: () => coordinator.clients.size + coordinator.filterGroups.size,
    get answers() {
      return stage?.answers;
    },
    get facts() {
      return stage?.facts;
    },
  };
}

/** Answers a brush from the page's own copy of the sums. False where there is none that fits. */
function answerAtOnce(stage: Stage, dimension: Dimension, { onAnswer }: BoardOptions): boolean {
  const found = stage.quick.answer(dimension, stage.facts);
  for (const [view, rows] of found ?? []) {
    stage.answers = { ...stage.answers, [view]: rows };
    onAnswer(view);
  }
  return found !== undefined;
}

type Ask = <Row>(query: SelectQuery) => Promise<Row[]>;

/** What does not depend on what is chosen in the views: the published series, and all cells of the group. */
async function askAll(choice: Choice, { level, months }: Scope, ask: Ask): Promise<[ClauseFacts, Answers]> {
  const filter = [ofIndicator(choice.indicator), ofLevel(level), ofGroup(choice.group)];
  const [published, places, details, extent] = await Promise.all([
    ask<PublishedSums>(publishedQuery(choice.indicator)),
    ask<PlaceSums>(placesQuery(filter)),
    ask<Detail>(detailsQuery(choice.indicator, choice.group)),
    ask<{ low: number | null; high: number | null; broken: number }>(extentQuery(filter)),
  ]);
  const { low, high, broken } = extent[0] ?? { low: null, high: null, broken: 0 };
  const bins = binsOf(low ?? 0, high ?? 0, broken === 0);
  const classes = await ask<ClassCount>(classesQuery(bins, filter));
  const none = { line: [], map: [], side: [], shape: [] };
  return [
    { choice, level, bins, months },
    { published, all: { places, classes }, details, ...none },
  ];
}

interface StageOptions {
  readonly coordinator: Coordinator;
  readonly options: BoardOptions;
}

function openStage(facts: ClauseFacts, answers: Answers, { coordinator, options }: StageOptions): Stage {
  const sets = Object.fromEntries(dimensions.map((each) => [each, new Set<MosaicClient>()])) as Record<
    Dimension,
    Set<MosaicClient>
  >;
  const sources = Object.fromEntries(
    dimensions.map((each) => [each, { source: {}, clients: sets[each] }]),
  ) as unknown as Stage['sources'];
  const selection = Selection.crossfilter();
  for (const each of dimensions) selection.update(clauseOf(each, facts, sources[each]));
  const clients = {} as Stage['clients'];
  const quick = openQuick({ coordinator, selection, clients });
  const stage: Stage = { facts, answers, selection, sources, clients, quick, ahead: false };
  for (const view of views) {
    const client = makeClient({
      coordinator,
      selection,
      // Mosaic has no filter at all for a client that the clause set last does not narrow.
      query: (filter) => viewQuery(view, facts, filter ?? predicates(stage, notOf(view))),
      queryResult(table) {
        if (stage.ahead) return;
        stage.answers = { ...stage.answers, [view]: (table as { toArray(): unknown[] }).toArray() };
        options.onAnswer(view);
      },
      queryError: options.onError,
    });
    stage.clients[view] = client;
    for (const each of dimensions) if (ownViews[each].includes(view)) sets[each].add(client);
  }
  return stage;
}

/** Lets the clients of a choice go, and what Mosaic keeps of its selection. */
function closeStage({ clients, selection }: Stage, coordinator: Coordinator): void {
  for (const client of Object.values(clients)) client.destroy();
  coordinator.filterGroups.get(selection)?.disconnect();
  coordinator.filterGroups.delete(selection);
  coordinator.preaggregator.clear();
}

/** The dimensions that narrow a view. */
function notOf(view: View): Dimension[] {
  return dimensions.filter((dimension) => !ownViews[dimension].includes(view));
}

function predicates({ facts, sources }: Stage, narrowing: readonly Dimension[]): ExprNode[] {
  return narrowing.flatMap((dimension) => clauseOf(dimension, facts, sources[dimension]).predicate ?? []);
}

/** The query of a view; what its own dimension leaves open is closed here. */
function viewQuery(view: View, { choice, level, bins }: ClauseFacts, filter: FilterExpr): SelectQuery {
  const own = [ofIndicator(choice.indicator), ...[filter].flat()];
  if (view === 'line') return placesQuery(own);
  if (view === 'map') return placesQuery([...own, ofLevel(level)]);
  return view === 'side' ? groupsQuery(own) : classesQuery(bins, own);
}

async function pendingOf({ clients }: Stage): Promise<void> {
  await Promise.all(Object.values(clients).map((client) => client.pending));
}
