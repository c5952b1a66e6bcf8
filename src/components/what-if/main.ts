/**
 * “What if the rule were different”: judges the published figures again by the rule as the reader has set it, with the
 * same program that made the published verdicts, and lists what would change. The settings stand in the address.
 */
import type { Language } from '../../core/text.ts';
import { changesUnder, daysCounted, type DayChanges } from './changes.ts';
import { showChanges, type Words } from './changes-table.ts';
import type { WhatIfFile } from './file.ts';
import { readSettings, writeSettings } from './settings.ts';
import { published, type Settings } from './vary.ts';
import { fill } from '../../i18n/fill.ts';

const form = document.querySelector<HTMLFormElement>('form[data-what-if]');
if (form) void start(form);

interface State {
  readonly form: HTMLFormElement;
  readonly words: Words;
  settings: Settings;
  /** Of the days of the ledger; the last unless chosen. */
  day: string;
  file?: WhatIfFile;
}

async function start(form: HTMLFormElement): Promise<void> {
  const given = new URLSearchParams(location.search);
  const days = [...form.querySelectorAll<HTMLInputElement>('input[name=day]')].map(({ value }) => value);
  const last = days.at(-1) ?? '';
  const state: State = {
    form,
    words: JSON.parse(form.dataset['words'] ?? '{}') as Words,
    settings: readSettings(location.search),
    day: days.find((day) => day === given.get('day')) ?? last,
  };
  form.hidden = false;
  putSettings(state);
  const load = async (): Promise<void> => {
    stopWaiting();
    await loadFile(state);
    showResult(state);
  };
  const wait = new AbortController();
  const stopWaiting = (): void => wait.abort();
  form.addEventListener('focusin', () => void load(), { signal: wait.signal });
  form.addEventListener('pointerdown', () => void load(), { signal: wait.signal });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    takeSettings(state);
    writeAddress(state, last);
    putSettings(state);
    showResult(state);
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    state.settings = published;
    writeAddress(state, last);
    putSettings(state);
    showResult(state);
  });
  if (writeSettings(state.settings) !== '' || state.day !== last) await load();
}

/** The settings as the controls have them; the two bands are kept in order. */
function takeSettings(state: State): void {
  const given = new FormData(state.form);
  const text = (name: string): string => String(given.get(name) ?? '');
  const moved = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : '';
  const near = Number(text('near'));
  const behind = Number(text('behind'));
  if (behind > near && moved === 'behind') given.set('near', text('behind'));
  state.settings = readSettings(`?${new URLSearchParams([...given].map(([name, value]) => [name, String(value)]))}`);
  state.day = text('day');
}

/** Shows the settings on the controls. */
function putSettings({ form, settings, day, words }: State): void {
  const values: Readonly<Record<string, string>> = {
    near: String(settings.justBehind),
    behind: String(settings.behind),
    between: settings.between,
    eased: String(settings.eased),
    shows: settings.shows,
    day,
  };
  for (const input of form.querySelectorAll<HTMLInputElement>('input')) {
    const value = values[input.name] ?? '';
    if (input.type === 'radio') input.checked = input.value === value;
    else {
      input.value = value;
      const text =
        input.dataset['shown'] === 'percent'
          ? fill(words.percent, { value })
          : fill(words.share, { value: Number(value).toFixed(2) });
      input.setAttribute('aria-valuetext', text);
      const output = input.parentElement?.querySelector('output');
      if (output) output.value = text;
    }
  }
  const reset = form.querySelector<HTMLButtonElement>('button[type=reset]');
  if (reset) reset.hidden = writeSettings(settings) === '';
}

function writeAddress({ settings, day }: State, last: string): void {
  const query = new URLSearchParams(writeSettings(settings));
  if (day !== last) query.set('day', day);
  const text = query.toString();
  history.replaceState(null, '', `${location.pathname}${text && `?${text}`}#what-if`);
}

async function loadFile(state: State): Promise<void> {
  const { form, words } = state;
  say(form, words.loading);
  try {
    const response = await fetch(form.dataset['whatIf'] ?? '');
    if (response.ok) state.file = (await response.json()) as WhatIfFile;
  } catch {
    // Told below: there is no file.
  }
  if (!state.file) say(form, form.dataset['failed'] ?? '');
}

function showResult(state: State): void {
  const { form, words, file, settings, day } = state;
  if (!file) return;
  const days = changesUnder(file, settings);
  const nameOf = (value: string): string =>
    form.querySelector(`input[name=day][value="${value}"]`)?.nextElementSibling?.firstChild?.textContent?.trim() ??
    value;
  for (const { day: each, changes } of days) {
    const small = form.querySelector(`input[name=day][value="${each}"] + span small`);
    if (small) small.textContent = changes.length === 0 ? '' : fill(words.changed, { count: changes.length });
  }
  const shown = days.find((each) => each.day === day);
  if (!shown) return;
  say(form, tell(state, { days, shown, when: nameOf(day) }));
  const list = form.querySelector<HTMLElement>('.changes');
  const language = form.dataset['lang'] as Language;
  if (list) showChanges(list, shown.changes, { words, language, root: form.dataset['root'] ?? '/' });
}

interface Told {
  readonly days: readonly DayChanges[];
  readonly shown: DayChanges;
  readonly when: string;
}

function tell({ words, file, settings }: State, { days, shown, when }: Told): string {
  const { all, changed } = daysCounted(days);
  if (writeSettings(settings) === '')
    return changed === 0
      ? fill(words.unchanged, { all, count: file?.promises.length ?? 0, days: days.length })
      : fill(words.differs, { count: changed });
  if (shown.changes.length === 0) return fill(words.same, { when });
  const verdicts = shown.changes.filter(({ of }) => of === 'verdict').length;
  return fill(words.counted, { when, verdicts, paces: shown.changes.length - verdicts });
}

function say(form: HTMLFormElement, text: string): void {
  const output = form.querySelector<HTMLOutputElement>('output[data-result]');
  if (output && output.value !== text) output.value = text;
}
