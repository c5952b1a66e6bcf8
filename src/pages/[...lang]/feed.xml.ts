import type { APIRoute } from 'astro';
import { languageOf, languageParams } from '../../components/link.ts';
import { writeFeed } from '../../components/proof/feed.ts';
import { published } from '../../query/published.ts';

export const getStaticPaths = () => languageParams.map((params) => ({ params }));

/** The feed of releases and corrections. */
export const GET: APIRoute = async ({ params }) =>
  new Response(await writeFeed(published(), languageOf(params['lang'])), {
    headers: { 'Content-Type': 'application/atom+xml' },
  });
