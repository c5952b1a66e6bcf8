import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parseHTML } from 'linkedom';

/** What a browser loads for a page without being asked: the page itself, and its styles, scripts, icons and pictures. */
export async function pageFiles(site: string, page: string, base: string): Promise<string[]> {
  const { document } = parseHTML(await readFile(join(site, page), 'utf8'));
  const loaded = [
    ...attributes(document, 'link[rel=stylesheet], link[rel=icon], link[rel=preload], link[rel=modulepreload]', 'href'),
    ...attributes(document, 'script[src], img[src]', 'src'),
  ].map((address) => address.slice(base.length));
  const scripts = loaded.filter((file) => file.endsWith('.js'));
  for (const script of scripts) {
    const text = await readFile(join(site, script), 'utf8');
    for (const imported of staticImports(text, script)) if (!scripts.includes(imported)) scripts.push(imported);
  }
  return [...new Set([page, ...loaded, ...scripts])];
}

function attributes(document: Document, selector: string, name: string): string[] {
  return [...document.querySelectorAll(selector)].map((element) => element.getAttribute(name) ?? '');
}

/** The modules that a built script imports at once; `import()` waits for the reader. */
function staticImports(text: string, script: string): string[] {
  const found = text.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^'"();]*?\bfrom\s*)?["'](\.[^"']+)["']/g);
  return [...found].map(([, target = '']) => posix.join(posix.dirname(script), target));
}
