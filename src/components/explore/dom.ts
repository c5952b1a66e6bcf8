/** The one element of a page part, by its data attribute. Throws where the page does not have it. */
export function part(root: ParentNode, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-${name}]`);
  if (!found) throw new Error(`missing element: data-${name}`);
  return found;
}

type Child = Node | string | undefined;

/** Makes an element with attributes and children; undefined ones are left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** The mark that stands on whatever shows figures while they are made up. */
export function markOf({ mark }: { readonly mark?: string | undefined }): HTMLElement | undefined {
  return mark === undefined ? undefined : make('span', { class: 'demo-mark' }, mark);
}

/** Puts values into a text: `{name}`, and `{count:row|rows}` for a word chosen by its number. */
export function say(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
    const value = values[name] ?? '';
    if (one !== undefined && other !== undefined) return Number(value) === 1 ? one : other;
    return typeof value === 'number' ? value.toLocaleString('en-US') : value;
  });
}

/** Bytes as a reader says them: 812 kB, 5.1 MB. */
export function bytesText(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
