import { launchOnNetwork } from '../../src';
import type { Rehearsal } from '../../src';
import { ApplicationPage } from '../../src/sign-in/application-page';

const MAX_WAIT = 30_000;

/** Runs steps in a separate browser, started as by `./federation verify --as`, and closes it. */
export async function visit<T>(rehearsal: Rehearsal, work: (visitor: ApplicationPage) => Promise<T>): Promise<T> {
  const { browser, close } = await launchOnNetwork(rehearsal.checkout, rehearsal.childEnvironment);
  try {
    const context = await browser.newContext();
    context.setDefaultTimeout(MAX_WAIT);
    return await work(new ApplicationPage(await context.newPage()));
  } finally {
    await close();
  }
}
