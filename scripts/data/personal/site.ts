import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Release } from '../../../src/core/release.ts';
import type { Text } from '../../../src/core/text.ts';
import { problem, type Problem } from '../problem.ts';
import { hide, hidePersonal } from './conceal.ts';
import { openContacts } from './definitions.ts';
import { searchPublished, type Published } from './published.ts';
import type { Finding } from './search.ts';
import { kindWords } from './words-of-places.ts';

export interface SiteSearch {
  /** The folder of the finished site. */
  readonly folder: string;
  /** Its files, relative. */
  readonly files: readonly string[];
  readonly release: Pick<Release, 'site' | 'areas' | 'records'>;
  readonly today: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Files handed to a worker at a time. */
const batch = 100;

/**
 * Searches everything that is about to be published: pages, data files in every form, what is packed in them, and the
 * compressed forms, which must hold exactly what they stand for. Returns a problem for each find, without its value.
 */
export async function searchSite({ folder, files, release, today, onProgress }: SiteSearch): Promise<Problem[]> {
  const published: Published = { folder, today, ...openWords(release) };
  const queue = Array.from({ length: Math.ceil(files.length / batch) }, (_, index) =>
    files.slice(index * batch, (index + 1) * batch),
  );
  let done = 0;
  const take = (finished: number): readonly string[] | undefined => {
    done += finished;
    if (finished > 0) onProgress?.(done, files.length);
    return queue.shift();
  };
  const workers = Math.min(availableParallelism(), queue.length);
  const searches = Array.from({ length: workers }, () =>
    workers === 1 ? searchHere(published, take) : searchBeside(published, take),
  );
  return (await Promise.all(searches)).flat().map(toProblem);
}

type Take = (finished: number) => readonly string[] | undefined;

async function searchHere(published: Published, take: Take): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let files = take(0); files; files = take(files.length))
    findings.push(...(await searchPublished(published, files)));
  return findings;
}

/** The same in a thread of its own. */
async function searchBeside(published: Published, take: Take): Promise<Finding[]> {
  const worker = new Worker(new URL('./site-worker.ts', import.meta.url), { workerData: published, execArgv: [] });
  const findings: Finding[] = [];
  try {
    for (let files = take(0); files; files = take(files.length)) findings.push(...(await ask(worker, files)));
    return findings;
  } finally {
    await worker.terminate();
  }
}

function ask(worker: Worker, files: readonly string[]): Promise<Finding[]> {
  return new Promise((resolve, reject) => {
    const settle = (message: Finding[]): void => {
      worker.off('error', reject);
      resolve(message);
    };
    worker.once('error', reject);
    worker.once('message', settle);
    worker.postMessage(files);
  });
}

/** What may be published although it looks personal: contacts of offices, names of areas, columns that were justified. */
function openWords({
  site,
  areas,
  records,
}: SiteSearch['release']): Pick<Published, 'contacts' | 'places' | 'justified'> {
  const columns = Object.values(records).flatMap(({ definition }) => Object.entries(definition.columns));
  const justified = columns.filter(([, { notPersonal }]) => notPersonal !== undefined);
  return {
    contacts: [...openContacts(site)],
    places: areas.flatMap(({ name, name_en: english }) => [name, english]),
    justified: justified.flatMap(([id, { name }]) => [id, name.zh, name.en]),
  };
}

function toProblem({ what, place: { file, ...place }, value = place.column, detail }: Finding): Problem {
  const words: Text = kindWords[what];
  const kind = detail ? { zh: `${words.zh}（${detail.zh}）`, en: `${words.en} (${detail.en})` } : words;
  return problem('personal-output', { file: hidePersonal(file), ...place, value: hide(what, value ?? '') }, { kind });
}
