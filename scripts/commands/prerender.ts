import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { fillMarks, hashMark, pageWatch, type Reads } from '../../src/core/reads.ts';
import type { KeptPages } from './kept-pages.ts';

export interface PrerenderOptions {
  /** The path the site lies under, with a slash at both ends. */
  readonly base: string;
  /** Where pages are kept; undefined: each is made anew. */
  readonly kept: KeptPages | undefined;
  /** Called after each page. */
  readonly onPage: (made: boolean) => void;
}

/** Puts what is kept between Astro and its pages: one whose release has the same to say is not made again. */
export function prerenderKept(options: PrerenderOptions): AstroIntegration {
  return {
    name: 'sunledger:pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => setPrerenderer((astro) => withKept(astro, options)),
    },
  };
}

function withKept(astro: AstroPrerenderer, { base, kept, onPage }: PrerenderOptions): AstroPrerenderer {
  const given = new Map<string, string>();
  return {
    ...astro,
    name: 'sunledger',
    getStaticPaths: async () => {
      const paths = await astro.getStaticPaths();
      for (const { pathname, route, cacheKey } of paths) given.set(nameOf(route.component, pathname), cacheKey ?? '');
      return paths;
    },
    render: async (request, options) => {
      const path = decodeURI(new URL(request.url).pathname).slice(base.length);
      const name = nameOf(options.routeData.component, path);
      const props = given.get(name);
      if (props === undefined) throw new Error(`unexpected page: ${name}; expected one that getStaticPaths names`);
      const known = await kept?.take(name, props);
      onPage(known === undefined);
      if (known) return answer(known);
      const { body, status, reads } = await makePage(() => astro.render(request, options));
      if (status === 200) await kept?.put(name, props, { body, reads });
      return answer(body, status);
    },
  };
}

function nameOf(component: string, path: string): string {
  return `${component} ${path.replace(/^\/|\/$/g, '')}`;
}

/** Makes one page and notes what it reads until its last byte. One at a time: what is read is told to the one that is made. */
async function makePage(
  render: () => ReturnType<AstroPrerenderer['render']>,
): Promise<{ body: Buffer; status: number; reads: Reads }> {
  const watch = pageWatch();
  if (watch.reads) throw new Error('two pages are made at once; expected one after the other');
  const reads: Reads = new Set();
  watch.reads = reads;
  try {
    const result = await render();
    const response = result instanceof Response ? result : result.response;
    return { body: Buffer.from(await response.arrayBuffer()), status: response.status, reads };
  } finally {
    watch.reads = undefined;
  }
}

const mark = Buffer.from(hashMark(0, 0).slice(0, 2));

/** A page with the hash of its release. */
function answer(body: Buffer, status = 200): Response {
  if (!body.includes(mark)) return new Response(new Uint8Array(body), { status });
  return new Response(fillMarks(body.toString('utf8'), pageWatch().manifestHash ?? ''), { status });
}
