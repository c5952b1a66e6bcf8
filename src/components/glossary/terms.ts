import { ownTerms, type OwnGroup, type OwnTerm } from '../../core/glossary.ts';
import type { Standing } from '../../core/judgement.ts';
import { paceBands } from '../../core/progress.ts';
import type { Language } from '../../core/text.ts';
import { glossaryTexts, type ExplainedTerm } from '../../i18n/glossary.ts';
import { fill, t, type Messages } from '../../i18n/messages.ts';
import type { Published } from '../../query/published.ts';
import { Memory } from '../../query/remember.ts';

/** A term in a language, explained. */
export interface GlossaryEntry {
  readonly id: string;
  readonly name: string;
  /** Its name in the other language. */
  readonly other: string;
  /** Other ways of writing it in this language. */
  readonly also: readonly string[];
  readonly text: string;
  readonly see: readonly string[];
  readonly source?: { readonly title: string; readonly url: string };
}

export interface GlossaryGroup {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly GlossaryEntry[];
}

const groups = new Memory<readonly GlossaryGroup[]>();

/** Every term: those of the product, then those of the plan's own field, group by group. */
export function glossaryGroups(data: Published, language: Language): readonly GlossaryGroup[] {
  return groups.remember(`${data.version}|${language}`, () => {
    const { group: names } = glossaryTexts(language);
    const own = (Object.keys(ownTerms) as OwnGroup[]).map((id) => ({
      id,
      name: names[id],
      entries: [...ownTerms[id].map((term) => ownEntry(term, language)), ...planEntries(data, id, language)],
    }));
    const added = Object.entries(data.glossary.groups)
      .filter(([id]) => !(id in ownTerms))
      .map(([id, name]) => ({ id, name: name[language], entries: planEntries(data, id, language) }));
    return [...own, ...added].filter(({ entries }) => entries.length > 0);
  });
}

function planEntries({ glossary }: Published, group: string, language: Language): GlossaryEntry[] {
  const other = language === 'zh' ? 'en' : 'zh';
  return glossary.terms
    .filter((term) => term.group === group)
    .map(({ id, name, also, text, see, source }) => ({
      id,
      name: name[language],
      other: name[other],
      also: also[language],
      text: text[language],
      see,
      ...(source && { source: { title: source.title[language], url: source.url } }),
    }));
}

function ownEntry(id: OwnTerm, language: Language): GlossaryEntry {
  const other = language === 'zh' ? 'en' : 'zh';
  const { also } = glossaryTexts(language);
  return {
    id,
    name: nameOf(id, language),
    other: nameOf(id, other),
    also: also[id] ?? [],
    text: textOf(id, language),
    see: [],
  };
}

function nameOf(id: OwnTerm, language: Language): string {
  const words = t(language);
  if (isStanding(id)) return words.standing[id];
  if (id.startsWith('pace-')) return words.pace[id.slice(5) as keyof Messages['pace']];
  if (id.startsWith('kind-')) return words.kind[id.slice(5) as keyof Messages['kind']];
  return glossaryTexts(language).name[id as ExplainedTerm];
}

function textOf(id: OwnTerm, language: Language): string {
  const words = t(language);
  const texts = glossaryTexts(language);
  if (isStanding(id)) return words.meaning[id];
  if (id.startsWith('pace-')) {
    const bands = { justBehind: paceBands.justBehind.toFixed(2), behind: paceBands.behind.toFixed(2) };
    return fill(texts.pace[id.slice(5) as keyof Messages['pace']], bands);
  }
  if (id.startsWith('kind-')) {
    const text = words.kindMeaning[id.slice(5) as keyof Messages['kind']];
    return text.charAt(0).toUpperCase() + text.slice(1) + words.sentence.stop;
  }
  return texts.text[id as ExplainedTerm];
}

function isStanding(id: OwnTerm): id is Standing {
  return (ownTerms.verdict as readonly string[]).includes(id);
}
