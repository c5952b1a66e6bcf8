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

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  cff: 'application/yaml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  ico: 'image/x-icon',
  webmanifest: 'application/manifest+json; charset=utf-8',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
  wasm: 'application/wasm',
  zip: 'application/zip',
  arrow: 'application/vnd.apache.arrow.file',
  arrows: 'application/vnd.apache.arrow.stream',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The content type of a file by its ending; SHA256SUMS and other bare names are text. */
export function contentType(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : 'txt';
  return types[ending] ?? 'application/octet-stream';
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
