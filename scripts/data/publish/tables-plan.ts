import { indicatorsOf, isPublished, recordsOf, type Mechanism } from '../../../src/core/mechanism.ts';
import type { Release } from '../../../src/core/release.ts';
import type { MechanismRow, ReadingNoteRow } from '../../../src/core/tables.ts';
import { rowNotice } from './words.ts';

/** The rows of the table of reading notes. They are about the plan as printed: nothing in them is made up. */
export function readingNoteRows({ readingNotes, site }: Release): ReadingNoteRow[] {
  return readingNotes.map(({ id, clauses, commitments, title, text }) => ({
    note: id,
    clauses: clauses.join(';'),
    commitments: commitments.join(';') || null,
    title_zh: title.zh,
    title_en: title.en,
    text_zh: text.zh,
    text_en: text.en,
    notice: rowNotice(site, false),
  }));
}

/** The rows of the table of mechanisms. */
export function mechanismRows(release: Release): MechanismRow[] {
  const { mechanisms, site } = release;
  return Object.entries(mechanisms).map(([id, mechanism]) => ({
    mechanism: id,
    group: mechanism.group,
    group_zh: site.mechanismGroups[mechanism.group]?.zh ?? null,
    group_en: site.mechanismGroups[mechanism.group]?.en ?? null,
    name_zh: mechanism.name.zh,
    name_en: mechanism.name.en,
    clauses: mechanism.clauses.join(';'),
    summary_zh: mechanism.summary.zh,
    summary_en: mechanism.summary.en,
    shows_zh: mechanism.shows.zh,
    shows_en: mechanism.shows.en,
    offices_zh: mechanism.offices.map(({ zh }) => zh).join('；') || null,
    offices_en: mechanism.offices.map(({ en }) => en).join('; ') || null,
    indicators: indicatorsOf(mechanism).join(';') || null,
    records: recordsOf(mechanism).join(';') || null,
    commitments: mechanism.commitments.join(';') || null,
    published: isPublished(mechanism),
    notice: rowNotice(site, restsOnDemonstration(mechanism, release)),
  }));
}

function restsOnDemonstration(mechanism: Mechanism, { indicators, records }: Release): boolean {
  const kinds = [
    ...indicatorsOf(mechanism).map((id) => indicators[id]?.source.kind),
    ...recordsOf(mechanism).map((id) => records[id]?.definition.source.kind),
  ];
  return mechanism.pages.length > 0 || kinds.includes('demonstration');
}
