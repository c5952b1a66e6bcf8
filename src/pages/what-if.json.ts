import { whatIfFile } from '../components/what-if/build-file.ts';
import { published } from '../query/published.ts';

/** What the page of the method fetches when a reader changes the rule. */
export const GET = (): Response => Response.json(whatIfFile(published()));
