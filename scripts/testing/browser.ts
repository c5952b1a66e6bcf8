import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type Browser as Chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findProgram } from '../commands/machine.ts';

/** What went wrong while a page was open; all lists are empty for a good page. */
export interface Findings {
  /** Requests to any other host; they are blocked. */
  readonly foreign: string[];
  /** What the page wrote to the console as an error or warning, refusals by the content security policy included. */
  readonly console: string[];
  /** Requests to our own host that failed or were answered with 400 and above. */
  readonly broken: string[];
}

export interface OpenedPage {
  readonly page: Page;
  readonly findings: Findings;
  readonly close: () => Promise<void>;
}

/** A headless Chromium with an empty profile. */
export interface Browser {
  /** A new page in a context of its own. Anything that is not on `origin` is blocked and recorded. */
  readonly open: (origin: string, options?: BrowserContextOptions) => Promise<OpenedPage>;
  /** Megabytes that the largest of the processes that show pages holds for itself; undefined where the system does not tell. */
  readonly memory: () => Promise<number | undefined>;
  readonly close: () => Promise<void>;
}

/** Without these Chromium asks the network for things of its own. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium of this machine; `more` are further arguments. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findProgram('chromium');
  if (!executablePath) throw new Error('no Chromium: npm test installs it, or name one in the variable CHROMIUM');
  const profile = await mkdtemp(join(tmpdir(), 'sunledger-chromium-'));
  const browser = await chromium.launch({
    executablePath,
    args: [...browserArguments, ...more],
    env: { ...process.env, HOME: profile },
  });
  return {
    async open(origin, options) {
      const context = await browser.newContext(options);
      const findings: Findings = { foreign: [], console: [], broken: [] };
      await watch(context, new URL(origin).origin, findings);
      const page = await context.newPage();
      return { page, findings, close: () => context.close() };
    },
    memory: () => largestPage(browser),
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function watch(context: BrowserContext, origin: string, findings: Findings): Promise<void> {
  await context.route(
    (url) => url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:',
    (route) => {
      findings.foreign.push(route.request().url());
      return route.abort();
    },
  );
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') findings.console.push(message.text());
  });
  context.on('weberror', (error) => findings.console.push(String(error.error())));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    const left = reason === 'net::ERR_ABORTED';
    if (!left && request.url().startsWith(origin)) findings.broken.push(`${request.url()} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) findings.broken.push(`${response.url()} ${response.status()}`);
  });
}

async function largestPage(browser: Chromium): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo.flatMap(({ type, id }) => (type === 'renderer' ? (privateMegabytes(id) ?? []) : []));
  return sizes.length > 0 ? Math.max(...sizes) : undefined;
}

/** What a process shares with no other, as Linux tells it. */
function privateMegabytes(process: number): number | undefined {
  try {
    const lines = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8').matchAll(
      /^Private_(?:Clean|Dirty): +(\d+) kB$/gm,
    );
    return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) / 1024, 0);
  } catch {
    return undefined;
  }
}
