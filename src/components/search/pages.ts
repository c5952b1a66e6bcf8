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
  'dictionary',
  'explore',
  'method',
  'glossary',
  'corrections',
  'verify',
  'about',
] as const;

/** Those that the footer leads to, not the main navigation. */
export const footerNames: readonly (typeof pageNames)[number][] = [
  'dictionary',
  'glossary',
  'corrections',
  'verify',
  'about',
];
