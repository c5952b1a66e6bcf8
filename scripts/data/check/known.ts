import { knownSchema, parseStatement, type Known, type Term } from '../../../src/core/disclosure/known.ts';
import type { Indicator } from '../../../src/core/indicator.ts';
import { nearest } from './columns.ts';
import { conform } from './schema.ts';
import type { Input, Yaml } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

export const knownFile = 'known.yml';

interface Against {
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly areas: ReadonlyMap<string, unknown>;
}

/** `known.yml`: statements about counts that exist, each once. A folder without such knowledge needs no file. */
export function checkKnown(input: Input, against: Against, report: Report): Known[] {
  const yaml = input.yaml.get(knownFile);
  if (!yaml) return [];
  const lines = new Map<string, number>();
  if (!Array.isArray(yaml.data)) {
    const expected = { zh: '列表', en: 'a list' };
    report(problem('wrong-type', { file: yaml.file, row: 1, value: typeof yaml.data }, { expected }));
    return [];
  }
  return yaml.data.flatMap((value: unknown, index) => {
    const known = conform(knownSchema, { yaml, value, path: [index] }, report);
    if (!known) return [];
    const at = (key: string, found: string): Place => ({
      ...{ file: yaml.file, row: lineOf(yaml, index, key), column: key },
      value: found,
    });
    const first = lines.get(known.id);
    if (first !== undefined) report(problem('not-unique', at('id', known.id), { first }));
    lines.set(known.id, lineOf(yaml, index, 'id'));
    const statement = parseStatement(known.says);
    if (typeof statement === 'string') {
      report(problem('unreadable-statement', at('says', statement)));
      return [];
    }
    const terms = statement.sides.flatMap((side) => side.terms);
    const good = terms.every((term) => checkTerm(term, { ...against, at: (each) => at('says', each) }, report));
    return good ? [known] : [];
  });
}

function lineOf(yaml: Yaml, index: number, key: string): number {
  return yaml.line([index, key]);
}

function checkTerm(
  { indicator: id, part, groups, area }: Term,
  { indicators, areas, at }: Against & { at: (value: string) => Place },
  report: Report,
): boolean {
  const indicator = indicators[id];
  if (!indicator) {
    const names = Object.entries(indicators).map(([key, { name }]): [string, string] => [key, name.zh]);
    report(problem('unknown-indicator', at(id), { nearest: nearest(id, names) }));
    return false;
  }
  const missing = part === 'value' ? indicator.calculation !== 'value' : !indicator[part];
  if (missing) report(problem('unreadable-statement', at(`${id}.${part}`)));
  const pairs = groups === '' || groups === '*' ? [] : groups.split(';').map((pair) => pair.split('='));
  const strange = pairs.find(([column = '', value = '']) => !indicator.groups[column]?.values[value]);
  if (strange)
    report(problem('unknown-group', at(strange.join('=')), { expected: Object.keys(indicator.groups).join() }));
  const nowhere = area !== undefined && !areas.has(area);
  if (nowhere) report(problem('unknown-area', at(area), { nearest: '' }));
  return !missing && !strange && !nowhere;
}
