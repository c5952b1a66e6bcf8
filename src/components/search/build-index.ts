import { dictionaryAnchor } from '../../core/dictionary.ts';
import type { Text } from '../../core/text.ts';
import type { Published } from '../../query/published.ts';
import { clausePath } from '../clause-path.ts';
import { glossaryGroups } from '../glossary/terms.ts';
import { chaptersOf } from '../outline.ts';
import { t } from '../texts.ts';
import type { SearchGroup, SearchIndex, SearchKind } from './find.ts';
import { pageNames } from './pages.ts';
import { readingsIn } from './pinyin.ts';

interface Entry {
  readonly id: string;
  readonly name: Text;
  readonly more?: string;
}

/** Everything the site can be searched for, and how its Chinese characters are read. */
export function searchIndex(data: Published): SearchIndex {
  const groups = [
    promises(data),
    indicators(data),
    areas(data),
    mechanisms(data),
    clauses(data),
    terms(data),
    dataTables(data),
    pages(),
  ];
  return { groups, readings: readingsIn(groups.flatMap(({ zh, more }) => [...zh, ...more])) };
}

function group(kind: SearchKind, [prefix, suffix]: [string, string], entries: readonly Entry[]): SearchGroup {
  return {
    kind,
    prefix,
    suffix,
    ids: entries.map(({ id }) => id),
    zh: entries.map(({ name }) => name.zh),
    en: entries.map(({ name }) => name.en),
    more: entries.map(({ more }) => more ?? ''),
  };
}

function promises({ commitments }: Published): SearchGroup {
  const entries = commitments.map(({ id, name, population, clause }) => ({
    id,
    name,
    more: [population.zh, population.en, clause].join('\n'),
  }));
  return group('promise', ['/commitments/', '/'], entries);
}

function indicators({ indicators }: Published): SearchGroup {
  const entries = Object.entries(indicators).map(([id, { name }]) => ({ id, name }));
  return group('indicator', ['/indicators/', '/'], entries);
}

function areas({ areas, site }: Published): SearchGroup {
  const towns = areas.filter(({ parent }) => parent === site.area);
  const entries = towns.map(({ code, name, name_en }) => ({ id: code, name: { zh: name, en: name_en }, more: code }));
  return group('area', ['/towns/', '/'], entries);
}

function mechanisms({ mechanisms }: Published): SearchGroup {
  const entries = Object.entries(mechanisms).map(([id, { name, clauses }]) => ({
    id,
    name,
    more: clauses.join(' '),
  }));
  return group('mechanism', ['/mechanisms/', '/'], entries);
}

function clauses(data: Published): SearchGroup {
  const entries = chaptersOf(data).flatMap(({ chapter, clauses }) =>
    clauses.flatMap(({ clause, heading, level }) => {
      const name = level === 'preamble' ? chapter.name : heading;
      return name ? [{ id: clausePath(clause).slice('/plan/'.length), name, more: clause }] : [];
    }),
  );
  return group('clause', ['/plan/', ''], entries);
}

function terms(data: Published): SearchGroup {
  const english = new Map(glossaryGroups(data, 'en').flatMap(({ entries }) => entries.map((each) => [each.id, each])));
  const entries = glossaryGroups(data, 'zh').flatMap(({ entries }) =>
    entries.map(({ id, name, other, also }) => ({
      id,
      name: { zh: name, en: other },
      more: [...also, ...(english.get(id)?.also ?? [])].join('\n'),
    })),
  );
  return group('term', ['/glossary/#', ''], entries);
}

/** Tables by their names and titles and those of their columns. */
function dataTables({ dictionary }: Published): SearchGroup {
  const entries = dictionary.tables.map(({ name, title, columns }) => ({
    id: dictionaryAnchor(name),
    name: title,
    more: [name, ...columns.map((column) => [column.name, column.title.zh, column.title.en].join(' '))].join('\n'),
  }));
  return group('table', ['/dictionary/#', ''], entries);
}

function pages(): SearchGroup {
  const entries = pageNames.map((id) => ({ id, name: { zh: t('zh').nav[id], en: t('en').nav[id] } }));
  return group('page', ['/', '/'], entries);
}
