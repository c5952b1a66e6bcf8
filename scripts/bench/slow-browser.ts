import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { findProgram } from '../commands/machine.ts';
import { refusal } from '../commands/command.ts';
import { browserArguments } from '../testing/browser.ts';

/** A cheap phone on a slow link: Slow 4G as Chromium's own tools define it, and a processor four times slower. */
export const phone = {
  viewport: { width: 360, height: 740 },
  network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
  processor: 4,
} as const;

export interface Opened {
  readonly page: Page;
  /** Bytes that came over the wire so far, headers included. */
  readonly bytes: () => number;
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** The Chromium of this machine, for several runs. */
export async function launch(): Promise<Browser> {
  const executablePath = findProgram('chromium');
  if (!executablePath)
    throw refusal({
      zh: '没有找到 Chromium：npm test 会安装，或用环境变量 CHROMIUM 指明',
      en: 'no Chromium: npm test installs it, or name one in the variable CHROMIUM',
    });
  return chromium.launch({ executablePath, args: [...browserArguments] });
}

/** A page of the slow phone with an empty cache. `before` runs in the page before anything of its own. */
export async function openSlowly(browser: Browser, before?: () => void): Promise<Opened> {
  const context = await browser.newContext({ viewport: phone.viewport, deviceScaleFactor: 2, isMobile: true });
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  const session = await context.newCDPSession(page);
  const wire = await watchWire(session);
  await session.send('Network.emulateNetworkConditions', phone.network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: phone.processor });
  return { page, ...wire, close: () => context.close() };
}

async function watchWire(session: CDPSession): Promise<Pick<Opened, 'bytes' | 'requests'>> {
  let [bytes, requests] = [0, 0];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests++;
  });
  await session.send('Network.enable');
  return { bytes: () => bytes, requests: () => requests };
}
