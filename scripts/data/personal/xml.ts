const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text with the character references of XML and HTML resolved. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(String(hex), 16) : undefined;
    if (code === undefined) return named[String(name)] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Elements that only colour a part of a text: what stands in and around them is one text. */
const inline =
  /<\/?(?:\w+:)?(?:t|r|rPr|span|b|i|em|strong|u|s|a|mark|small|sub|sup|font|tspan|rPh|color|sz|rFont|family|scheme|charset|vertAlign|lang|proofErr|noProof|rFonts|szCs|kern)\b[^<>]*>/g;

/** The text between the tags of XML or HTML, a line for each element that holds some. */
export function xmlText(xml: string): string {
  const lines = xml
    .replace(/<!--|-->|<!\[CDATA\[|\]\]>/g, '\n')
    .replace(/<(script|style)\b[^<>]*>|<\/(script|style)>/gi, '\n')
    .replace(inline, '')
    .replace(/<[^<>]*>/g, '\n');
  return resolveReferences(lines).replace(/\n\s*\n+/g, '\n');
}

/** The values of all attributes, a line each. */
export function attributeText(xml: string): string {
  return resolveReferences(
    [...xml.matchAll(/\s[\w:.-]+\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, a, b]) => a ?? b ?? '').join('\n'),
  );
}

/** The value of one attribute of a tag. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? resolveReferences(found[1] ?? found[2] ?? '') : undefined;
}
