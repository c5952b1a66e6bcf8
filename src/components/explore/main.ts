/**
 * The explore page before the tap: the form, the query box and the address work, nothing big is loaded. The tap brings
 * the engine, the editor and the charts.
 */
import { keepAddress } from './address.ts';
import { make, part, say } from './dom.ts';
import { bindEngineCard, cautions } from './engine-card.ts';
import type { Explorer } from './explorer.ts';
import type { ExploreFacts } from './facts.ts';
import { bindForm } from './form.ts';

const root = document.querySelector<HTMLElement>('[data-explore]');
const told = document.querySelector('#explore-facts')?.textContent;
if (root && told) run(root, JSON.parse(told) as ExploreFacts);

function run(root: HTMLElement, facts: ExploreFacts): void {
  const { engine } = facts.words;
  const box = part<HTMLTextAreaElement>(root, 'sql');
  let explorer: Explorer | undefined;
  let starting: Promise<void> | undefined;

  const address = keepAddress(facts, (state) => {
    form.write(state.choice);
    if (state.sql !== undefined) setSql(state.sql);
    void explorer?.choose(state.choice);
    if (state.sql !== undefined) void explorer?.run();
  });
  const setSql = (sql: string): void => {
    if (explorer) explorer.setSql(sql);
    else box.value = sql;
  };
  const start = (): void => {
    starting ??= open().finally(() => (starting = undefined));
  };
  const open = async (): Promise<void> => {
    try {
      const { openExplorer } = await import('./explorer.ts');
      explorer = await openExplorer({ root, facts, address, card });
    } catch (error) {
      const { kind = 'download', message = '' } = error as { kind?: string; message?: string };
      return card.failed(kind, message);
    }
    await explorer.choose(address.get().choice);
    if (address.get().sql !== undefined) await explorer.run();
  };
  const card = bindEngineCard(root, facts, start);
  const form = bindForm(root, facts, (choice) => {
    const moved = choice.indicator !== address.get().choice.indicator;
    address.set({ choice }, moved ? 'push' : 'replace');
    void explorer?.choose(choice);
  });

  root.addEventListener('click', (event) => {
    const example = (event.target as Element).closest<HTMLAnchorElement>('a[data-example]');
    if (!example) return;
    event.preventDefault();
    const sql = part(example.closest('details') ?? root, 'example-sql').textContent ?? '';
    setSql(sql);
    address.set({ sql }, 'push');
    part(root, 'console').scrollIntoView();
    if (explorer) void explorer.run();
    else part<HTMLButtonElement>(root, 'run').focus({ preventScroll: true });
  });
  box.addEventListener('input', () => address.set({ sql: box.value || undefined }));
  const runButton = part<HTMLButtonElement>(root, 'run');
  runButton.addEventListener('click', () => {
    if (explorer) return;
    address.set({ sql: box.value }, 'push');
    root.querySelector<HTMLButtonElement>('[data-start]')?.click();
  });

  for (const fieldset of root.querySelectorAll<HTMLFieldSetElement>('fieldset[data-wakes]')) fieldset.disabled = false;
  const { choice, sql, release } = address.get();
  form.write(choice);
  const notices = cautions(facts);
  if (sql !== undefined) {
    setSql(sql);
    notices.push(engine.linkWaits);
    for (const button of root.querySelectorAll('[data-start]')) button.textContent = engine.startRun;
  }
  if (release !== undefined && release !== facts.version)
    notices.push(say(engine.oldRelease, { old: release, new: facts.version }));
  part(root, 'cautions').replaceChildren(...notices.map((notice) => make('p', { class: 'notice' }, notice)));
}
