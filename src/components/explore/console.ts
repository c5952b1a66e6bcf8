import { isQueryError, type QueryError, type Result } from '../../query/database.ts';
import { functionsSql, type KnownFunction } from './completion.ts';
import { make, part, say } from './dom.ts';
import { openEditor } from './editor.ts';
import type { Place } from './explorer.ts';
import { showResult } from './result.ts';
import { fileName, saveArrow, saveCsv, saveWholeCsv } from './save.ts';
import { defaultLimit, rowLimits } from './state.ts';

export interface Console {
  run(): Promise<void>;
  setSql(sql: string): void;
}

const timeLimit = 60_000;

/** Opens the query box: an editor in place of the plain one, and the buttons around it. */
export function openConsole(place: Place): Console {
  const { root, facts, database, address } = place;
  const words = facts.words.console;
  const box = part<HTMLTextAreaElement>(root, 'sql');
  const status = part(root, 'console-status');
  const limit = part<HTMLSelectElement>(root, 'limit');
  const [runButton, cancelButton] = [part<HTMLButtonElement>(root, 'run'), part<HTMLButtonElement>(root, 'cancel')];
  let controller: AbortController | undefined;
  let last: { sql: string; result: Result } | undefined;

  const host = make('div', { class: 'editor' });
  const editor = openEditor(host, {
    text: box.value,
    label: words.label,
    language: facts.language,
    functions: once(async () => readFunctions(await database.query(functionsSql, { session: 'page' }))),
    onChange: (sql) => address.set({ sql: sql || undefined }),
    onRun: () => void run(),
  });
  box.replaceWith(host);

  const busy = (running: boolean): void => {
    runButton.disabled = running;
    cancelButton.disabled = !running;
  };
  const run = async (): Promise<void> => {
    if (controller) return;
    const sql = editor.get();
    if (!sql.trim()) return void (status.textContent = words.empty);
    address.set({ sql, release: facts.version }, 'push');
    controller = new AbortController();
    busy(true);
    status.textContent = words.running;
    part(root, 'console-error').replaceChildren();
    try {
      const rowLimit = Number(limit.value) || defaultLimit;
      const result = await database.query(sql, { limit: rowLimit, signal: controller.signal, timeout: timeLimit });
      last = { sql, result };
      status.textContent = resultText(result, rowLimit, words);
      await showResult(place, result);
    } catch (error) {
      if (!isQueryError(error)) throw error;
      status.textContent = '';
      showError(place, error);
    } finally {
      controller = undefined;
      busy(false);
    }
  };
  const saved = async (work: Promise<number | undefined>): Promise<void> => {
    status.textContent = words.running;
    try {
      const cut = await work;
      status.textContent = cut === undefined ? '' : say(words.cutFile, { count: cut });
    } catch (error) {
      if (!isQueryError(error)) throw error;
      status.textContent = '';
      showError(place, error);
    }
  };

  runButton.addEventListener('click', () => void run());
  cancelButton.addEventListener('click', () => controller?.abort());
  limit.addEventListener('change', () => {
    address.set({ limit: rowLimits.find((known) => known === Number(limit.value)) ?? defaultLimit });
  });
  part(root, 'copy-link').addEventListener('click', () => void copyLink(place, editor.get(), status));
  part(root, 'restore').addEventListener('click', () => {
    status.textContent = words.running;
    controller?.abort();
    database.restore().then(
      () => (status.textContent = words.restored),
      () => (status.textContent = words.unrestored),
    );
  });
  part(root, 'result-csv').addEventListener('click', () => {
    if (!last) return;
    const name = fileName(facts, 'query', 'csv');
    if (last.result.truncated) void saved(saveWholeCsv(database, last.sql, { name, mark: facts.mark }));
    else saveCsv(last.result, name, facts.mark);
  });
  part(root, 'result-arrow').addEventListener('click', () => {
    if (last) void saved(saveArrow(database, last.sql, fileName(facts, 'query', 'arrows')));
  });
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-awaits-engine]')) button.disabled = false;
  busy(false);
  return { run, setSql: editor.set };
}

function resultText(
  { rows, columns, truncated, milliseconds }: Result,
  limit: number,
  words: Place['facts']['words']['console'],
): string {
  if (columns.length === 0 || (rows.length === 0 && columns[0]?.name === 'Count')) return words.done;
  const time =
    milliseconds < 1_000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
  return [
    say(words.count, { rows: rows.length, columns: columns.length, time }),
    ...(truncated ? [say(words.cut, { limit })] : []),
    ...(rows.length === 0 ? [words.none] : []),
  ].join(' · ');
}

function showError({ root, facts }: Place, { kind, message, restarted }: QueryError): void {
  const { console: words, hint, engine } = facts.words;
  const quiet = kind === 'cancelled' || kind === 'timeout' || kind === 'empty';
  part(root, 'console-error').replaceChildren(
    make(
      'div',
      { class: 'error-box' },
      make('p', {}, make('strong', {}, quiet ? hint[kind] : words.error), quiet ? undefined : ` ${hint[kind]}`),
      restarted ? make('p', {}, engine.restarted) : undefined,
      quiet ? undefined : make('p', { class: 'small quiet' }, words.engineSays),
      quiet ? undefined : make('pre', { lang: 'en' }, message),
    ),
  );
}

async function copyLink({ facts, address }: Place, sql: string, status: HTMLElement): Promise<void> {
  const { copied, copyFailed } = facts.words.console;
  const link = address.link({ ...address.get(), sql, release: facts.version });
  try {
    await navigator.clipboard.writeText(link);
    status.textContent = copied;
  } catch {
    address.set({ sql, release: facts.version });
    status.textContent = copyFailed;
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
