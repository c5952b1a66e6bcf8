import { rasterize } from '../../../charts/mount.ts';
import { make, part, say } from '../dom.ts';
import type { Place } from '../explorer.ts';
import { fileName, save, saveArrow, saveWholeCsv } from '../save.ts';
import { choiceSql } from './choice-sql.ts';
import { views, type View } from './clauses.ts';
import { figureFile } from './figure-file.ts';
import { browserStorage, deleteView, readViews, saveView } from './saved-views.ts';
import type { Shown } from './shown.ts';
import { titleOf } from './told.ts';

/** What can be taken away from the views: link, saved view, figure, citation, rows, query. */
export interface Share {
  /** Writes what depends on the choice anew. */
  refresh(): void;
}

/** Binds the buttons below the views. `ask` opens a query in the console. */
export function openShare(place: Place, shown: () => Shown | undefined, ask: (sql: string) => void): Share {
  const { root, facts, database } = place;
  const words = facts.words.linked;
  const status = part(root, 'share-status');
  const on = (name: string, act: (now: Shown) => unknown): void =>
    part(root, name).addEventListener('click', () => {
      const now = shown();
      if (!now) return;
      status.textContent = '';
      void Promise.resolve(act(now)).catch(() => (status.textContent = facts.words.hint.other));
    });
  const file = ({ choice }: Shown, extension: string): string => fileName(facts, choice.indicator, extension);
  const sqlOf = ({ choice, bins }: Shown): string => choiceSql(choice, { facts, bins });
  on('pick-sql', (now) => ask(sqlOf(now)));
  on('pick-csv', (now) => saveWholeCsv(database, sqlOf(now), { name: file(now, 'csv'), mark: facts.mark }));
  on('pick-arrow', (now) => saveArrow(database, sqlOf(now), file(now, 'arrows')));
  on('pick-svg', (now) => save(new Blob([figureOf(place, now)], { type: 'image/svg+xml' }), file(now, 'svg')));
  on('pick-png', async (now) => save(await rasterize(figureOf(place, now)), file(now, 'png')));
  on('pick-link', async (now) => {
    status.textContent = (await copy(addressOf(place, now))) ? words.copied : words.copyFailed;
  });
  on('pick-cite', async (now) => {
    status.textContent = (await copy(citation(place, now))) ? words.citeCopied : words.copyFailed;
  });
  bindSaving(place, shown, status);
  return {
    refresh() {
      const now = shown();
      if (now) part(root, 'citation').textContent = citation(place, now);
    },
  };
}

function figureOf(place: Place, shown: Shown): string {
  const { root } = place;
  const heading = (view: View): string =>
    [...part(root, `heading-${view}`).childNodes].map(({ textContent }) => textContent?.trim()).join(' ');
  const headings = Object.fromEntries(views.map((view) => [view, heading(view)])) as Record<View, string>;
  return figureFile(shown, { headings, address: addressOf(place, shown) });
}

/** A link that says the whole choice and the release it was made with. */
function addressOf({ facts, address }: Place, { choice }: Shown): string {
  return address.link({ ...address.get(), sql: undefined, choice, release: facts.version });
}

/** Who, what, which release with its hash, and where. */
function citation(place: Place, shown: Shown): string {
  const { facts } = place;
  const text = say(facts.words.linked.citeText, {
    ...facts.cite,
    title: titleOf(shown),
    version: facts.version,
    day: facts.asOfText,
    address: addressOf(place, shown),
  });
  return facts.mark === undefined ? text : `${text} ${facts.mark}`;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function bindSaving(place: Place, shown: () => Shown | undefined, status: HTMLElement): void {
  const { root, facts } = place;
  const words = facts.words.linked;
  const storage = browserStorage();
  const input = part(root, 'view-name') as HTMLInputElement;
  part(root, 'save-view').addEventListener('submit', (event) => {
    event.preventDefault();
    const now = shown();
    if (!now) return;
    const name = input.value.trim() || titleOf(now);
    const search = new URL(addressOf(place, now)).search;
    const done = saveView(storage, { name, search, version: facts.version });
    status.textContent = done ? words.saved : words.saveFailed;
    input.value = '';
    listViews(place, storage);
  });
  listViews(place, storage);
}

function listViews(place: Place, storage: ReturnType<typeof browserStorage>): void {
  const { root, facts } = place;
  const words = facts.words.linked;
  const views = readViews(storage);
  const items = views.map(({ name, search, version }) => {
    const button = make('button', { type: 'button', 'aria-label': say(words.deleteNamed, { name }) }, words.delete);
    button.addEventListener('click', () => {
      deleteView(storage, name);
      listViews(place, storage);
    });
    const note = make('small', {}, say(words.viewRelease, { version }));
    const link = make('a', { href: search }, name);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      place.address.go(search);
      part(root, 'linked').scrollIntoView();
    });
    return make('li', {}, link, ' ', note, ' ', button);
  });
  part(root, 'saved-views').replaceChildren(
    ...(items.length > 0 ? items : [make('li', { class: 'quiet' }, words.noViews)]),
  );
}
