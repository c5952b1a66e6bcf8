import { make, part } from './dom.ts';
import { clearHistory, keepQuery, readHistory } from './history.ts';
import { browserStorage } from './linked/saved-views.ts';

/** The list of queries that were run. */
export interface HistoryList {
  readonly add: (sql: string) => void;
}

/** Opens the list below the query box: typing narrows it, a query goes back into the box. */
export function openHistory(root: HTMLElement, onChoose: (sql: string) => void): HistoryList {
  const storage = browserStorage();
  const [box, list] = [part(root, 'history'), part(root, 'history-list')];
  const filter = part(root, 'history-filter') as HTMLInputElement;
  let known = readHistory(storage);
  const show = (): void => {
    box.hidden = known.length === 0;
    const wanted = filter.value.trim().toLowerCase();
    const items = known.filter((sql) => sql.toLowerCase().includes(wanted)).map((sql) => item(sql, onChoose));
    list.replaceChildren(...items);
  };
  filter.addEventListener('input', show);
  part(root, 'history-clear').addEventListener('click', () => {
    clearHistory(storage);
    known = [];
    show();
  });
  show();
  return {
    add(sql) {
      known = keepQuery(storage, sql, known);
      show();
    },
  };
}

function item(sql: string, onChoose: (sql: string) => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'kept-query' }, make('code', {}, sql));
  button.addEventListener('click', () => onChoose(sql));
  return make('li', {}, button);
}
