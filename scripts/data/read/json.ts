import { problem, type Report } from '../problem.ts';

/** A JSON file as it says it; undefined, with the fault reported, where it is none. */
export function readJson(file: string, bytes: Uint8Array, report: Report): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    report(problem('wrong-release', { file }, { detail: error instanceof Error ? error.message : String(error) }));
    return undefined;
  }
}
