import { parentPort, workerData } from 'node:worker_threads';
import { searchPublished, type Published } from './published.ts';

/** A thread of `searchSite`: takes lists of files, answers with what was found in them. */
parentPort?.on('message', (files: readonly string[]) => {
  void searchPublished(workerData as Published, files).then((findings) => parentPort?.postMessage(findings));
});
