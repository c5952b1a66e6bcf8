import { searchIndex } from '../../components/search-index.ts';
import { published } from '../../query/published.ts';

/** What the search box of the list of promises fetches when it is first used. */
export const GET = (): Response => Response.json(searchIndex(published()));
