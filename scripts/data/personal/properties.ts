import type { Found, Place } from './found.ts';
import { attributeText, resolveReferences } from './xml.ts';

/** The part of an office document that says who made it, when and with what. */
export const isProperties = (path: string): boolean => /(^|\/)(docProps\/[^/]+\.xml|meta\.xml)$/.test(path);

/** Its properties, each by its name: author, last modified by, manager, title. */
export function* propertyTexts(place: Place, xml: string): Generator<Found> {
  for (const [, name = '', value = ''] of xml.matchAll(/<(?:\w+:)?([\w.-]+)\b[^>]*>([^<]+)<\//g))
    yield { type: 'text', place: { ...place, column: name }, where: 'property', text: resolveReferences(value) };
  yield { type: 'text', place, where: 'text', text: attributeText(xml) };
}
