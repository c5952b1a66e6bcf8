import { isQueryError, type QueryError, type Result } from '../../query/database.ts';
import { functionsSql, knownTables, type KnownFunction } from './completion.ts';
import { make, part, say } from './dom.ts';
import { openEditor, type Editor } from './editor.ts';
import type { Place } from './explorer.ts';
import type { ExploreFacts } from './facts.ts';
import { openHistory, type HistoryList } from './history-list.ts';
import { showResult } from './result.ts';
import { fileName, saveArrow, saveCsv, saveWholeCsv } from './save.ts';
import { defaultLimit, rowLimits } from './state.ts';

/** The query box after the tap. */
export interface Console {
  readonly run: () => Promise<void>;
  readonly setSql: (sql: string) => void;
}

const timeLimit = 60_000;

interface Box {
  readonly place: Place;
  readonly editor: Editor;
  readonly status: HTMLElement;
  readonly history: HistoryList;
  running?: AbortController | undefined;
  /** What was run last: a part of what stood in the box, or all of it. */
  last?: { readonly sql: string; readonly whole: string; readonly result: Result };
}

/** Opens the query box: an editor in place of the plain one, and the buttons around it. */
export function openConsole(place: Place): Console {
  const { root, facts, database } = place;
  const plain = part(root, 'sql') as HTMLTextAreaElement;
  const host = make('div', { class: 'editor' });
  const run = (): Promise<void> => runQuery(box);
  const editor = openEditor(host, {
    text: plain.value,
    label: facts.words.console.label,
    names: {
      language: facts.language,
      tables: knownTables(facts),
      functions: once(async () => readFunctions(await database.query(functionsSql, { session: 'page' }))),
    },
    onChange: (sql) => keepDraft(box, sql),
    onRun: () => void run(),
  });
  const history = openHistory(root, (sql) => {
    editor.set(sql);
    editor.focus();
  });
  const box: Box = { place, editor, status: part(root, 'console-status'), history };
  plain.replaceWith(host);
  bindButtons(box);
  setRunning(box, undefined);
  return { run, setSql: (sql) => editor.set(sql) };
}

async function runQuery(box: Box): Promise<void> {
  if (box.running) return;
  const { place, editor, status } = box;
  const { root, facts, database, address } = place;
  const words = facts.words.console;
  const whole = editor.get();
  const chosen = editor.selected().trim();
  const sql = chosen || whole;
  address.set({ sql: whole, release: facts.version }, address.get().sql === whole ? 'replace' : 'push');
  const controller = new AbortController();
  setRunning(box, controller);
  await guarded(box, async () => {
    const { limit } = address.get();
    const result = await database.query(sql, { limit, signal: controller.signal, timeout: timeLimit });
    box.last = { sql, whole, result };
    box.history.add(sql);
    status.textContent = (chosen ? words.part : '') + resultText(result, limit, words);
    await showResult(place, { sql, result });
    part(root, 'result').scrollIntoView({ block: 'nearest' });
  });
  setRunning(box, undefined);
}

/** Keeps what is typed in the address. The first change after a run makes a new step, so that going back finds the query that ran. */
function keepDraft({ place: { address }, last }: Box, sql: string): void {
  if (address.get().sql === sql) return;
  address.set({ sql: sql || undefined }, address.get().sql === last?.whole ? 'push' : 'replace');
}

/** Says that something is being done; where it fails, says how. */
async function guarded({ place, status }: Box, work: () => Promise<void>): Promise<void> {
  status.textContent = place.facts.words.console.running;
  part(place.root, 'console-error').replaceChildren();
  try {
    await work();
  } catch (error) {
    if (!isQueryError(error)) throw error;
    status.textContent = '';
    part(place.root, 'console-error').replaceChildren(errorBox(error, place.facts));
  }
}

function setRunning(box: Box, controller: AbortController | undefined): void {
  const { root } = box.place;
  box.running = controller;
  (part(root, 'run') as HTMLButtonElement).disabled = controller !== undefined;
  (part(root, 'cancel') as HTMLButtonElement).disabled = controller === undefined;
}

function bindButtons(box: Box): void {
  const { place, editor, status } = box;
  const { root, facts, database, address } = place;
  const words = facts.words.console;
  const on = (name: string, act: () => unknown): void => part(root, name).addEventListener('click', () => void act());
  on('run', () => runQuery(box));
  on('cancel', () => box.running?.abort());
  on('copy-link', async () => {
    status.textContent = (await copyLink(place, editor.get())) ? words.copied : words.copyFailed;
  });
  on('restore', async () => {
    status.textContent = words.running;
    box.running?.abort();
    await database.restore().then(
      () => (status.textContent = words.restored),
      () => (status.textContent = words.unrestored),
    );
  });
  const limit = part(root, 'limit') as HTMLSelectElement;
  limit.addEventListener('change', () => {
    address.set({ limit: rowLimits.find((known) => known === Number(limit.value)) ?? defaultLimit });
  });
  const save = (work: () => Promise<number | undefined>): Promise<void> =>
    guarded(box, async () => {
      const cut = await work();
      status.textContent = cut === undefined ? '' : say(words.cutFile, { count: cut });
    });
  on('result-csv', () => {
    if (!box.last) return;
    const { sql, result } = box.last;
    const name = fileName(facts, 'query', 'csv');
    if (!result.truncated) return saveCsv(result, name, facts.mark);
    return save(() => saveWholeCsv(database, sql, { name, mark: facts.mark }));
  });
  on('result-arrow', () => {
    if (!box.last) return;
    const { sql } = box.last;
    return save(() => saveArrow(database, sql, fileName(facts, 'query', 'arrows')));
  });
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-awaits-engine]')) button.disabled = false;
}

function resultText(
  { rows, columns, truncated, milliseconds }: Result,
  limit: number,
  words: ExploreFacts['words']['console'],
): string {
  if (columns.length === 0) return words.done;
  const time =
    milliseconds < 1_000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
  return [
    say(words.count, { rows: rows.length, columns: columns.length, time }),
    ...(truncated ? [say(words.cut, { limit })] : []),
    ...(rows.length === 0 ? [words.none] : []),
  ].join(' · ');
}

/** A hint in the reader's language, and the engine's own words. A stop that the reader asked for is no error. */
function errorBox({ kind, message, restarted }: QueryError, facts: ExploreFacts): HTMLElement {
  const { words } = facts;
  const { console: own, engine } = words;
  const hint = say(words.hint[kind], { tables: Object.keys(knownTables(facts)).join(', ') });
  const stopped = kind === 'cancelled' || kind === 'timeout' || kind === 'empty' || kind === 'download';
  return make(
    'div',
    { class: 'error-box' },
    stopped ? make('p', {}, hint) : make('p', {}, make('strong', {}, own.error), ` ${hint}`),
    restarted ? make('p', {}, engine.restarted) : undefined,
    ...(stopped ? [] : [make('p', { class: 'small quiet' }, own.engineSays), make('pre', { lang: 'en' }, message)]),
  );
}

/** Puts a link to the query into the clipboard; where that is not allowed, into the address bar. */
async function copyLink({ facts, address }: Place, sql: string): Promise<boolean> {
  const release = facts.version;
  try {
    await navigator.clipboard.writeText(address.link({ ...address.get(), sql, release }));
    return true;
  } catch {
    address.set({ sql, release });
    return false;
  }
}

function readFunctions({ rows }: Result): KnownFunction[] {
  return rows.map(([name, signature, description]) => ({
    name: String(name),
    signature: String(signature ?? ''),
    description: String(description ?? ''),
  }));
}

/** The same promise for every caller, once the first has asked; asked again after a failure, which gives nothing. */
function once<T>(work: () => Promise<readonly T[]>): () => Promise<readonly T[]> {
  let asked: Promise<readonly T[]> | undefined;
  return () =>
    (asked ??= work().catch(() => {
      asked = undefined;
      return [];
    }));
}
