import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../commands/command.ts';
import { serveSite } from '../commands/serve.ts';
import { buildSite } from './build.ts';

/** The site that the tests look at. It lies under a path, as on a county's portal: the harder case. */
export interface BuiltSite {
  readonly folder: string;
  /** With a slash at both ends. */
  readonly base: string;
  /** Where it is served, base included. */
  readonly url: string;
  /** The same site built for a host of its own. */
  readonly atRoot: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    site: BuiltSite;
  }
}

/** Builds data and site once for all tests of a run, in a folder whose name has a space and Chinese characters. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = '/ztzl/fp/';
  const work = await mkdtemp(join(tmpdir(), '阳光台账 site-'));
  const folder = join(work, 'dist');
  const atRoot = join(work, 'root');
  const data = join(root, 'data');
  await buildSite({ data, out: folder, base });
  await buildSite({ data, out: atRoot, base: '/' });
  const served = await serveSite(folder, { base });
  project.provide('site', { folder, base, url: served.url, atRoot });
  return async () => {
    await served.close();
    await rm(work, { recursive: true, force: true });
  };
}
