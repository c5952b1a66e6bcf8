/** The sections of the site, in the order of the main navigation. */
export const pageNames = [
  'commitments',
  'plan',
  'mechanisms',
  'projects',
  'indicators',
  'towns',
  'reports',
  'downloads',
  'explore',
  'method',
  'glossary',
  'corrections',
  'verify',
  'about',
] as const;

/** Those that the footer leads to, not the main navigation. */
export const footerNames: readonly (typeof pageNames)[number][] = ['glossary', 'corrections', 'verify', 'about'];
