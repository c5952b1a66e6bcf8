import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { socialSize } from '../../src/core/site.ts';
import { openKept } from '../reports/keep.ts';
import { listFiles, sha256 } from './files.ts';

/** Draws a picture file (SVG) as a PNG of the size that chats show beside an address. */
export interface SocialPainter {
  /** Tells apart two programs that draw differently. */
  readonly version: string;
  readonly paint: (svg: Buffer) => Promise<Buffer>;
}

export interface SocialOptions {
  /** Folder of earlier results by content. */
  readonly cache: string;
  readonly painter: SocialPainter;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Raised when the same file is drawn differently. */
const edition = 1;
const atOnce = 4;

/** The program that draws; undefined where this machine has none, or no Chinese letters to draw with. */
export async function findPainter(): Promise<SocialPainter | undefined> {
  const loaded = await import('sharp').catch(() => undefined);
  if (!loaded) return undefined;
  const { default: sharp } = loaded;
  const letter = (text: string): Promise<Buffer> =>
    sharp(
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30">${text}</text></svg>`),
    )
      .raw()
      .toBuffer();
  // Without a font every letter is the same empty box.
  const [one, other] = await Promise.all(['阳', '台'].map(letter));
  if (one && other?.equals(one)) return undefined;
  const { width, height } = socialSize;
  return {
    version: JSON.stringify(sharp.versions),
    async paint(svg) {
      const drawn = await sharp(svg).metadata();
      const scale = Math.min(width / drawn.width, height / drawn.height);
      const [, paper = '#ffffff'] = /<rect [^>]*?fill="(#\w+)"/.exec(svg.toString()) ?? [];
      return sharp(svg, { density: 72 * scale })
        .resize({ width, height, fit: 'contain', background: paper })
        .png({ palette: true, colours: 64, effort: 5 })
        .toBuffer();
    },
  };
}

/** Makes the picture that each page names as its own, from the file that the site has of it. Gives how many there are. */
export async function writeSocialPictures(
  site: string,
  { cache, painter, onProgress }: SocialOptions,
): Promise<number> {
  const pictures = await namedPictures(site);
  const kept = await openKept(cache);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let picture = pictures[next++]; picture !== undefined; picture = pictures[next++]) {
      const svg = await readFile(join(site, `${picture}.svg`));
      const key = sha256([edition, painter.version, svg.toString()].join('\n'));
      await writeFile(join(site, `${picture}.png`), await kept.get(`${key}.png`, () => painter.paint(svg)));
      onProgress?.(++done, pictures.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await kept.forget();
  return pictures.length;
}

/** The pictures alone that pages name, without their endings. */
async function namedPictures(site: string): Promise<string[]> {
  const named = new Set<string>();
  for (const file of (await listFiles(site)).filter((each) => each.endsWith('/index.html') || each === 'index.html')) {
    const html = await readFile(join(site, file), 'utf8');
    const [, picture] = /<meta property="og:image" content="[^"]*?\/((?:en\/)?embed\/[^"]+)\.png"/.exec(html) ?? [];
    if (picture) named.add(picture);
  }
  return [...named].sort();
}
