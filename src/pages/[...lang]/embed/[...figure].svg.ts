import type { APIRoute } from 'astro';
import { drawEmbed, embedPaths } from '../../../components/embeds.ts';
import { languageOf, languageParams } from '../../../components/link.ts';
import { published } from '../../../query/published.ts';

export const getStaticPaths = () => {
  const paths = embedPaths(published());
  return languageParams.flatMap(({ lang }) => paths.map((figure) => ({ params: { lang, figure } })));
};

/** The same picture as a file that stands alone: title, source, date and mark are drawn inside. */
export const GET: APIRoute = ({ params }) => {
  const { picture, credit } = drawEmbed(published(), params['figure'] ?? '', languageOf(params['lang']));
  return new Response(picture.file(credit), { headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' } });
};
