import type { Commitment } from '../../core/commitment.ts';
import type { Observation } from '../../core/observation.ts';
import type { Day } from '../../core/period.ts';
import type { Language } from '../../core/text.ts';
import { fill } from '../../i18n/messages.ts';
import { latestDay, type Published } from '../../query/published.ts';
import { seriesCredit, verdictsCredit } from '../credit.ts';
import { calendarPicture, matrixPicture, schedulePicture } from '../ledger-pictures.ts';
import type { Picture } from '../picture.ts';
import { promisePicture } from '../pictures.ts';
import { isJudged, promisePath, viewPromise, type PromiseView } from '../promise.ts';
import { chartTexts } from '../texts.ts';
import { promiseTowns, townsPicture } from '../towns.ts';
import type { Draw, Drawings, EmbedSet } from './embed.ts';

/** The whole ledger as it stands and as it stood, its calendar, and each promise's own picture. */
export function promiseDrawings(data: Published): Drawings {
  const latest = latestDay(data);
  const ledgers = data.asOfDays.map((asOf) => [ledgerEmbedPath(data, asOf), ledgerDraw(asOf)] as const);
  const calendar: Draw = (_, language) => {
    const picture = calendarPicture(data, language);
    return picture && { picture, credit: verdictsCredit(data, language), page: '/commitments/by-due/' };
  };
  const promises = data.commitments
    .filter(({ id }) => data.judgingByCommitment.has(id))
    .map((commitment) => [`commitments/${commitment.id}`, partDraw(commitment, latest, 'own')] as const);
  return [...ledgers, ['calendar', calendar], ...promises];
}

/** The address below /embed/ of the whole ledger as it stood on a day. */
export function ledgerEmbedPath(data: Published, asOf: Day): string {
  return asOf === latestDay(data) ? 'promises' : `promises/${asOf.slice(0, 4)}`;
}

function ledgerDraw(asOf: Day): Draw {
  return (data, language) => {
    const picture = matrixPicture(data, language, asOf);
    const page = asOf === latestDay(data) ? '/' : `/as-of/${asOf.slice(0, 4)}/`;
    return picture && { picture, credit: verdictsCredit(data, language, asOf), page };
  };
}

/** The pictures of a promise: against its steps, its yearly shares, its towns. */
export type PromisePart = 'own' | 'schedule' | 'towns';
const promiseParts: readonly PromisePart[] = ['own', 'schedule', 'towns'];

/** The address below /embed/ of a picture of a promise as it stood on a day. */
export function promiseEmbedPath(data: Published, id: string, asOf: Day, part: PromisePart): string {
  const path = `commitments/${id}`;
  return part === 'own' && asOf === latestDay(data) ? path : `${path}/years#${place(asOf, part)}`;
}

const place = (asOf: Day, part: PromisePart): string => asOf.slice(0, 4) + (part === 'own' ? '' : `-${part}`);

/** What the pages of a promise as it stood show, and what its own page shows beside the first picture. */
export function promiseSets(data: Published): [string, EmbedSet][] {
  const latest = latestDay(data);
  return data.commitments
    .filter(({ id }) => data.judgingByCommitment.has(id))
    .map((commitment) => {
      const days = isJudged(commitment) ? data.asOfDays : [latest];
      const items = days.flatMap((asOf) =>
        promiseParts
          .filter((part) => part !== 'own' || asOf !== latest)
          .map((part): [string, Draw] => [place(asOf, part), partDraw(commitment, asOf, part)]),
      );
      const title = (language: Language): string =>
        fill(chartTexts(language).embed.years, { name: commitment.name[language] });
      const set = { page: `/commitments/${commitment.id}/`, title, items: new Map(items) };
      return [`commitments/${commitment.id}/years`, set];
    });
}

function partDraw(commitment: Commitment, asOf: Day, part: PromisePart): Draw {
  return (data, language) => {
    const view = viewPromise(data, commitment, { asOf, language });
    const drawn = drawPart(data, view, part);
    const indicator = view.evidence?.judging.indicator;
    if (!drawn?.picture || indicator === undefined) return undefined;
    const credit = seriesCredit(data, { indicator, rows: drawn.rows, language, asOf });
    return { picture: drawn.picture, credit, page: promisePath(data, commitment, asOf) };
  };
}

function drawPart(
  data: Published,
  view: PromiseView,
  part: PromisePart,
): { picture: Picture | undefined; rows: readonly Observation[] } | undefined {
  const rows = view.evidence?.rows ?? [];
  if (part === 'own') return { picture: promisePicture(data, view), rows };
  if (part === 'schedule') return { picture: schedulePicture(data, view), rows };
  const towns = promiseTowns(data, view);
  return (
    towns && { picture: townsPicture(data, towns.choice, towns.figures), rows: towns.figures.map(({ row }) => row) }
  );
}
