import verdictTests from '../core/verdict.test.ts?raw';
import verdictProperties from '../core/verdict.properties.test.ts?raw';
import disclosureTests from '../core/disclosure/primary.test.ts?raw';
import protectTests from '../core/disclosure/protect.test.ts?raw';
import attackerTests from '../core/disclosure/attacker.test.ts?raw';

export interface RuleChapter {
  readonly name: string;
  readonly rules: readonly string[];
}

/** The titles of the tests of the judge and of the disclosure control: the rules as the program is held to them. */
export function rulebook(): RuleChapter[] {
  return [verdictTests, verdictProperties, disclosureTests, protectTests, attackerTests].flatMap(chaptersOf);
}

/** Reads the titles of `describe` and `test` from the source of a test file. */
export function chaptersOf(source: string): RuleChapter[] {
  const chapters: { name: string; rules: string[] }[] = [];
  const titles = source.matchAll(/^\s*(describe|test)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:\\.|(?!\2).)*)\2/gm);
  for (const [, call, , title = ''] of titles) {
    const text = title.replaceAll(/\\(.)/g, '$1');
    if (call === 'describe') chapters.push({ name: text, rules: [] });
    else if (chapters.length > 0) chapters.at(-1)?.rules.push(text);
    else chapters.push({ name: '', rules: [text] });
  }
  return chapters.filter(({ rules }) => rules.length > 0);
}
