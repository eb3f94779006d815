import type { Page } from 'playwright-core';

/** A virtual authenticator of a page, whose user confirms at once. */
export interface VirtualAuthenticator {
  /** Whether the user can be verified, for example by a fingerprint. */
  verifiesUser(verifies: boolean): Promise<void>;
}

/**
 * Adds an authenticator to a page through the DevTools protocol.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/
 */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    verifiesUser: async (isUserVerified) => {
      await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}
