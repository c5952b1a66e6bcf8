import { formatDay } from '../core/format.ts';
import type { Source } from '../core/indicator.ts';
import { rule } from '../core/judgement.ts';
import type { Observation } from '../core/observation.ts';
import type { Day } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { fill } from '../i18n/messages.ts';
import { indicatorOf, type Published } from '../query/published.ts';
import type { Credit } from './picture.ts';
import { chartTexts, t } from './texts.ts';

/** More publications than these are counted. */
const mostNamed = 2;

export interface SeriesCredited {
  readonly indicator: string;
  readonly rows: readonly Observation[];
  readonly language: Language;
  /** The day up to which figures are shown; default: that of the release. */
  readonly asOf?: Day | undefined;
}

/** What a picture of a series says about itself: who published its figures, in which release, as of which day. */
export function seriesCredit(data: Published, { indicator, rows, language, asOf }: SeriesCredited): Credit {
  const definition = indicatorOf(data, indicator);
  const references = [...new Set(rows.map(({ reference }) => reference))];
  const sources = references.map(
    (reference) => (reference === undefined ? undefined : definition.references[reference]) ?? definition.source,
  );
  return creditWith(data, namesOf(sources.length > 0 ? sources : [definition.source], language), { language, asOf });
}

/** The same for a picture of what was published elsewhere. */
export function publicationsCredit(data: Published, sources: readonly Source[], language: Language): Credit {
  return creditWith(data, namesOf(sources, language), { language });
}

function namesOf(sources: readonly Source[], language: Language): string {
  const { figure } = chartTexts(language);
  const names = [...new Set(sources.map((source) => sourceName(source, language)))];
  const shown = names.slice(0, mostNamed).join(figure.stop);
  return names.length > mostNamed ? `${shown} ${fill(figure.more, { count: names.length })}` : shown;
}

/** The same for a picture of verdicts, as of a day, by default that of the release. */
export function verdictsCredit(data: Published, language: Language, asOf?: Day): Credit {
  return creditWith(data, fill(chartTexts(language).figure.rule, { rule }), { language, asOf });
}

function creditWith(
  { site, version }: Published,
  source: string,
  { language, asOf = site.asOf }: { language: Language; asOf?: Day | undefined },
): Credit {
  const { figure } = chartTexts(language);
  const release = fill(figure.release, { site: site.title[language], version });
  return {
    source: fill(figure.source, { source: [source, release].filter(Boolean).join(figure.stop) }),
    date: fill(figure.date, { day: formatDay(asOf, language) }),
    mark: site.dataset === 'demonstration' ? t(language).site.demoLabel : undefined,
  };
}

/** A publication and who made it. */
export function sourceName({ producer, title }: Source, language: Language): string {
  const [by, name] = [producer[language], title[language]];
  if (by === name) return by;
  return language === 'zh' ? `${by}《${name}》` : `${by}, ${name}`;
}
