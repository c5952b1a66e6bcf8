import { SaxesParser } from 'saxes';
import { unreadable } from './unreadable.ts';

/** What to do at each piece of an XML document. Names come without their prefix. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reads an XML document from start to end. A document type is refused: nothing in a workbook needs one, and entities
 * are what attacks with XML are made of. Throws `unreadable` where the document is not well-formed.
 */
export function walkXml(name: string, bytes: Uint8Array, handlers: XmlHandlers): void {
  const fail = (detail: string): never => {
    throw unreadable('malformed-workbook', { detail: `${name}: ${detail}` });
  };
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', ({ message }) => fail(message.split('\n')[0] ?? ''));
  parser.on('doctype', () => fail('DOCTYPE'));
  if (handlers.open) {
    const { open } = handlers;
    parser.on('opentag', ({ name: tag, attributes }) => open(local(tag), attributes));
  }
  if (handlers.close) {
    const { close } = handlers;
    parser.on('closetag', ({ name: tag }) => close(local(tag)));
  }
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  parser.write(decode(bytes, fail)).close();
}

/** Attributes without their prefix: `r:id` is `id`, unless there is an `id` without one. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  return Object.entries(attributes).find(([key]) => local(key) === name && !key.startsWith('xmlns'))?.[1];
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function decode(bytes: Uint8Array, fail: (detail: string) => never): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be';
  try {
    return new TextDecoder(wide || 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('encoding');
  }
}
