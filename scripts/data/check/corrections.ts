import { tableAt, type Input, type Sheet } from '../input.ts';
import { problem, type Report } from '../problem.ts';
import { cellText, type Correction } from './checked.ts';
import { reader } from './columns.ts';
import { reportArea } from './place.ts';
import type { Places } from './places.ts';
import { openTable } from './table.ts';

/** The columns of corrections.csv. */
const kinds = {
  release: 'name',
  indicator: 'name',
  area: 'name',
  period: 'name',
  groups: 'name',
  commitment: 'name',
  reason: 'text',
  reason_en: 'text',
  approved_by: 'text',
} as const;
type Column = keyof typeof kinds;

const needed: readonly Column[] = ['release', 'indicator', 'area', 'period', 'groups', 'reason'];

/** What stands for every area, period or group. */
export const every = '*';

interface Context {
  readonly places: Places;
  /** The versions that a correction can belong to. */
  readonly versions: readonly string[];
}

/**
 * `corrections.csv`: why figures differ from what was published before, one row per figure, or with `*` for many. Which
 * figures there are and whether they differ is known only once the figures have been made: see `compare`.
 */
export function checkCorrections(input: Input, context: Context, report: Report): Correction[] {
  const given = tableAt(input, 'corrections');
  const sheet = given && openTable(given, { kinds, needed, mayBeEmpty: true }, report);
  if (!sheet) return [];
  const lines = new Map<string, number>();
  return sheet.rows.flatMap(({ row, cells }) => {
    const cell = reader(sheet, cells);
    const text = (column: Column): string => cellText(cell(column)) ?? '';
    const key = (['release', 'indicator', 'area', 'period', 'groups', 'commitment'] as const)
      .map(text)
      .join(' ')
      .trim();
    const first = lines.get(key);
    if (first !== undefined) report(problem('duplicate-row', { file: sheet.file, row }, { first, key }));
    lines.set(key, first ?? row);
    return first === undefined && checkCells({ sheet, row, text }, context, report)
      ? [correctionOf({ sheet, row, text }, context.places)]
      : [];
  });
}

interface Row {
  readonly sheet: Sheet;
  readonly row: number;
  readonly text: (column: Column) => string;
}

/** Whether a row says of one release and one figure, or one promise, what the reason is; what is wrong is reported. */
function checkCells({ sheet: { file }, row, text }: Row, { places, versions }: Context, report: Report): boolean {
  const place = (column: Column) => ({ file, row, column, value: text(column) });
  let good = true;
  const fail = (found: ReturnType<typeof problem>): void => {
    good = false;
    report(found);
  };
  for (const column of ['release', 'reason'] as const)
    if (text(column) === '') fail(problem('missing-cell', { file, row, column }, { column }));
  if (text('release') !== '' && !versions.includes(text('release')))
    fail(problem('unknown-release', place('release'), { expected: versions.join(', ') }));
  const where = (['area', 'period', 'groups'] as const).filter((column) => text(column) !== '');
  if ((text('indicator') === '') === (text('commitment') === '') || (text('commitment') !== '' && where.length > 0)) {
    fail(problem('correction-of-what', { file, row }));
    return false;
  }
  if (text('commitment') !== '') return good;
  for (const column of ['area', 'period'] as const)
    if (text(column) === '') fail(problem('missing-cell', { file, row, column }, { column }));
  const area = text('area');
  if (area !== '' && area !== every && places.find(area) === undefined) {
    good = false;
    reportArea(place('area'), places, report);
  }
  return good;
}

function correctionOf({ sheet: { file }, row, text }: Row, places: Places): Correction {
  const [english, approvedBy] = [text('reason_en'), text('approved_by')];
  return {
    release: text('release'),
    ...(text('indicator') === '' ? { commitment: text('commitment') } : { indicator: text('indicator') }),
    area: text('area') === every ? every : (places.find(text('area')) ?? text('area')),
    period: text('period'),
    groups: text('groups'),
    reason: { zh: text('reason'), ...(english && { en: english }), ...(approvedBy && { approvedBy }) },
    ...{ file, row },
  };
}
