import { formatPeriod } from '../../../core/format.ts';
import { make } from '../dom.ts';
import type { PlaceSums } from './answers.ts';
import { periodsOf, placesOf } from './choice.ts';
import { figure, isWithin, nameOf, periodAt, printing, publishedOf, type Shown } from './shown.ts';

export interface TableCell {
  /** As printed: the figure, or why there is none. */
  readonly text: string;
  readonly hint: string;
  readonly chosen: boolean;
}

/** Places down, periods across: what the pictures are drawn from. */
export interface CrossTable {
  readonly periods: readonly { readonly month: number; readonly name: string }[];
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly own: boolean;
    readonly cells: readonly TableCell[];
  }[];
}

/** The periods chosen for the places chosen; cells that are not chosen by value, status or verdict are pale. */
export function crossTable(shown: Shown): CrossTable {
  const { facts, choice, indicator, answers } = shown;
  const own = publishedOf(shown, facts.choice.area);
  const places = placesOf(indicator, facts);
  const months = [...new Set([...own, ...answers.all.places].map(({ month }) => month))].sort((a, b) => a - b);
  const within = months.filter((month) => isWithin(month, choice));
  const chosen = (area: string, month: number): boolean =>
    answers.map.some((row) => row.area === area && row.month === month);
  const narrowed = choice.values !== undefined || choice.states.length > 0;
  const row = (code: string, sums: readonly PlaceSums[], isOwn: boolean) => ({
    ...{ code, name: nameOf(code, shown), own: isOwn },
    cells: within.map((month) =>
      cellOf(
        sums.find((each) => each.month === month),
        shown,
        isOwn ? !narrowed || places.length === 0 : chosen(code, month),
      ),
    ),
  });
  const listed = choice.places.length > 0 ? choice.places : places;
  return {
    periods: within.map((month) => ({ month, name: formatPeriod(periodAt(month, indicator), facts.language) })),
    rows: [
      row(facts.choice.area, own, true),
      ...listed.map((code) =>
        row(
          code,
          answers.all.places.filter(({ area }) => area === code),
          false,
        ),
      ),
    ],
  };
}

function cellOf(sums: PlaceSums | undefined, shown: Shown, chosen: boolean): TableCell {
  if (!sums) return { text: '', hint: '', chosen };
  const { status, value, numerator, denominator } = figure(sums, shown.indicator);
  const { chart, statusWords } = shown.facts;
  const words = {
    suppressed: chart.suppressed,
    'not-reported': chart.notReported,
    'not-applicable': chart.notApplicable,
  };
  if (value === null)
    return { text: words[status as keyof typeof words] ?? chart.notReported, hint: statusWords[status], chosen };
  const counts =
    numerator !== null && denominator !== null
      ? `${numerator.toLocaleString('en-US')}/${denominator.toLocaleString('en-US')}`
      : '';
  const text = printing(shown).format(value);
  return {
    text: status === 'provisional' ? `${text}*` : text,
    hint: [counts, status === 'provisional' ? chart.provisional : ''].filter(Boolean).join(' '),
    chosen,
  };
}

export interface TableDoing {
  readonly onPlace: (code: string) => void;
  readonly onPeriod: (month: number) => void;
}

/** The table with the names of places and periods as switches. */
export function drawTable(shown: Shown, { onPlace, onPeriod }: TableDoing): HTMLTableElement {
  const { periods, rows } = crossTable(shown);
  const { choice, indicator, facts } = shown;
  const single = periods.length === 1 && periodsOf(indicator).length > 1;
  const head = periods.map(({ name, month }) =>
    make('th', { scope: 'col' }, switchOf(name, { pressed: single, onTap: () => onPeriod(month) })),
  );
  const body = rows.map(({ code, name, own, cells }) =>
    make(
      'tr',
      own ? { class: 'is-own' } : {},
      make(
        'th',
        { scope: 'row' },
        own ? name : switchOf(name, { pressed: choice.places.includes(code), onTap: () => onPlace(code) }),
      ),
      ...cells.map(({ text, hint, chosen }) =>
        make('td', { class: chosen ? undefined : 'is-pale', title: hint || undefined }, text),
      ),
    ),
  );
  return make(
    'table',
    { class: 'figures' },
    make('caption', { class: 'visually-hidden' }, indicator.name),
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, facts.words.linked.placeHead), ...head)),
    make('tbody', {}, ...body),
  );
}

function switchOf(name: string, { pressed, onTap }: { pressed: boolean; onTap: () => void }): HTMLElement {
  const button = make('button', { type: 'button', class: 'name-switch', 'aria-pressed': String(pressed) }, name);
  button.addEventListener('click', onTap);
  return button;
}
