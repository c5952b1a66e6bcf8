import type { Inspected } from '../data/inspect.ts';
import type { Problem } from '../data/problem.ts';
import type { Severity } from '../data/rules/rule.ts';
import { ranges } from '../data/derive/totals.ts';

/** What `npm run check` found, as the three forms of the report take it. */
export interface Findings {
  /** The folder as the person named it. */
  readonly data: string;
  readonly counts: Readonly<Record<Severity, number>>;
  /** What the folder holds; null where it is too broken to say. */
  readonly holds: { readonly commitments: number; readonly indicators: number; readonly rows: number } | null;
  /** The files with findings, in order, each with its findings: errors first, then by row. */
  readonly files: readonly { readonly file: string; readonly problems: readonly Problem[] }[];
}

const order: readonly Severity[] = ['error', 'warning', 'note'];

/** Groups findings by file and counts them. */
export function groupFindings(data: string, { checked, problems }: Pick<Inspected, 'checked' | 'problems'>): Findings {
  const counts = { error: 0, warning: 0, note: 0 };
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    counts[problem.severity] += 1;
    const list = files.get(problem.file);
    if (list) list.push(problem);
    else files.set(problem.file, [problem]);
  }
  const weight = ({ severity }: Problem): number => order.indexOf(severity);
  return {
    data,
    counts,
    holds: checked
      ? {
          commitments: checked.commitments.length,
          indicators: Object.keys(checked.indicators).length,
          rows: checked.given.length,
        }
      : null,
    files: [...files].map(([file, list]) => ({ file, problems: list.toSorted((a, b) => weight(a) - weight(b)) })),
  };
}

/** Findings of one rule in one column of one file beyond those that are shown in full. */
export interface Folded {
  readonly first: Problem;
  readonly count: number;
  /** Their rows as text: `12-41`. */
  readonly rows: string;
}

/** Of many findings of one rule in one column the first few, and the others as their number and their rows. */
export function foldFindings(problems: readonly Problem[], shown: number): { listed: Problem[]; folded: Folded[] } {
  const groups = new Map<string, Problem[]>();
  const listed: Problem[] = [];
  for (const problem of problems) {
    const { severity, sheet, column, rule } = problem;
    const key = [severity, sheet, column, rule].join('\n');
    const same = groups.get(key) ?? [];
    if (same.length === 0) groups.set(key, same);
    same.push(problem);
    if (same.length <= shown) listed.push(problem);
  }
  const folded = [...groups.values()].flatMap((same): Folded[] => {
    const [first, ...rest] = same.slice(shown);
    if (!first) return [];
    return [{ first, count: rest.length + 1, rows: ranges([first, ...rest].flatMap(({ row }) => row ?? [])) }];
  });
  return { listed, folded };
}
