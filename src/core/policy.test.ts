import { expect, test } from 'vitest';
import { contentSecurityPolicy, metaContentSecurityPolicy, trustedTypesPolicy } from './policy.ts';

test('nothing inline but the rules of the pages, by their hash, and nothing from another host is allowed', () => {
  expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(contentSecurityPolicy).toContain("default-src 'none'");
});

test('the meta tag says the same, but for the one directive that browsers refuse there', () => {
  expect(contentSecurityPolicy.split('; ').filter((line) => !metaContentSecurityPolicy.includes(line))).toEqual([
    "frame-ancestors 'self'",
  ]);
});

test('the one Trusted Types policy is named', () => {
  expect(contentSecurityPolicy).toContain(`trusted-types ${trustedTypesPolicy}`);
});
