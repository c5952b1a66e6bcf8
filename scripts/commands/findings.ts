import type { Inspected } from '../data/inspect.ts';
import type { Problem } from '../data/problem.ts';
import type { Severity } from '../data/rule.ts';

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
    files.set(problem.file, [...(files.get(problem.file) ?? []), problem]);
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
