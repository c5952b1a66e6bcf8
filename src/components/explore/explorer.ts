import { formatDay } from '../../core/format.ts';
import { openDatabase, type Database, type Fetched } from '../../query/database.ts';
import type { Address } from './address.ts';
import { openConsole } from './console.ts';
import { make, part, say } from './dom.ts';
import type { EngineCard } from './engine-card.ts';
import type { ExploreFacts } from './facts.ts';
import type { Choice } from './linked/choice.ts';
import type { Controls } from './linked/controls.ts';
import { openLinked } from './linked/linked.ts';

/** The page after the tap. */
export interface Explorer {
  readonly choose: (choice: Choice) => Promise<void>;
  /** Runs what stands in the query box. */
  readonly run: () => Promise<void>;
  readonly setSql: (sql: string) => void;
}

export interface Surroundings {
  readonly root: HTMLElement;
  readonly facts: ExploreFacts;
  readonly address: Address;
  readonly card: EngineCard;
  /** Absent where the release has no indicator to show. */
  readonly controls: Controls | undefined;
}

/** Starts the engine and opens the two ways of asking it. Throws the `StartError` of the engine. */
export async function openExplorer(
  { root, facts, address, card, controls }: Surroundings,
  fetching: Promise<Fetched>,
): Promise<Explorer> {
  const { engine } = facts.words;
  const fetched = await fetching;
  const { latest } = fetched;
  card.say(engine.starting);
  const database = await openDatabase(fetched, {
    later: Object.fromEntries(facts.later.map(({ name, files }) => [name, files])),
    onRestart: (running) => card.say(running ? engine.restarted : engine.restarting),
  });
  addEventListener('pagehide', (event) => {
    if (!event.persisted) database.close();
  });
  const day = formatDay(latest.as_of, facts.language, { yearEnd: true });
  card.ready(say(engine.ready, { version: latest.version, day }));
  if (latest.version !== facts.version)
    part(root, 'cautions').append(make('p', { class: 'notice' }, say(engine.newRelease, { new: latest.version })));
  const place: Place = { root, facts, address, database };
  const console = openConsole(place);
  const ask = (sql: string): void => {
    address.set({ sql }, 'push');
    console.setSql(sql);
    part(root, 'console').scrollIntoView();
    void console.run();
  };
  const choose = controls ? openLinked(place, controls, ask).show : () => Promise.resolve();
  return { choose, run: console.run, setSql: console.setSql };
}

/** What the parts of the page after the tap share. */
export interface Place {
  readonly root: HTMLElement;
  readonly facts: ExploreFacts;
  readonly address: Address;
  readonly database: Database;
}
