import { groupPath } from '../core/judging.ts';
import type { Language } from '../core/text.ts';
import { latestDay, seriesOf, type Published } from '../query/published.ts';
import { projectsOf } from '../query/projects.ts';
import { publicationsCredit, seriesCredit, verdictsCredit } from './credit.ts';
import { comparedAreas } from './compared.ts';
import { shownGroups } from './indicator.ts';
import { calendarPicture, matrixPicture } from './ledger-pictures.ts';
import type { Credit, Picture } from './picture.ts';
import { promisePicture, seriesPicture, type SeriesChoice } from './pictures.ts';
import { flowPicture } from './projects/projects.ts';
import { viewPromise } from './promise.ts';

/** A picture with a page of its own. */
export interface Embed {
  readonly picture: Picture;
  readonly credit: Credit;
  /** The page of the site that it comes from. */
  readonly page: string;
}

type Draw = (data: Published, language: Language) => Embed | undefined;

/**
 * The pictures that others may put into their pages, by their address below /embed/: every promise's and every
 * indicator's own one (one for each group where there is no total), the whole ledger, its calendar, and the flow of
 * money. A town's or a year's has none: it can be saved as a file.
 */
function drawings(data: Published): Map<string, Draw> {
  const promises = [...data.judgingByCommitment.keys()].map((id) => [`commitments/${id}`, promiseEmbed(id)] as const);
  const indicators = Object.keys(data.indicators).flatMap((id) =>
    seriesShown(data, id).map((groups) => [seriesPath(data, id, groups), seriesEmbed(id, groups)] as const),
  );
  return new Map([
    ['promises', ledgerEmbed('/', matrixPicture)],
    ['calendar', ledgerEmbed('/commitments/by-due/', calendarPicture)],
    ['money', moneyEmbed],
    ...promises,
    ...indicators,
  ]);
}

/** The addresses of the pictures that can be drawn. */
export function embedPaths(data: Published): string[] {
  return [...drawings(data)].filter(([, draw]) => draw(data, 'zh')).map(([path]) => path);
}

/** Draws one of them. Throws where there is none. */
export function drawEmbed(data: Published, path: string, language: Language): Embed {
  const embed = drawings(data).get(path)?.(data, language);
  if (!embed) throw new Error(`unknown picture: ${path}; expected one of embedPaths`);
  return embed;
}

function ledgerEmbed(page: string, draw: (data: Published, language: Language) => Picture | undefined): Draw {
  return (data, language) => {
    const picture = draw(data, language);
    return picture && { picture, credit: verdictsCredit(data, language), page };
  };
}

function moneyEmbed(data: Published, language: Language): Embed | undefined {
  const picture = data.projects && flowPicture(data, projectsOf(data), language);
  return picture && data.projects
    ? { picture, credit: publicationsCredit(data, [data.projects.source], language), page: '/projects/' }
    : undefined;
}

function promiseEmbed(id: string): Draw {
  return (data, language) => {
    const commitment = data.commitmentById.get(id);
    if (!commitment) return undefined;
    const view = viewPromise(data, commitment, { asOf: latestDay(data), language });
    const picture = promisePicture(data, view);
    const credit =
      view.evidence && seriesCredit(data, { ...view.evidence.judging, rows: view.evidence.rows, language });
    return picture && credit && { picture, credit, page: `/commitments/${id}/` };
  };
}

function seriesEmbed(indicator: string, groups: string): Draw {
  return (data, language) => {
    const { area } = data.site;
    const picture = seriesPicture(data, { indicator, area, groups, language });
    if (!picture) return undefined;
    const compared = comparedAreas(data, { indicator, area, groups });
    const rows = [area, ...compared].flatMap((code) => seriesOf(data, indicator, code, groups));
    return { picture, credit: seriesCredit(data, { indicator, rows, language }), page: `/indicators/${indicator}/` };
  };
}

/** The series that stand for an indicator in the plan's area. */
function seriesShown(data: Published, indicator: string): readonly string[] {
  return shownGroups(data, indicator).filter((groups) => seriesOf(data, indicator, data.site.area, groups).length > 0);
}

function seriesPath(data: Published, indicator: string, groups: string): string {
  const path = `indicators/${indicator}`;
  return seriesShown(data, indicator).length > 1 ? `${path}/${groupPath(groups)}` : path;
}

/** The address below /embed/ of a series; undefined where its picture has none. */
export function seriesEmbedPath(
  data: Published,
  { indicator, area, groups }: Pick<SeriesChoice, 'indicator' | 'area' | 'groups'>,
): string | undefined {
  const known = area === data.site.area && seriesShown(data, indicator).includes(groups);
  const drawn = known && seriesOf(data, indicator, area, groups).some(({ value }) => value !== undefined);
  return drawn ? seriesPath(data, indicator, groups) : undefined;
}
