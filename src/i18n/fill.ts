/** Puts values into a text. Throws where the text asks for a value that is not there. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`missing value: ${name}; the text is “${text}”`);
    if (other !== undefined) return Number(value) === 1 ? (one ?? '') : other;
    return typeof value === 'number' ? value.toLocaleString('en-US') : value;
  });
}
