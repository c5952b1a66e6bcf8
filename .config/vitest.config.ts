import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const site = ['{src,scripts}/**/*.{site,browser}.test.ts'];

/**
 * Two kinds of tests. Those named `*.site.test.ts` and `*.browser.test.ts` look at a built site: it is built once per
 * run, into a temporary folder. All others need nothing.
 */
export default defineConfig({
  root,
  cacheDir: `${root}/.cache/vitest`,
  test: {
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,scripts}/**/*.test.ts'],
          exclude: site,
          globalSetup: ['scripts/testing/engine.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: site,
          globalSetup: ['scripts/testing/setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
