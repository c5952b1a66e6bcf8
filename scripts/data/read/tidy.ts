import {
  isDeclared,
  isMissingMark,
  narrow,
  readDay,
  readNumber,
  readPeriod,
  withoutBlanks,
  type Form,
} from './forms.ts';
import type { Cell, Declared } from '../input.ts';
import { problem, type Details, type Place, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import type { Tally } from './tally.ts';

/**
 * What a column holds, as far as ways of writing go. `name`: a code or a word of a closed list; `area`: a name of an
 * area; `count`: a number that is never a share.
 */
export type ColumnKind = 'text' | 'note' | 'name' | 'area' | 'number' | 'count' | 'period' | 'date';

/** A cell in plain form. `absent`: the status that a mark for a missing figure stands for. */
export interface Tidied {
  readonly cell: Cell;
  readonly absent?: string;
}

/** Columns of figures, periods and days. */
export const figures: ReadonlySet<ColumnKind | undefined> = new Set(['number', 'count', 'period', 'date'] as const);

export interface TidyContext extends Declared {
  readonly kind: ColumnKind;
  readonly place: Place & { readonly column: string; readonly row: number };
  /** Whether the table has a status for rows without a figure. */
  readonly statuses: boolean;
  readonly tally: Tally;
}

/**
 * Brings a cell into plain form. A form that is declared is counted; one that is not is reported, and the cell is still
 * read, so that the one mistake does not draw others after it: the report already stops the build.
 */
export function tidy(cell: Cell, context: TidyContext, report: Report): Tidied {
  if (typeof cell !== 'string') return { cell };
  const { text: bare, forms: blanks } = withoutBlanks(cell);
  const found: Form[] = [...blanks];
  const { kind, reading, statuses } = context;
  const declared = reading.missing?.[bare];
  if (declared !== undefined || isMissingMark(bare, !figures.has(kind))) {
    const meaning = declared ?? (statuses ? 'not-reported' : 'empty');
    account([...found, 'missing-mark'], { cell, mark: bare, meaning }, context, report);
    return { cell: undefined, absent: meaning === 'empty' ? undefined : meaning };
  }
  const plain = bare === '' ? undefined : readers[kind](bare);
  account([...found, ...(plain?.forms ?? [])], { cell, mark: bare, meaning: '' }, context, report);
  const text = plain?.text ?? bare;
  return { cell: text === '' ? undefined : text };
}

const asIs = (text: string): { text: string; forms: readonly Form[] } => ({ text, forms: [] });
/** Codes and words: letters and digits as plain ones; other signs may belong to a name. */
const readName = (text: string): { text: string; forms: readonly Form[] } =>
  /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(text) ? narrow(text) : asIs(text);

const readers: Record<ColumnKind, (text: string) => { text: string; forms: readonly Form[] } | undefined> = {
  text: asIs,
  note: asIs,
  name: readName,
  area: readName,
  number: readNumber,
  count: (text) => {
    const plain = readNumber(text);
    return plain?.forms.includes('percent-sign') ? undefined : plain;
  },
  period: readPeriod,
  date: readDay,
};

/** The note that a form was read. */
const notes: Record<Form, RuleId> = {
  spaces: 'read-spaces',
  'full-width': 'read-full-width',
  thousands: 'read-thousands',
  multiples: 'read-multiples',
  'percent-sign': 'read-percent-sign',
  'period-words': 'read-period-words',
  'day-words': 'read-day-words',
  'day-slashes': 'read-day-slashes',
  'day-dots': 'read-day-dots',
  'missing-mark': 'read-missing-mark',
};

interface Found {
  readonly cell: string;
  readonly mark: string;
  readonly meaning: string;
}

function account(forms: readonly Form[], { cell, mark, meaning }: Found, context: TidyContext, report: Report): void {
  const { place, reading, statuses, tally } = context;
  for (const form of forms) {
    const fits = form !== 'missing-mark' || statuses || meaning === 'empty';
    if (fits && isDeclared(form, reading, mark))
      tally.add(notes[form], place, form === 'missing-mark' ? { mark, meaning } : {});
    else
      report(problem(form, { ...place, value: form === 'missing-mark' ? mark : cell }, details(form, mark, context)));
  }
}

function details(form: Form, mark: string, { where, statuses, kind }: TidyContext): Details {
  const plain = readers[kind](mark)?.text ?? '';
  switch (form) {
    case 'multiples':
      return { where, word: mark.includes('亿') ? '亿' : '万' };
    case 'missing-mark':
      return {
        where,
        meaning: statuses ? 'not-reported' : 'empty',
        status: statuses
          ? {
              zh: '并在 status 列写 not-reported 或 not-applicable',
              en: ' and write not-reported or not-applicable in the column status',
            }
          : { zh: '', en: '' },
      };
    default:
      return { where, expected: plain };
  }
}
