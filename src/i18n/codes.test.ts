import { expect, test } from 'vitest';
import { codeMeanings, codeWords, type CodeName } from '../core/codes.ts';
import { typeWords } from '../core/dictionary.ts';
import type { Language } from '../core/text.ts';
import { t } from './messages.ts';
import { projectTexts } from './projects.ts';

type Words = Readonly<Record<string, string>>;

/** What the pages call the codes that they print. */
function pageWords(language: Language): Partial<Record<CodeName, Words>> {
  const { status, standing, kind, reason, better, time, frequency, sensitivity, calculation, nature } = t(language);
  const { level, status: projectStatus, state: announcement } = projectTexts(language);
  return {
    ...{ status, standing, kind, reason, better, time, frequency, sensitivity, calculation },
    ...{ sourceKind: nature, level, projectStatus, announcement },
  };
}

function inLanguage(words: Readonly<Record<string, { zh: string; en: string }>>, language: Language): Words {
  return Object.fromEntries(Object.entries(words).map(([code, text]) => [code, text[language]]));
}

test.each(['zh', 'en'] as const)('the files call a code what the pages call it (%s)', (language) => {
  for (const [name, words] of Object.entries(pageWords(language)))
    expect(inLanguage(codeWords[name as CodeName], language), name).toEqual(words);
});

test.each(['zh', 'en'] as const)('the files explain a code as the pages do (%s)', (language) => {
  const { statusMeaning, meaning, kindMeaning } = t(language);
  expect(inLanguage(codeMeanings.status ?? {}, language)).toEqual(statusMeaning);
  expect(inLanguage(codeMeanings.standing ?? {}, language)).toEqual(meaning);
  expect(inLanguage(codeMeanings.kind ?? {}, language)).toEqual(kindMeaning);
});

test.each(['zh', 'en'] as const)('the types of columns are called the same everywhere (%s)', (language) => {
  expect(inLanguage(typeWords, language)).toMatchObject(t(language).type);
});

test('a verdict is called the same on one step and on a whole promise', () => {
  expect(codeWords.standing).toMatchObject(codeWords.verdict);
});
