import { projectYears } from '../../query/projects.ts';
import { indicatorOf, townsOf, type Published } from '../../query/published.ts';
import { publicationsCredit } from '../credit.ts';
import { flowPicture, scopePath, type Scope } from '../projects/projects.ts';
import { bulletsPicture, headlineRows } from '../town-pictures.ts';
import type { Draw, Drawings } from './embed.ts';

/** The main figures of each town, and the flow of money: all of it, by year, by town. */
export function placeDrawings(data: Published): Drawings {
  const towns = townsOf(data).map(({ code }) => code);
  const scopes: Scope[] = [
    { kind: 'all' },
    ...projectYears(data).map((year): Scope => ({ kind: 'year', year })),
    ...towns.map((town): Scope => ({ kind: 'town', town })),
  ];
  return [
    ...scopes.map((scope) => [moneyEmbedPath(scope), moneyDraw(scope)] as const),
    ...towns.map((town) => [`towns/${town}`, townDraw(town)] as const),
  ];
}

/** The address below /embed/ of the flow of money. */
export function moneyEmbedPath(scope: Scope): string {
  return scopePath(scope)
    .replace(/^\/projects\//, 'money/')
    .replace(/\/$/, '');
}

function moneyDraw(scope: Scope): Draw {
  return (data, language) => {
    const picture = data.projects && flowPicture(data, scope, language);
    const credit = data.projects && publicationsCredit(data, [data.projects.source], language);
    return picture && credit && { picture, credit, page: scopePath(scope) };
  };
}

function townDraw(town: string): Draw {
  return (data, language) => {
    const picture = bulletsPicture(data, town, { language });
    const sources = headlineRows(data, town).map(({ indicator }) => indicatorOf(data, indicator).source);
    return picture && { picture, credit: publicationsCredit(data, sources, language), page: `/towns/${town}/` };
  };
}
