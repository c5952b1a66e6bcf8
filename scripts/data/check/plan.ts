import { requiredFields } from '../../../src/core/catalogue.ts';
import { commitmentSchema, type Commitment } from '../../../src/core/commitment.ts';
import { hasClause, planSchema, type Plan } from '../../../src/core/plan.ts';
import { siteSchema, type Site } from '../../../src/core/site.ts';
import type { Text } from '../../../src/core/text.ts';
import { conform } from './schema.ts';
import type { Input, Yaml } from '../input.ts';
import { problem, type Report } from '../problem.ts';

/** A commitment with the place it came from. */
export interface PlacedCommitment {
  readonly commitment: Commitment;
  readonly yaml: Yaml;
  readonly index: number;
}

/** `site.yml`. An official dataset needs the publisher's identity: it is never made up. */
export function checkSite(input: Input, report: Report): Site | undefined {
  const yaml = input.yaml.get('site.yml');
  const site = yaml && conform(siteSchema, { yaml, value: yaml.data }, report);
  if (yaml && site?.dataset === 'official') checkOfficialSite(site, yaml, report);
  for (const stem of Object.keys(site?.reading ?? {})) {
    const endings = /^(indicators|records)\//.test(stem) ? [] : ['csv', 'xlsx'];
    const place = { file: 'site.yml', row: yaml?.line(['reading', stem]), column: `reading.${stem}`, value: stem };
    if (!endings.some((ending) => input.files.some(({ path }) => path === `${stem}.${ending}`)))
      report(problem('reading-without-file', place));
  }
  return site;
}

/** An official dataset says who publishes it and how the portals list it. */
function checkOfficialSite({ identity, catalogue }: Site, yaml: Yaml, report: Report): void {
  const lack = (rule: 'missing-identity' | 'missing-catalogue', section: string, field: string): void =>
    report(problem(rule, { file: yaml.file, row: yaml.line([section]), column: `${section}.${field}`, value: field }));
  for (const field of identityFields) if (!identity[field]) lack('missing-identity', 'identity', field);
  for (const field of requiredFields) {
    const value = catalogue[field];
    if (value === undefined || (Array.isArray(value) && value.length === 0))
      lack('missing-catalogue', 'catalogue', field);
  }
}

/** What the footer of a government site must show. */
const identityFields = ['hostUnit', 'operatorUnit', 'siteIdCode', 'icp', 'psb', 'address', 'phone'] as const;

/** `plan/plan.yml`. */
export function checkPlan(input: Input, report: Report): Plan | undefined {
  const yaml = input.yaml.get('plan/plan.yml');
  return yaml && conform(planSchema, { yaml, value: yaml.data }, report);
}

/** The good commitments in order, and the ids of all, so that a faulty one does not make every mention of it a fault too. */
export interface CheckedCommitments {
  readonly placed: readonly PlacedCommitment[];
  readonly ids: ReadonlySet<string>;
}

/** `plan/commitments/*.yml`, in the order of the files and of the entries in them. */
export function checkCommitments(input: Input, plan: Plan | undefined, report: Report): CheckedCommitments {
  const placed: PlacedCommitment[] = [];
  const files = new Map<string, string>();
  const ids = new Set<string>();
  for (const yaml of input.yaml.values()) {
    if (!yaml.file.startsWith('plan/commitments/')) continue;
    if (!Array.isArray(yaml.data)) {
      report(
        problem(
          'wrong-type',
          { file: yaml.file, row: 1, value: typeof yaml.data },
          { expected: { zh: '列表', en: 'a list' } },
        ),
      );
      continue;
    }
    yaml.data.forEach((value: unknown, index) => {
      if (typeof value === 'object' && value !== null && 'id' in value) ids.add(String(value.id));
      const commitment = conform(commitmentSchema, { yaml, value, path: [index], subject: subjectOf(value) }, report);
      if (!commitment) return;
      const place = { file: yaml.file, row: yaml.line([index, 'id']), column: 'id', value: commitment.id };
      const first = files.get(commitment.id);
      if (first) return report(problem('duplicate-commitment', place, { first }));
      files.set(commitment.id, `${yaml.file}:${place.row}`);
      placed.push({ commitment, yaml, index });
      if (plan) checkAgainstPlan({ commitment, yaml, index }, plan, report);
    });
  }
  return { placed, ids };
}

function checkAgainstPlan({ commitment, yaml, index }: PlacedCommitment, plan: Plan, report: Report): void {
  const subject = subjectOf(commitment);
  const at = (path: (string | number)[], value: unknown) => ({
    file: yaml.file,
    row: yaml.line([index, ...path]),
    column: path.join('.'),
    value,
  });
  const { clause, steps, kind } = commitment;
  if (!hasClause(plan, clause)) report(problem('unknown-clause', at(['clause'], clause), { subject }));
  steps.forEach((step, number) => {
    if (step.clause && !hasClause(plan, step.clause))
      report(problem('unknown-clause', at(['steps', number, 'clause'], step.clause), { subject }));
    if (kind !== 'baseline' && (step.by < plan.start || step.by > plan.end))
      report(
        problem('step-outside-plan', at(['steps', number, 'by'], step.by), {
          subject,
          start: plan.start,
          end: plan.end,
        }),
      );
  });
}

/** How a sentence about a commitment begins, from whatever has been written of it. */
export function subjectOf(value: unknown): Text {
  const { id = '?', clause } = (typeof value === 'object' && value !== null ? value : {}) as {
    id?: unknown;
    clause?: unknown;
  };
  const name = String(id);
  if (clause === undefined) return { zh: `承诺 ${name} `, en: `commitment ${name} ` };
  return { zh: `承诺 ${name}（条款 ${String(clause)}）：`, en: `commitment ${name} (clause ${String(clause)}): ` };
}
