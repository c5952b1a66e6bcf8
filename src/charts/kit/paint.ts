/**
 * The colours of the charts. Each is a custom property of the site's tokens, so that dark mode and print are matters of
 * CSS, with a literal behind it for a picture that stands alone.
 */
export const palette = {
  ink: '#1b2330',
  'ink-2': '#566070',
  'ink-3': '#7b8492',
  rule: '#dedacf',
  paper: '#fbfaf6',
  data: '#23408e',
  'data-2': '#8fa3d4',
  met: '#1d4f91',
  late: '#3f77bb',
  missed: '#c4570b',
  none: '#6f7682',
  target: '#1b2330',
} as const;
export type Paint = keyof typeof palette;

/** The value of a `fill` or `stroke` attribute: the token, with its literal as fallback. */
export function paint(name: Paint): string {
  return `var(--${name},${palette[name]})`;
}

/** Replaces every token in a text by its literal, for pictures that leave the site. */
export function resolvePaints(text: string, colours: Readonly<Partial<Record<Paint, string>>> = {}): string {
  return text.replace(
    /var\(--([\w-]+),(#[0-9a-f]{3,8})\)/g,
    (_, name: Paint, literal: string) => colours[name] ?? literal,
  );
}

/** Attributes of text that may cross a line: a rim in the colour of the paper keeps it legible. */
export const halo = {
  stroke: paint('paper'),
  'stroke-width': 3,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
} as const;
