import type { PublishedRow } from '../data/publish/tables.ts';
import { levelsDue, type GivenPromise } from './echoes.ts';
import { isSame } from './figures.ts';
import type { Given } from './given.ts';
import type { Tables } from './oracle.ts';

/**
 * The numbers of every verdict from the published figures, and what the plan says of the step. Of promises of a level
 * and of deliverables the verdict itself, too.
 */
export function checkVerdicts(given: Given, { verdicts = [], observations = [] }: Tables): void {
  const promises = [...given.yaml].flatMap(([path, list]) =>
    path.startsWith('plan/commitments/') ? ((list ?? []) as GivenPromise[]) : [],
  );
  const byId = new Map(promises.map((promise) => [promise.id, promise]));
  const said = new Set(verdicts.map(nameOf));
  for (const { id, kind, steps = [] } of promises)
    for (const { by } of ['qualitative', 'baseline', 'blank'].includes(kind) ? [] : steps)
      for (const day of daysOf(given)) {
        const name = nameOf({ commitment: id, due_on: by, as_of: day });
        if (!said.has(name)) throw new Error(`no verdict on ${name}`);
      }
  for (const row of verdicts) {
    const promise = byId.get(String(row['commitment']));
    if (!promise) throw new Error(`a verdict on ${String(row['commitment'])}, which the plan does not have`);
    checkDue(row, promise);
    const series = observations.filter(
      ({ indicator, area, groups }) =>
        indicator === row['indicator'] && area === row['area'] && (groups ?? '') === (row['groups'] ?? ''),
    );
    checkObserved(row, promise, series);
    if (promise.kind === 'level') checkLevel(row, promise, series);
    if (promise.kind === 'deliverable') checkDeliverable(row, given);
  }
}

const nameOf = (row: PublishedRow): string => [row['commitment'], row['due_on'], 'as of', row['as_of']].join(' ');

/** The end of each year of the plan before the day of the release, and that day. */
function daysOf({ yaml }: Given): string[] {
  const { asOf = '' } = (yaml.get('site.yml') ?? {}) as { asOf?: string };
  const { start = '', end = '' } = (yaml.get('plan/plan.yml') ?? {}) as { start?: string; end?: string };
  const days = [asOf];
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year++)
    if (`${year}-12-31` < asOf && `${year}-12-31` <= end) days.push(`${year}-12-31`);
  return days;
}

function checkDue(row: PublishedRow, promise: GivenPromise): void {
  const index = (promise.steps ?? []).findIndex(({ by }) => by === row['due_on']);
  if (index < 0) throw new Error(`${nameOf(row)}: the plan has no such step`);
  const due = levelsDue(promise)[index];
  if (due !== undefined && !isSame(row['due'], due))
    throw new Error(`${nameOf(row)}: due is published as ${String(row['due'])}, not ${due}`);
}

function checkObserved(row: PublishedRow, { kind }: GivenPromise, series: readonly PublishedRow[]): void {
  if (row['observed'] === null || row['observed'] === undefined) return;
  const figure = series.find(({ period }) => period === row['period']);
  if (!figure) throw new Error(`${nameOf(row)}: no figure of ${String(row['period'])}`);
  const until = series.filter(({ period_end }) => String(period_end) <= String(row['due_on']));
  const sum = until.reduce((total, { numerator }) => total + Number(numerator), 0);
  const counts = kind === 'cumulative' ? { numerator: sum, denominator: figure['denominator'] } : figure;
  const value = kind === 'cumulative' ? (100 * sum) / Number(figure['denominator']) : Number(figure['value']);
  const gap = Number(row['observed']) - Number(row['due']);
  const wrong =
    (['numerator', 'denominator'] as const).find((name) => (row[name] ?? null) !== (counts[name] ?? null)) ??
    (isSame(row['observed'], value) ? undefined : 'observed') ??
    (row['gap'] === null || isSame(row['gap'], gap) ? undefined : 'gap');
  if (wrong !== undefined) throw new Error(`${nameOf(row)}: ${wrong} is published as ${String(row[wrong])}`);
}

const isOpen = ({ status }: PublishedRow): boolean => status === 'reported' || status === 'provisional';

function checkLevel(row: PublishedRow, { direction }: GivenPromise, series: readonly PublishedRow[]): void {
  const [asOf, dueOn] = [String(row['as_of']), String(row['due_on'])];
  const meets = ({ value }: PublishedRow): boolean => {
    const distance = Number(value) - Number(row['due']);
    return direction === 'at-least' ? distance >= 0 : direction === 'at-most' ? distance <= 0 : distance === 0;
  };
  const at = series.find(({ period_end }) => period_end === dueOn);
  const later = series.filter((each) => String(each['period_end']) > dueOn && String(each['period_end']) <= asOf);
  let own = 'no-data';
  if (dueOn > asOf) own = 'not-due';
  else if (at?.['status'] === 'suppressed') own = 'suppressed';
  else if (at && isOpen(at))
    own = meets(at) ? 'met' : later.some((each) => isOpen(each) && meets(each)) ? 'met-late' : 'missed';
  const said = row['verdict'];
  if (said !== own && !(['held', 'lost', 'not-comparable'] as unknown[]).includes(said))
    throw new Error(`${nameOf(row)}: the verdict is published as ${String(said)}, not ${own}`);
}

function checkDeliverable(row: PublishedRow, { tables }: Given): void {
  const [asOf, dueOn] = [String(row['as_of']), String(row['due_on'])];
  const days = [...tables]
    .filter(([name]) => name.startsWith('evidence/'))
    .flatMap(([, rows]) => rows)
    .filter(({ cells }) => cells['commitment'] === row['commitment'] && (cells['done_on'] ?? '') <= asOf)
    .map(({ cells }) => cells['done_on'] ?? '');
  const [first] = days.sort();
  const own = dueOn > asOf ? 'not-due' : first === undefined ? 'no-data' : first <= dueOn ? 'met' : 'met-late';
  if (row['verdict'] !== own && !(dueOn > asOf))
    throw new Error(`${nameOf(row)}: the verdict is published as ${String(row['verdict'])}, not ${own}`);
}
