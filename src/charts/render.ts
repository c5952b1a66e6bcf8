import { round } from './kit/svg.ts';

export interface RenderOptions {
  /** Unique on the page: every id inside the picture starts with it. */
  readonly id: string;
  /** Further class names for the outer element. */
  readonly class?: string;
}

/** Attributes that hold lengths and paths: their numbers are cut to two decimals. */
const geometry = /^(d|[xyr]|[xy][12]|c[xy]|d[xy]|width|height|points|transform|viewBox|stroke-width|stroke-dasharray)$/;
const references = /^(href|fill|stroke|mask|clip-path|aria-labelledby|aria-describedby)$/;

/** A chart as the text to put into a page: no inline style, short numbers, ids of its own. Same text from every document. */
export function renderSvg(node: Element, options: RenderOptions): string {
  return serialize(identify(node, options));
}

/**
 * Makes a drawn chart fit for a page whose policy is `style-src 'self'`: takes out `<style>` and `style=`, whose rules
 * stand in charts.css, gives every id the prefix, and names the picture by its title. Changes the node and returns it.
 */
export function identify<Node extends Element>(node: Node, { id, class: extra }: RenderOptions): Node {
  if (!/^[A-Za-z][\w-]*$/.test(id))
    throw new Error(`invalid id: ${id}; expected a letter, then letters, digits, - and _`);
  for (const style of [...node.querySelectorAll('style')]) style.remove();
  for (const element of [node, ...node.querySelectorAll('*')]) tidy(element, id);
  if (extra) node.setAttribute('class', [node.getAttribute('class'), extra].filter(Boolean).join(' '));
  const named = [...node.children].filter(({ localName }) => localName === 'title' || localName === 'desc');
  named.forEach((element, index) => element.setAttribute('id', index ? `${id}-d` : `${id}-t`));
  if (named[0]) node.setAttribute('aria-labelledby', named.map((element) => element.getAttribute('id')).join(' '));
  return node;
}

function tidy(element: Element, id: string): void {
  element.removeAttribute('style');
  for (const { name, value } of [...element.attributes]) {
    if (name === 'id' && !value.startsWith(`${id}-`)) element.setAttribute('id', `${id}-${value}`);
    else if (references.test(name) && value.includes('#'))
      element.setAttribute(
        name,
        value.replace(/^(url\()?#(?!.*\bvar\()([\w-]+)/, (all, url = '', local: string) =>
          local.startsWith(`${id}-`) ? all : `${url}#${id}-${local}`,
        ),
      );
  }
}

/** Writes a node as text: attributes in order of their names, so that two documents give one text. */
export function serialize(node: Element): string {
  const name = node.localName;
  const attributes = [...node.attributes]
    .map(({ name: key, value }) => [key, geometry.test(key) ? cutNumbers(value) : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('');
  const content = [...node.childNodes]
    .map((child) =>
      child.nodeType === 1
        ? serialize(child as Element)
        : escapeText(child.nodeType === 3 ? (child.nodeValue ?? '') : ''),
    )
    .join('');
  return content ? `<${name}${attributes}>${content}</${name}>` : `<${name}${attributes}/>`;
}

function cutNumbers(value: string): string {
  return value.replace(/-?\d*\.\d{3,}(e-?\d+)?/g, (number) => String(round(Number(number))));
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
