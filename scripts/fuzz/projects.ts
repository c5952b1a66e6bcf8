import type { PublishedRow } from '../data/publish/tables.ts';
import { placesOf } from './figures.ts';
import type { Given, GivenRow } from './given.ts';
import type { Tables } from './oracle.ts';

/** Fields of the ledger that are published as they were written. */
const texts = ['programme', 'start', 'end', 'status', 'accepted_on', 'plan_formed_on', 'plan_announced_on'];
const amounts = ['central', 'province', 'city', 'county', 'other', 'budget', 'year'];

/** Projects and payments as written, what was paid added up, and the working days of both announcements counted anew. */
export function checkProjects(given: Given, { projects = [], payments = [] }: Tables): void {
  const ledger = [...given.tables].flatMap(([name, rows]) => (/^projects\/(?!payments$)/.test(name) ? rows : []));
  const paid = given.tables.get('projects/payments') ?? [];
  if (ledger.length !== projects.length || paid.length !== payments.length)
    throw new Error(
      `${ledger.length} projects, ${paid.length} payments; published ${projects.length}, ${payments.length}`,
    );
  const { codes } = placesOf(given);
  const asOf = String((given.yaml.get('site.yml') as { asOf?: unknown } | undefined)?.asOf);
  const isWorked = workdaysOf(given.tables.get('calendar') ?? []);
  for (const { cells } of ledger) {
    const row = projects.find(({ project }) => project === cells['project']);
    const fail = (column: string): never => {
      throw new Error(`project ${cells['project']}: ${column} is published as ${String(row?.[column])}`);
    };
    if (!row) return fail('project');
    for (const column of texts) if ((row[column] ?? '') !== (cells[column] ?? '')) fail(column);
    for (const column of amounts) if (row[column] !== Number(cells[column])) fail(column);
    if (row['area'] !== codes.get(cells['area'] ?? '')) fail('area');
    const own = paid.filter((each) => each.cells['project'] === cells['project']);
    const sum = own.reduce((total, each) => total + Math.round(100 * Number(each.cells['amount'])), 0) / 100;
    if (row['paid'] !== sum) fail('paid');
    for (const what of ['plan', 'completion']) {
      const [formed = '', announced = ''] = [cells[`${what}_formed_on`], cells[`${what}_announced_on`]];
      const days = formed === '' ? null : daysBetween(formed, announced || asOf, isWorked);
      if ((row[`${what}_working_days`] ?? null) !== days) fail(`${what}_working_days`);
    }
  }
  checkPayments(paid, payments);
}

function checkPayments(paid: readonly GivenRow[], published: readonly PublishedRow[]): void {
  const own = paid.map(({ cells }) =>
    [cells['project'], cells['paid_on'], Number(cells['amount']), cells['level']].join(),
  );
  const found = published.map(({ project, paid_on, amount, level }) => [project, paid_on, amount, level].join());
  own.sort();
  found.sort().forEach((each, index) => {
    if (each !== own[index]) throw new Error(`the payment ${each} is published, not ${own[index]}`);
  });
}

/** Whether a day is worked: weekdays but holidays, and the weekends named as worked. */
function workdaysOf(calendar: readonly GivenRow[]): (day: Date) => boolean {
  const kinds = new Map(calendar.map(({ cells }) => [cells['date'], cells['kind']]));
  return (day) => {
    const kind = kinds.get(day.toISOString().slice(0, 10));
    return kind === undefined ? day.getUTCDay() % 6 !== 0 : kind === 'workday';
  };
}

function daysBetween(from: string, to: string, isWorked: (day: Date) => boolean): number {
  let days = 0;
  for (const day = new Date(`${from}T00:00:00Z`); ;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.toISOString().slice(0, 10) > to) return days;
    if (isWorked(day)) days++;
  }
}
