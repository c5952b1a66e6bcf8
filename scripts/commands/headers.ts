import { mediaTypes } from '../../src/core/media-types.ts';
import { contentSecurityPolicy, embedSecurityPolicy, reportSecurityPolicy } from '../../src/core/policy.ts';

/**
 * What every answer carries, also a 404. The worker script needs the policy as a header, because a page's own does not
 * govern it. `scripts/nginx/sunledger.conf` says the same; a test compares.
 */
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'geolocation=(), camera=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** Files of the site beside those that are published as data. */
const siteTypes: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
  wasm: 'application/wasm',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const isText = /^text\/|[/+](json|xml|yaml)$/;

/** The content type of a file by its ending; SHA256SUMS and other bare names are text. */
export function contentType(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : 'txt';
  const type = siteTypes[ending] ?? mediaTypes[ending] ?? 'application/octet-stream';
  return isText.test(type) ? `${type}; charset=utf-8` : type;
}

/**
 * Headers by place: built assets and released data never change, everything else is asked for again. Pictures alone may be
 * put into anyone's page; reports carry their own style.
 */
export function placeHeaders(path: string): Record<string, string> {
  const forever = /^(_astro\/|data\/v)/.test(path);
  const headers: Record<string, string> = {
    'Cache-Control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (/^(en\/)?embed\//.test(path)) headers['Content-Security-Policy'] = embedSecurityPolicy;
  if (/^(en\/)?reports\/\d.*\.html$/.test(path)) headers['Content-Security-Policy'] = reportSecurityPolicy;
  if (!path.startsWith('data/')) return headers;
  headers['Access-Control-Allow-Origin'] = '*';
  if (/\.(csv|json|jsonld|cff|arrow|arrows|parquet|xlsx|zip)$/.test(path))
    headers['Content-Disposition'] = attachment(path);
  return headers;
}

/** A download keeps a name that says which release it is from: `sunledger-v2020.12.0-verdicts.csv`. */
function attachment(path: string): string {
  const parts = path.split('/');
  const name = ['sunledger', ...(parts.length > 2 ? [parts[1]] : []), parts.at(-1)].join('-');
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
