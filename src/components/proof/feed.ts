import { formatDay } from '../../core/format.ts';
import { figureKey } from '../../core/revision.ts';
import type { Language } from '../../core/text.ts';
import { fill } from '../../i18n/messages.ts';
import type { Published } from '../../query/published.ts';
import { link } from '../link.ts';
import { proofTexts } from '../texts.ts';
import { revisionsOf, showFigure } from './corrections.ts';

/** Readers show what is new; the ledger has everything. */
const mostEntries = 300;

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly path: string;
  readonly body: string;
}

/**
 * The Atom feed (RFC 4287) of releases and corrected figures, newest first. Its days are those of the releases, so that
 * the same release makes the same bytes.
 */
export async function writeFeed(data: Published, language: Language): Promise<string> {
  const { site, plan, version } = data;
  const { feed } = proofTexts(language);
  const entries = listEntries(data, language).slice(0, mostEntries);
  const own = absolute(data, link('/feed.xml', language));
  const subtitle = markOf(data, language) + plan.short[language];
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    `  <id>${await nameOf(data, `feed ${language}`)}</id>`,
    `  <title>${escape(fill(feed.title, { site: site.title[language] }))}</title>`,
    `  <subtitle>${escape(subtitle)}</subtitle>`,
    `  <updated>${entries[0]?.day ?? site.asOf}T00:00:00Z</updated>`,
    `  <author><name>${escape(site.identity.hostUnit?.[language] ?? site.title[language])}</name></author>`,
    `  <generator version="${version}">Sunledger</generator>`,
    `  <link rel="self" type="application/atom+xml" href="${escape(own)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escape(absolute(data, link('/corrections/', language)))}"/>`,
  ];
  for (const { id, title, day, path, body } of entries)
    lines.push(
      '  <entry>',
      `    <id>${await nameOf(data, `${id} ${language}`)}</id>`,
      `    <title>${escape(title)}</title>`,
      `    <updated>${day}T00:00:00Z</updated>`,
      `    <link rel="alternate" type="text/html" href="${escape(absolute(data, path))}"/>`,
      `    <summary>${escape(body)}</summary>`,
      '  </entry>',
    );
  return `${lines.join('\n')}\n</feed>\n`;
}

function listEntries(data: Published, language: Language): Entry[] {
  const { feed } = proofTexts(language);
  const page = link('/corrections/', language);
  const mark = markOf(data, language);
  return revisionsOf(data)
    .filter(({ preview }) => !preview)
    .flatMap((revision) => {
      const { version, published: day, figures, verdicts } = revision;
      const path = `${page}#v${version}`;
      const values = { day: formatDay(day, language), figures: figures.length, verdicts: verdicts.length };
      const release = { id: version, title: fill(feed.release, { version }), day, path };
      return [
        { ...release, body: mark + fill(feed.releaseBody, values) },
        ...figures.map((change) => {
          const { name, href, before, after, reason } = showFigure(data, change, revision, language);
          return {
            id: `${version} ${figureKey(change)}`,
            ...{ title: fill(feed.figure, { name }), day, path: href ?? path },
            body: mark + fill(feed.figureBody, { before, after, reason }),
          };
        }),
      ];
    });
}

const demonstration: Readonly<Record<Language, string>> = {
  zh: '示例数据（虚构）。',
  en: 'Demonstration data (fictitious). ',
};

const markOf = ({ site }: Published, language: Language): string =>
  site.dataset === 'demonstration' ? demonstration[language] : '';

/** With the host, where the site has one; without, an address is relative to the feed. */
function absolute({ site }: Published, address: string): string {
  return site.identity.domain === undefined ? address : `https://${site.identity.domain}${address}`;
}

/** A lasting name: a UUID made from the name by SHA-1 (version 5 of RFC 9562), the same for the same site and entry. */
async function nameOf({ site }: Published, name: string): Promise<string> {
  const whole = [site.identity.domain ?? site.title.zh, site.area, name].join(' ');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(whole)));
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
