import { sha256 } from '@noble/hashes/sha2.js';
import { pageStyleHash } from '../core/policy.ts';
import rules from './whole.css?inline';
import rulesUrl from './whole.css?url';

export { rulesUrl };

const hash = btoa(String.fromCharCode(...sha256(new TextEncoder().encode(rules))));

/** The `<style>` of a page that is read first. Empty where the policy does not name these rules: then the file alone is used. */
export const rulesInside = `sha256-${hash}` === pageStyleHash ? `<style>${rules}</style>` : '';
