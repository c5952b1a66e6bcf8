import type { APIRoute } from 'astro';
import { drawEmbed, embedPaths } from '../../../components/embeds/drawings.ts';
import { languageOf, languageParams, link } from '../../../components/link.ts';
import { pageLine } from '../../../components/page-line.ts';
import { published } from '../../../query/published.ts';

export const getStaticPaths = () => {
  const paths = embedPaths(published());
  return languageParams.flatMap(({ lang }) => paths.map((figure) => ({ params: { lang, figure } })));
};

/** The same picture as a file that stands alone: title, source, date, mark and its page are drawn inside. */
export const GET: APIRoute = ({ params }) => {
  const language = languageOf(params['lang']);
  const { picture, credit, page } = drawEmbed(published(), params['figure'] ?? '', language);
  const { domain } = published().site.identity;
  const text = picture.file(credit, pageLine({ path: link(page, language), domain, language }));
  return new Response(text, { headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' } });
};
