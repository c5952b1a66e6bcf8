/**
 * Changes a drawn picture into a freshly drawn one with as few changes as it takes: what is alike stays, so that a browser
 * lays out and paints only what moved. Afterwards the two are equal. Takes nodes out of the fresh one. Listeners on
 * elements that stay are kept, so it is for pictures that have none.
 */
export function patch(live: Element, fresh: Element): void {
  if (live.isEqualNode(fresh)) return;
  patchAttributes(live, fresh);
  const [own, wanted] = [[...live.childNodes], [...fresh.childNodes]];
  wanted.forEach((node, index) => {
    const old = own[index];
    if (!old) live.append(node);
    else if (isElement(old) && isElement(node) && old.localName === node.localName) patch(old, node);
    else if (!old.isEqualNode(node)) old.replaceWith(node);
  });
  for (const left of own.slice(wanted.length)) left.remove();
}

function patchAttributes(live: Element, fresh: Element): void {
  for (const { name, value } of fresh.attributes) if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  if (live.attributes.length === fresh.attributes.length) return;
  for (const { name } of [...live.attributes]) if (!fresh.hasAttribute(name)) live.removeAttribute(name);
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
