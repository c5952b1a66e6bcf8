import { isQueryError, type Result } from '../../query/database.ts';
import { drawChoice } from './choice-chart.ts';
import { choiceNotes } from './choice-notes.ts';
import { choiceSql, stepsSql } from './choice-sql.ts';
import { choiceTable } from './choice-table.ts';
import { make, markOf, part } from './dom.ts';
import type { Place } from './explorer.ts';
import { readDue, readFigures, readSeries } from './figures.ts';
import { fileName, saveArrow, saveCsv, savePicture } from './save.ts';
import { indicatorOf, type Choice } from './state.ts';

/** The form's answer: picture, words, table and files of a choice. */
export interface ChoiceView {
  readonly show: (choice: Choice) => Promise<void>;
}

interface Answer {
  readonly choice: Choice;
  readonly result: Result;
  /** What was due, where the choice is one series. */
  readonly due?: Result | undefined;
}

/** Opens the view. A choice made while another is being fetched takes its place. `ask` opens a query in the console. */
export function openChoice(place: Place, ask: (sql: string) => void): ChoiceView {
  const { root, facts, database } = place;
  const { words, language } = facts;
  const message = part(root, 'pick-message');
  let controller: AbortController | undefined;
  let shown: Answer | undefined;

  const fetchAnswer = async (choice: Choice, signal: AbortSignal): Promise<Answer> => {
    const result = await database.query(choiceSql(choice, language), { session: 'page', signal });
    const [area, second] = choice.areas;
    if (area === undefined || second !== undefined || choice.group === '*') return { choice, result };
    const { indicator, group } = choice;
    const due = await database.query(stepsSql({ indicator, area, group, language }), { session: 'page', signal });
    return { choice, result, due };
  };
  const show = async (choice: Choice): Promise<void> => {
    controller?.abort();
    const own = (controller = new AbortController());
    message.textContent = words.pick.working;
    try {
      const answer = await fetchAnswer(choice, own.signal);
      if (own !== controller) return;
      shown = answer;
      message.textContent = '';
      await present(place, answer);
    } catch (error) {
      if (!isQueryError(error)) throw error;
      if (own === controller) message.textContent = words.hint[error.kind];
    }
  };

  const on = (name: string, act: (answer: Answer) => unknown): void =>
    part(root, name).addEventListener('click', () => void (shown && act(shown)));
  const file = ({ choice }: Answer, extension: string): string => fileName(facts, choice.indicator, extension);
  on('pick-sql', ({ choice }) => ask(choiceSql(choice, language)));
  on('pick-csv', (answer) => saveCsv(answer.result, file(answer, 'csv'), facts.mark));
  on('pick-arrow', (answer) => saveArrow(database, choiceSql(answer.choice, language), file(answer, 'arrows')));
  for (const kind of ['svg', 'png'] as const)
    on(`pick-${kind}`, (answer) => savePicture(part(root, 'pick-figure'), { facts, kind, name: file(answer, kind) }));
  return { show };
}

async function present({ root, facts }: Place, { choice, result, due: dueResult }: Answer): Promise<void> {
  const indicator = indicatorOf(choice.indicator, facts);
  const groupName = (key: string): string => indicator.groups.find((group) => group.key === key)?.name ?? key;
  const figures = readFigures(result.rows);
  const series = readSeries(figures, groupName);
  const due = dueResult && readDue(dueResult.rows);
  const [only] = series.length === 1 ? series : [];
  const title = only ? `${indicator.name} · ${only.name}` : indicator.name;
  const shown = { facts, indicator, figures, series, due, title, view: choice.view };
  const picture = make('div', { class: 'chart-box' });
  part(root, 'pick-figure').replaceChildren(
    make('figcaption', {}, make('b', {}, title), markOf(facts)),
    picture,
    make('p', { class: 'quiet small' }, choiceNotes(shown)),
  );
  part(root, 'pick-table').replaceChildren(choiceTable(shown));
  part(root, 'pick-result').hidden = false;
  await drawChoice(picture, shown);
}
