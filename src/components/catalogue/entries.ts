import { accessWords, catalogueOf, updateWords } from '../../core/catalogue.ts';
import { dictionaryAnchor, type TableEntry } from '../../core/dictionary.ts';
import { formatDay } from '../../core/format.ts';
import { fileNames } from '../../core/parts.ts';
import type { Revision } from '../../core/revision.ts';
import type { Language, Text } from '../../core/text.ts';
import { catalogueTexts, type CatalogueTexts } from '../../i18n/catalogue.ts';
import { fill } from '../../i18n/messages.ts';
import type { Published } from '../../query/published.ts';
import { link } from '../link.ts';
import { revisionsOf } from '../proof/corrections.ts';
import { formatBytes } from '../release-files.ts';
import { proofTexts } from '../texts.ts';

/** One field of a catalogue entry. */
export interface CatalogueLine {
  readonly name: string;
  /** Absent where nobody has filled it in: never made up. */
  readonly value?: string | undefined;
  readonly href?: string;
}

type Field = keyof CatalogueTexts['field'];

/** How portals list a dataset: the fields of open-data portals, then those of a disclosure record. */
export function datasetEntry(data: Published, table: TableEntry, language: Language): CatalogueLine[] {
  const { page } = catalogueTexts(language);
  const own = catalogueOf(data.site.catalogue, table.name);
  const said = (text: Text | undefined): string | undefined => text?.[language];
  const { hostUnit, phone, email } = data.site.identity;
  const released = revisionsOf(data).filter(({ preview }) => !preview);
  const day = (revision: Revision | undefined) => revision && formatDay(revision.published, language);
  const size = fill(page.size, { rows: table.rows, columns: table.columns.length });
  const files = fileNames(table.name, data.manifest.parts).map((name) => data.byteSizes.get(`${name}.csv`));
  const bytes = files.reduce((sum, own) => (sum === undefined || own === undefined ? undefined : sum + own), 0);
  return linesOf(language, [
    ['name', table.title[language]],
    ['summary', fill(page.summary, { grain: table.grain[language] })],
    ['provider', said(own.provider ?? hostUnit)],
    ['contact', [phone, email].filter(Boolean).join(page.comma) || undefined],
    ['subject', said(own.subject)],
    ['industry', said(own.industry)],
    ['keywords', own.keywords?.map((each) => each[language]).join(page.comma) || undefined],
    ['updates', own.updates && updateWords[own.updates][language]],
    ['access', own.access && accessWords[own.access][language]],
    ['first', day(released.at(-1)) ?? notReleased(language)],
    ['last', day(released[0]) ?? notReleased(language)],
    ['size', bytes === undefined ? size : fill(page.sizeOf, { size, bytes: `CSV ${formatBytes(bytes)}` })],
    ['items', page.items, link(`/dictionary/#${dictionaryAnchor(table.name)}`, language)],
    ['indexNumber', own.indexNumber],
    ['documentNumber', own.documentNumber],
    ['made', formatDay(data.site.releasedOn ?? data.site.asOf, language)],
    ['issuer', said(own.issuer ?? hostUnit)],
    ['form', said(own.form)],
    ['responsible', said(own.responsible)],
  ]);
}

/** How a catalogue of government information lists the note of a release. */
export function releaseEntry(
  data: Published,
  revision: Revision & { readonly preview: boolean },
  language: Language,
): CatalogueLine[] {
  const { page } = catalogueTexts(language);
  const { site } = data;
  const { version, figures, verdicts, previous } = revision;
  const own = site.catalogue.releases[version];
  const changed = { figures: figures.length, verdicts: verdicts.length };
  return linesOf(language, [
    ['indexNumber', own?.indexNumber],
    ['name', fill(page.releaseName, { title: site.title[language], version })],
    ['summary', previous ? fill(page.releaseSummary, changed) : page.releaseFirst],
    ['made', revision.preview ? notReleased(language) : formatDay(revision.published, language)],
    ['issuer', (site.catalogue.issuer ?? site.identity.hostUnit)?.[language]],
    ['documentNumber', own?.documentNumber],
    ['form', site.catalogue.form?.[language]],
    ['responsible', site.catalogue.responsible?.[language]],
  ]);
}

function linesOf(
  language: Language,
  entries: readonly (readonly [field: Field, value: string | undefined, href?: string])[],
): CatalogueLine[] {
  const names = catalogueTexts(language).field;
  return entries.map(([field, value, href]) => ({ name: names[field], value, ...(href ? { href } : {}) }));
}

function notReleased(language: Language): string {
  return proofTexts(language).corrections.preview;
}
