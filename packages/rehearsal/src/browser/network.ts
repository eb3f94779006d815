import { FaultError } from '@auth0-cognito/contract';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readToolchain } from '@auth0-cognito/checkout';
import { fault } from '../faults';
import { Runner } from '../processes/run';
import { launchBrowser } from './launch';
import { browserTrust } from './trust';

/** A browser with the network settings of this process. */
export interface NetworkBrowser {
  readonly browser: Browser;
  /** Closes it and removes its profile. */
  close(): Promise<void>;
}

/**
 * Starts a browser without a window that reaches the network by HTTPS_PROXY and trusts NODE_EXTRA_CA_CERTS, as Node does: so it
 * reaches a live environment, or a rehearsal that is kept running.
 *
 * @throws FaultError ERR_BROWSER_MISSING.
 */
export async function launchOnNetwork(checkout: string, environment = process.env): Promise<NetworkBrowser> {
  const { chromium, certutil } = readToolchain(checkout);
  if (!chromium)
    throw new FaultError('browser', [fault.ERR_BROWSER_MISSING({ path: join(checkout, '.local/toolchain.json') })]);
  const { HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: authorityFile } = environment;
  const home = mkdtempSync(join(tmpdir(), 'federation-browser-'));
  const remove = () => rmSync(home, { recursive: true, force: true });
  // Ctrl-C can end the process before it is closed.
  process.once('exit', remove);
  try {
    const trust = await browserTrust({
      home,
      certutil,
      runner: new Runner(checkout),
      ...(authorityFile && { authority: { certificate: readFileSync(authorityFile, 'utf8') } }),
    });
    const browser = await launchBrowser({ chromium, trust, endsWithSignals: true, ...(proxy && { proxy }) });
    return {
      browser,
      close: async () => {
        await browser.close();
        process.off('exit', remove);
        remove();
      },
    };
  } catch (error) {
    process.off('exit', remove);
    remove();
    throw error;
  }
}
