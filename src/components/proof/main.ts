/**
 * Verifies the site in the reader's own browser: nothing is loaded before a button is pressed, and nothing from anywhere
 * but the site itself.
 */
import type { Finding } from '../../core/proof/finding.ts';
import { readPublicKey } from '../../core/proof/key.ts';
import type { Language, Text } from '../../core/text.ts';
import { fill } from '../../i18n/fill.ts';
import type { ProofTexts } from '../../i18n/proof.ts';
import { checkSite, parts, type Checking, type Part } from './check-site.ts';

type Words = ProofTexts['verify'];

/** More lines than this help nobody; the number of all is said. */
const mostShown = 100;

const form = document.querySelector<HTMLFormElement>('form[data-verify]');
if (form) start(form);

interface View {
  readonly form: HTMLFormElement;
  readonly words: Words;
  readonly language: Language;
}

function start(form: HTMLFormElement): void {
  const words = JSON.parse(form.dataset['words'] ?? '{}') as Words;
  const view: View = { form, words, language: document.documentElement.lang.startsWith('en') ? 'en' : 'zh' };
  const needed = [typeof BigInt, typeof ReadableStream, typeof Array.prototype.findLast];
  if (needed.some((kind) => kind !== 'function')) {
    tell(view, words.old);
    return;
  }
  let running: AbortController | undefined;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const scope = event.submitter?.getAttribute('value');
    running?.abort();
    if (scope !== 'data' && scope !== 'reports' && scope !== 'site') return;
    running = new AbortController();
    void run(view, scope, running.signal);
  });
}

async function run(view: View, scope: Checking['scope'], signal: AbortSignal): Promise<void> {
  const { form, words } = view;
  const given = form.querySelector('textarea')?.value.trim() ?? '';
  const key = given === '' ? undefined : readPublicKey(given);
  clear(view);
  if (given !== '' && !key) {
    tell(view, words.badKey);
    return;
  }
  setRunning(view, true);
  tell(view, words.running);
  const found: Text[] = [];
  let signed = false;
  try {
    await checkSite({
      ...{ scope, key, signal, open: (path) => open(form.dataset['root'] ?? '/', path, signal) },
      onProgress: (part, done, count) => {
        if (!signal.aborted) say(view, part, count > 0 ? fill(words.progress, { done, count }) : words.running);
      },
      onPart: (part, finding) => {
        if (part === 'signature') signed = finding !== undefined;
        found.push(...(finding?.wrong ?? []));
        showPart(view, part, finding);
      },
    });
    const verdict = found.length === 0 ? words.allGood : fill(words.someBad, { wrong: found.length });
    const reservation = !signed ? words.unsigned : key ? '' : words.own;
    tell(view, [verdict, reservation].filter(Boolean).join(view.language === 'zh' ? '' : ' '), found.length === 0);
    list(view, found);
  } catch (error) {
    if (!signal.aborted) tell(view, fill(words.failed, { file: error instanceof Error ? error.message : '' }), false);
    else tell(view, words.stopped);
  } finally {
    setRunning(view, false);
  }
}

/** A file as the server has it now, never from a cache. */
async function open(root: string, path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | undefined> {
  const response = await fetch(root + path, { cache: 'no-store', signal }).catch(() => {
    throw new Error(path);
  });
  return response.ok ? (response.body ?? undefined) : undefined;
}

function setRunning({ form }: View, running: boolean): void {
  for (const button of form.querySelectorAll('button')) button.hidden = (button.value === 'stop') !== running;
}

function clear(view: View): void {
  for (const part of parts) say(view, part, view.words.waiting, 'waiting');
  list(view, []);
}

function showPart(view: View, part: Part, finding: Finding | undefined): void {
  const { words } = view;
  if (!finding) say(view, part, part === 'report' ? words.notChosen : words.skipped, 'waiting');
  else if (finding.wrong.length === 0) say(view, part, fill(words.good, { count: finding.checked }), 'good');
  else say(view, part, fill(words.bad, { count: finding.checked, wrong: finding.wrong.length }), 'bad');
}

function say({ form }: View, part: Part, text: string, state = 'running'): void {
  const line = form.querySelector<HTMLElement>(`[data-part="${part}"]`);
  if (!line) return;
  line.dataset['state'] = state;
  const output = line.querySelector('output');
  if (output) output.textContent = text;
}

function tell({ form }: View, text: string, good?: boolean): void {
  const result = document.querySelector<HTMLElement>('[data-verify-result]');
  if (!result) return;
  result.textContent = text;
  result.dataset['state'] = good === undefined ? '' : good ? 'good' : 'bad';
  form.dataset['told'] = 'true';
}

function list({ language }: View, found: readonly Text[]): void {
  const place = document.querySelector('[data-verify-wrong]');
  place?.replaceChildren(
    ...found.slice(0, mostShown).map((text) => {
      const item = document.createElement('li');
      item.textContent = text[language];
      return item;
    }),
  );
}
