import type { Day } from '../../core/period.ts';
import type { Language } from '../../core/text.ts';
import { fill } from '../../i18n/messages.ts';
import { whenDay } from '../../i18n/sentences.ts';
import { areaOf, published, townsOf, type Published } from '../../query/published.ts';
import { link } from '../link.ts';
import { reportsTexts } from '../texts.ts';

/** One report: of the plan's own area, of one of its towns, or the meeting version. */
export interface Report {
  readonly asOf: Day;
  readonly kind: 'county' | 'town' | 'meeting';
  /** The code of the town. */
  readonly area?: string | undefined;
}

/** The year in the name of a report. */
export const yearOf = ({ asOf }: Pick<Report, 'asOf'>): string => asOf.slice(0, 4);

/** The address of a report without its ending: `/reports/2020`, `/reports/2020/370323100`, `/reports/2020-meeting`. */
export function reportPath(report: Report): string {
  const year = `/reports/${yearOf(report)}`;
  if (report.kind === 'meeting') return `${year}-meeting`;
  return report.area === undefined ? year : `${year}/${report.area}`;
}

/** The days that reports are made as of, the latest first. */
export function reportDays({ asOfDays }: Published): Day[] {
  return [...asOfDays].reverse();
}

/** The report of each town as of a day, in administrative order. */
export function townReports(data: Published, asOf: Day): Report[] {
  return townsOf(data).map(({ code }) => ({ asOf, kind: 'town', area: code }));
}

/** The heading of a report, without its day. */
export function reportTitle({ kind, area }: Report, language: Language): string {
  const data = published();
  const place = area === undefined ? undefined : areaOf(data, area);
  const town = (language === 'zh' ? place?.name : place?.name_en) ?? '';
  return fill(reportsTexts(language).cover[kind], { plan: data.plan.title[language], town });
}

/** The day of a report in words: 截至2020年底. */
export function reportDay({ asOf }: Report, language: Language): string {
  return fill(reportsTexts(language).cover.asOf, { when: whenDay(asOf, language) });
}

/** What the code on the cover says: the address of the list of reports, or what to check the release by. */
export function codeText(data: Published, language: Language): string {
  const { site, version } = data;
  const { domain } = site.identity;
  if (domain) return `https://${domain}${link('/reports/', language)}`;
  return `${site.title[language]} ${version} SHA-256 ${data.manifestHash}`;
}
