/**
 * The explore page before the tap: the form, the query box and the address work, nothing big is loaded. The tap brings
 * the engine, the editor and the charts.
 */
import { fetchDatabase } from '../../query/database.ts';
import { keepAddress, type Address } from './address.ts';
import { make, part, say } from './dom.ts';
import { bindEngineCard, cautions, type EngineCard } from './engine-card.ts';
import type { Explorer } from './explorer.ts';
import type { ExploreFacts } from './facts.ts';
import { writeChoice, type Choice } from './linked/choice.ts';
import { bindControls, type Controls } from './linked/controls.ts';

const root = document.querySelector<HTMLElement>('[data-explore]');
const told = document.querySelector('#explore-facts')?.textContent;
if (root && told) openPage(root, JSON.parse(told) as ExploreFacts);

/** The parts of the page that are there from the beginning, and the explorer once it is. */
interface Page {
  readonly root: HTMLElement;
  readonly facts: ExploreFacts;
  readonly address: Address;
  /** Absent where the release has no indicator to show. */
  readonly controls: Controls | undefined;
  readonly card: EngineCard;
  readonly box: HTMLTextAreaElement;
  explorer?: Explorer;
}

function openPage(root: HTMLElement, facts: ExploreFacts): void {
  const address = keepAddress(facts, () => {
    showAddress(page);
    showNotices(page);
  });
  const page: Page = {
    root,
    facts,
    address,
    box: part(root, 'sql') as HTMLTextAreaElement,
    card: bindEngineCard(root, facts, () => void start(page)),
    controls: facts.indicators.length > 0 ? bindControls(root, facts, (choice) => choose(page, choice)) : undefined,
  };
  bindQueryBox(page);
  for (const fieldset of root.querySelectorAll<HTMLFieldSetElement>('fieldset[data-wakes]')) fieldset.disabled = false;
  showAddress(page);
  showNotices(page);
}

/** The reader has chosen something in the form. */
function choose(page: Page, choice: Choice): void {
  page.address.set({ choice, release: page.facts.version }, 'push');
  if (page.explorer) void page.explorer.choose(choice);
  else markStanding(page);
}

/** Shows what the address says: at the beginning, and when the reader goes back or forth. */
function showAddress(page: Page): void {
  const { choice, sql, limit } = page.address.get();
  page.controls?.write(choice);
  markStanding(page);
  (part(page.root, 'limit') as HTMLSelectElement).value = String(limit);
  if (sql !== undefined) setSql(page, sql);
  void page.explorer?.choose(choice);
  if (sql !== undefined) void page.explorer?.run();
}

/** Before the tap the page has the pictures of one choice; for any other they would be the wrong ones. */
function markStanding({ root, facts, address }: Page): void {
  const standing = writeChoice(address.get().choice, facts).length === 0;
  root.dataset['standing'] = String(standing);
}

function setSql({ explorer, box }: Page, sql: string): void {
  if (explorer) explorer.setSql(sql);
  else box.value = sql;
}

async function start(page: Page): Promise<void> {
  const { facts, card } = page;
  const fetching = fetchDatabase({
    data: facts.data,
    tables: facts.tableBytes,
    engineBytes: facts.engineBytes,
    onProgress: (progress) => card.progress(progress),
  });
  fetching.catch(() => undefined);
  try {
    const { openExplorer } = await import('./explorer.ts');
    page.explorer = await openExplorer(page, fetching);
  } catch (error) {
    const { kind = 'download', message = '' } = error as { kind?: string; message?: string };
    return page.card.failed(kind, message);
  }
  const { choice, sql } = page.address.get();
  await page.explorer.choose(choice);
  if (sql !== undefined) await page.explorer.run();
}

/** Before the tap the query box is a plain one, and its button starts the engine. */
function bindQueryBox(page: Page): void {
  const { root, address, box } = page;
  const runButton = part(root, 'run');
  box.addEventListener('input', () => address.set({ sql: box.value || undefined }));
  runButton.addEventListener('click', () => {
    if (page.explorer) return;
    address.set({ sql: box.value }, 'push');
    root.querySelector<HTMLButtonElement>('[data-start]')?.click();
  });
  root.addEventListener('click', (event) => {
    const example = (event.target as Element).closest<HTMLAnchorElement>('a[data-example]');
    if (!example || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const sql = new URL(example.href).searchParams.get('q') ?? '';
    address.set({ sql }, 'push');
    setSql(page, sql);
    if (page.explorer) void page.explorer.run();
    else runButton.focus();
  });
}

function showNotices({ root, facts, address }: Page): void {
  const { engine } = facts.words;
  const { sql, release } = address.get();
  const notices = cautions(facts);
  if (sql !== undefined) {
    notices.push(engine.linkWaits);
    for (const button of root.querySelectorAll('[data-start]')) button.textContent = engine.startRun;
  }
  if (release !== undefined && release !== facts.version)
    notices.push(say(engine.oldRelease, { old: release, new: facts.version }));
  part(root, 'cautions').replaceChildren(...notices.map((notice) => make('p', { class: 'notice' }, notice)));
}
