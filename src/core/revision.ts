import type { Judgement, Outcome, Pace, Standing, StepVerdict } from './judgement.ts';
import { keyParts, type FigureKey, type Observation, type ObservationStatus } from './observation.ts';
import { periodEnd, type Day } from './period.ts';

/** What a release said of a figure. `withdrawn`: an earlier release had the figure, this one has it no longer. */
export interface FigureState {
  readonly status: ObservationStatus | 'withdrawn';
  readonly numerator?: number;
  readonly denominator?: number;
  readonly value?: number;
  readonly interval?: readonly [low: number, high: number];
}

/** What a release said of a promise on a day. Without a standing the promise is no longer in the ledger. */
export interface VerdictState {
  readonly standing?: Standing;
  readonly steps: readonly StepVerdict[];
  readonly pace?: Pace;
  readonly outcome?: Outcome;
}

/** Why something published was changed, and who approved it: an office, never a person's name. */
export interface Reason {
  readonly zh: string;
  readonly en?: string;
  readonly approvedBy?: string;
}

/** A verdict on a promise as the ledger stood on a day, which is another than before. */
export interface VerdictDifference {
  readonly commitment: string;
  readonly asOf: Day;
  readonly before: VerdictState;
  readonly after: VerdictState;
}

/** A figure of which the newest release that had said anything of it said something else. */
export interface FigureDifference extends FigureKey {
  /** The release that said `before`. */
  readonly since: string;
  readonly before: FigureState;
  readonly after: FigureState;
}

/** An entry of the revision ledger. `verdicts`: which of the changed verdicts were made from this figure. */
export interface FigureChange extends FigureDifference {
  readonly reason: Reason;
  readonly verdicts: readonly Pick<VerdictDifference, 'commitment' | 'asOf'>[];
}

/** A changed verdict. Without a reason of its own it follows from changed figures, which have theirs. */
export interface VerdictChange extends VerdictDifference {
  readonly reason?: Reason;
}

/** What a release changed of what had been published before it. */
export interface Revision {
  readonly version: string;
  /** The day of publication. */
  readonly published: Day;
  /** The release before it, and the SHA-256 of its manifest; absent for the first. */
  readonly previous?: { readonly version: string; readonly manifest: string };
  readonly figures: readonly FigureChange[];
  readonly verdicts: readonly VerdictChange[];
}

/** What releases have said, by figure: the newest statement on each, and the first release that made it. */
export type Said = ReadonlyMap<string, FigureKey & { readonly version: string; readonly state: FigureState }>;

/** The part of what a release said that a comparison needs. */
export interface Statement {
  readonly version: string;
  readonly figures: readonly (FigureKey & { readonly state: FigureState })[];
  readonly verdicts: readonly StatedVerdict[];
}
export type StatedVerdict = VerdictState & { readonly commitment: string; readonly asOf: Day };

/** The key of a figure as one text. */
export function figureKey({ indicator, area, period, groups }: FigureKey): string {
  return [indicator, area, period, groups].join(' ');
}

/** What a release says of a figure; a figure that is hidden says nothing else. */
export function stateOf({ status, numerator, denominator, value, interval }: FigureState): FigureState {
  return {
    status,
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(value !== undefined && { value }),
    ...(interval !== undefined && { interval }),
  };
}

/** What a release says of a promise on a day. */
export function verdictOf({ commitment, asOf, standing, steps, pace, outcome }: Judgement): StatedVerdict {
  return {
    ...{ commitment, asOf, standing, steps: steps.map(({ verdict }) => verdict) },
    ...(pace !== undefined && { pace }),
    ...(outcome !== undefined && { outcome }),
  };
}

/** What a release says, as comparisons need it. */
export function statementOfLedger({
  site,
  observations,
  judgements,
}: {
  readonly site: { readonly release: string };
  readonly observations: readonly Observation[];
  readonly judgements: readonly Judgement[];
}): Statement {
  return {
    version: site.release,
    figures: observations.map((row) => ({ ...keyParts(row), state: stateOf(row) })),
    verdicts: judgements.map(verdictOf),
  };
}

/**
 * The newest statement on every figure over several releases, oldest first. A figure that a later release no longer
 * had counts as withdrawn by it.
 */
export function gatherSaid(statements: readonly Pick<Statement, 'version' | 'figures'>[]): Said {
  const said = new Map<string, FigureKey & { version: string; state: FigureState }>();
  for (const { version, figures } of statements) {
    const own = new Set<string>();
    for (const figure of figures) {
      const key = figureKey(figure);
      own.add(key);
      if (!isSame(said.get(key)?.state, figure.state))
        said.set(key, { ...keyParts(figure), version, state: figure.state });
    }
    for (const [key, known] of said)
      if (!own.has(key) && known.state.status !== 'withdrawn')
        said.set(key, { ...known, version, state: { status: 'withdrawn' } });
  }
  return said;
}

/**
 * Every figure of which the releases before said something else than `figures` say, in the order of `figures`, then
 * those withdrawn. A figure never published before is no change. Of a figure that is hidden now, what was published
 * before is not said again.
 */
export function compareFigures(said: Said, figures: Statement['figures']): FigureDifference[] {
  const found: FigureDifference[] = [];
  const own = new Set<string>();
  const compare = (key: FigureKey, after: FigureState): void => {
    const known = said.get(figureKey(key));
    if (!known || isSame(known.state, after)) return;
    const before = after.status === 'suppressed' ? { status: known.state.status } : known.state;
    found.push({ ...keyParts(key), since: known.version, before, after });
  };
  for (const figure of figures) {
    own.add(figureKey(figure));
    compare(figure, figure.state);
  }
  for (const [key, known] of said) if (!own.has(key)) compare(known, { status: 'withdrawn' });
  return found;
}

/**
 * Every verdict that is another than in the release before, on the days that both judge; and every promise that is no
 * longer in the ledger, as of the last day that it was judged.
 */
export function compareVerdicts(
  before: readonly StatedVerdict[],
  after: readonly StatedVerdict[],
): VerdictDifference[] {
  const key = ({ commitment, asOf }: StatedVerdict): string => `${commitment} ${asOf}`;
  const now = new Map(after.map((verdict) => [key(verdict), verdict]));
  const commitments = new Set(after.map(({ commitment }) => commitment));
  const last = before.reduce((day, { asOf }) => (asOf > day ? asOf : day), '');
  return before.flatMap((then): VerdictDifference[] => {
    const { commitment, asOf } = then;
    const found = now.get(key(then));
    if (!found && (commitments.has(commitment) || asOf !== last)) return [];
    const states = { before: bare(then), after: found ? bare(found) : { steps: [] } };
    return isSame(states.before, states.after) ? [] : [{ commitment, asOf, ...states }];
  });
}

function bare({ standing, steps, pace, outcome }: VerdictState): VerdictState {
  return {
    ...(standing !== undefined && { standing }),
    steps,
    ...(pace !== undefined && { pace }),
    ...(outcome !== undefined && { outcome }),
  };
}

/** Whether two statements say the same; both have their keys in the one order that this module writes them in. */
function isSame(a: FigureState | VerdictState | undefined, b: FigureState | VerdictState): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** A series that promises are judged on, with the promises. */
export interface Dependence {
  readonly commitment: string;
  readonly indicator: string;
  readonly area: string;
  readonly groups: string;
}

/** Whether a verdict was made from a figure: it belongs to a series of the promise, and was known on that day. */
export function followsFrom(
  verdict: Pick<VerdictDifference, 'commitment' | 'asOf'>,
  figure: FigureKey,
  dependences: readonly Dependence[],
): boolean {
  return dependences.some(
    ({ commitment, indicator, area, groups }) =>
      commitment === verdict.commitment &&
      indicator === figure.indicator &&
      area === figure.area &&
      groups === figure.groups &&
      periodEnd(figure.period) <= verdict.asOf,
  );
}

/** The revisions without the numbers of figures that are hidden now: what was published once is not said again. */
export function withoutHidden(revisions: readonly Revision[], observations: readonly Observation[]): Revision[] {
  const hidden = new Set(observations.filter(({ status }) => status === 'suppressed').map(figureKey));
  const bareState = ({ status }: FigureState): FigureState => ({ status });
  return revisions.map((revision) => ({
    ...revision,
    figures: revision.figures.map((change) =>
      hidden.has(figureKey(change))
        ? { ...change, before: bareState(change.before), after: bareState(change.after) }
        : change,
    ),
  }));
}
