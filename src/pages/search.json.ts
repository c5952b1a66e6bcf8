import { searchIndex } from '../components/search/build-index.ts';
import { published } from '../query/published.ts';

/** What a search box fetches when it is first used. */
export const GET = (): Response => Response.json(searchIndex(published()));
