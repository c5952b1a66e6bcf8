import { problem, type Details, type Problem } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { hide } from './conceal.ts';
import type { Finding } from './search.ts';
import { placeWords, shapeWords } from './words-of-places.ts';

const ruleOf: Readonly<Record<Finding['what'], RuleId | undefined>> = {
  identity: 'personal-identity',
  'old-identity': 'personal-old-identity',
  disability: 'personal-disability',
  mobile: 'personal-mobile',
  telephone: 'personal-telephone',
  card: 'personal-card',
  account: 'personal-account',
  masked: 'personal-masked',
  'masked-name': 'personal-masked-name',
  birth: 'personal-birth',
  address: 'personal-address',
  email: 'personal-email',
  chat: 'personal-chat',
  scientific: 'personal-scientific',
  name: 'personal-name',
  column: 'personal-column',
  ask: 'personal-column-unexplained',
  list: 'personal-list',
  picture: 'personal-picture',
  binary: 'personal-unsearchable',
  closed: 'personal-unsearchable',
  relations: 'personal-rows',
  said: 'personal-rows',
  crowded: 'personal-rows',
  sizes: 'personal-rows',
  /** Stands in a column that is reported as a whole. */
  quiet: undefined,
};

/** The findings as problems of the gate, each thing once, none with its value. */
export function reportFindings(findings: readonly Finding[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const finding of findings) {
    const { what, place, value } = finding;
    const rule = ruleOf[what];
    const once = JSON.stringify([what, place, value]);
    const anywhere = JSON.stringify([what, place.file, value]);
    // A second way of reading the same file finds the same again, without its line.
    if (!rule || seen.has(once) || (place.row === undefined && seen.has(anywhere))) continue;
    seen.add(once).add(anywhere);
    problems.push(toProblem(rule, finding));
  }
  return problems;
}

function toProblem(rule: RuleId, { what, place, where, value, detail }: Finding): Problem {
  const shown =
    what === 'column' || what === 'ask' ? place.column : value === undefined ? undefined : hide(what, value);
  const details: Details = {
    where: placeWords[where],
    ...(detail ? { what: detail } : {}),
    ...(what in shapeWords ? { sign: shapeWords[what as keyof typeof shapeWords] } : {}),
  };
  return problem(rule, { ...place, ...(shown === undefined ? {} : { value: shown }) }, details);
}
