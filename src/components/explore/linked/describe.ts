import { make, markOf, part, say } from '../dom.ts';
import { formatPeriod } from '../../../core/format.ts';
import { periodsOf, wholeChoice, type Choice } from './choice.ts';
import { toggle } from './doings.ts';
import { periodAt, shownMonth, type Shown } from './shown.ts';
import { drawTable } from './table-view.ts';
import { chosenTexts, notesOf, tellShown, titleOf } from './told.ts';

type Change = (edit: Partial<Choice>) => void;

/** Writes what stands beside the pictures: title, sentence, notes, what is chosen, headings. */
export function describe(root: HTMLElement, shown: Shown, change: Change): void {
  const { facts, indicator } = shown;
  part(root, 'linked-title').replaceChildren(
    titleOf(shown),
    ' ',
    ...[markOf(facts)].filter((mark) => mark !== undefined),
  );
  part(root, 'linked-told').textContent = tellShown(shown);
  part(root, 'linked-notes').replaceChildren(...notesOf(shown).map((note) => make('li', {}, note)));
  writeChosen(root, shown, change);
  const period = formatPeriod(periodAt(shownMonth(shown), indicator), facts.language);
  for (const name of ['map', 'side']) part(root, `period-${name}`).textContent = period;
}

/** Writes the table below the pictures. */
export function describeTable(root: HTMLElement, shown: Shown, change: Change): void {
  const { indicator } = shown;
  const months = periodsOf(indicator);
  const table = drawTable(shown, {
    onPlace: (code) => change({ places: toggle(shown.choice.places, code) }),
    onPeriod: (month) => {
      const own = periodAt(month, indicator);
      const single = shown.choice.from === own && shown.choice.to === own;
      change(single ? { from: months[0] ?? own, to: months.at(-1) ?? own } : { from: own, to: own });
    },
  });
  part(root, 'linked-table').replaceChildren(table);
}

/** Each thing chosen as a button that takes it away. */
function writeChosen(root: HTMLElement, shown: Shown, change: Change): void {
  const { linked } = shown.facts.words;
  const { choice, facts } = shown;
  const usual = wholeChoice(choice.indicator, facts);
  const without = (dimension: string, key: string): Partial<Choice> => {
    if (dimension === 'places') return { places: choice.places.filter((each) => each !== key) };
    if (dimension === 'periods') return { from: usual.from, to: usual.to };
    if (dimension === 'groups') return { group: usual.group };
    if (dimension === 'values') return { values: undefined };
    if (dimension === 'states') return { states: choice.states.filter((each) => each !== key) };
    return { verdicts: choice.verdicts.filter((each) => each !== key) };
  };
  const chips = chosenTexts(shown).map(({ dimension, key, text }) => {
    const button = make(
      'button',
      { type: 'button', class: 'chosen-chip', 'aria-label': say(linked.remove, { name: text }) },
      text,
      make('span', { 'aria-hidden': 'true' }, '×'),
    );
    button.addEventListener('click', () => change(without(dimension, key)));
    return make('li', {}, button);
  });
  part(root, 'chosen').replaceChildren(...chips);
  part(root, 'clear').hidden = chips.length === 0;
}
