/**
 * The hash of the rules that stand inside the pages read first (`src/components/whole.css` as it is built). After a change of any
 * of its rules the pages fall back to the file until this is set anew; a test of the built site says to what.
 */
export const pageStyleHash = 'sha256-+RKRJYylnHrFlF15LLgQR0Q+gTktVHazUYTJD9A3Ezc=';

/**
 * The content security policy of every page. The pages carry it as a meta tag and the server sends it as a header, both
 * from these lines. `wasm-unsafe-eval` is what the query engine of the explore page needs to start.
 */
const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  `style-src 'self' '${pageStyleHash}'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types sunledger-worker',
] as const;

/** The name of the one Trusted Types policy: it may only make the address of the query engine's worker. */
export const trustedTypesPolicy = 'sunledger-worker';

/** The value of the header Content-Security-Policy. */
export const contentSecurityPolicy = directives.join('; ');

/** The same for a meta tag, where browsers do not accept `frame-ancestors`. */
export const metaContentSecurityPolicy = directives.filter((line) => !line.startsWith('frame-ancestors')).join('; ');

/** The policy of a picture's own page, which others may put into theirs: it has no script at all. */
const embedDirectives = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
] as const;

/** The value of the header Content-Security-Policy for what lies under `embed/`. */
export const embedSecurityPolicy = embedDirectives.join('; ');

/** The same for a meta tag. */
export const metaEmbedSecurityPolicy = embedDirectives.filter((line) => !line.startsWith('frame-ancestors')).join('; ');

/** The policy of a report: one file with nothing outside it, which has its style inside and no script. */
const reportDirectives = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
] as const;

/** The value of the header Content-Security-Policy for the reports as web pages. */
export const reportSecurityPolicy = reportDirectives.join('; ');

/** The same for a meta tag. */
export const metaReportSecurityPolicy = reportDirectives
  .filter((line) => !line.startsWith('frame-ancestors'))
  .join('; ');
