/** The sections of the site, in the order of the main navigation. */
export const pageNames = [
  'commitments',
  'plan',
  'mechanisms',
  'projects',
  'indicators',
  'towns',
  'downloads',
  'explore',
  'method',
  'glossary',
  'about',
] as const;
