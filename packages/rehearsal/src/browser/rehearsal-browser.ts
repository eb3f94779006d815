import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { readToolchain } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { Network } from '../network';
import type { Runner } from '../processes/run';
import type { Subject } from '../subject';
import { browserTrust } from './trust';
import type { BrowserTrust } from './trust';

/** A browser that can only reach a rehearsal. */
export interface RehearsalBrowser {
  readonly chromium: string;
  readonly proxy: string;
  readonly trust: BrowserTrust;
  readonly home: string;
}

/** Browser and trust for a rehearsal, as the set-up of its checkout found them. */
export async function browserOptions(
  { checkout, folder }: Subject,
  { proxy, authority }: Network,
  runner: Runner,
  name: string,
): Promise<RehearsalBrowser> {
  const { chromium, certutil } = readToolchain(checkout);
  if (!chromium)
    throw new FaultError('browser', [fault.ERR_BROWSER_MISSING({ path: join(checkout, '.local/toolchain.json') })]);
  // Each browser has its own: certutil asks for a password if a store exists.
  const home = mkdtempSync(join(folder.path, `${name}-`));
  const trust = await browserTrust({ home, authority, certutil, runner });
  return { chromium, proxy, trust, home };
}
