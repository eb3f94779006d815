import type { IdentityProviderContext } from '../identity-provider/client';
import type { SignInRequest } from './sign-in-request';
import { OneTimeStore } from '../users/one-time-store';
import type { PasskeyRequest } from '../users/passkeys/passkey';
import type { TokenOverrides } from '../users/token-overrides';
import type { User } from '../users/user-store';
import type { UsersContext } from '../users/context';

/** An authorization code that was sent to an application. */
export interface CodeGrant {
  readonly request: SignInRequest;
  readonly user: User;
  /** Seconds since the epoch. */
  readonly authTime: number;
  /** Changes of the tokens by the function of the pool. */
  readonly overrides: TokenOverrides | undefined;
}

/** A sign-in that waits for the response of an identity provider. */
export interface PendingSignIn {
  readonly request: SignInRequest;
  readonly providerName: string;
  readonly nonce: string;
  /** Value of the `csrf-state` cookie of the browser that started it. */
  readonly browser: string;
}

/** A passkey request of a page. */
export interface PendingPasskeyRequest {
  readonly credentialRequest: PasskeyRequest;
  readonly user: User;
  readonly clientId: string;
}

/** Lifetime of codes, pending sign-ins and passkey requests. */
const FIVE_MINUTES_MS = 5 * 60_000;

/** Shared state of the pages and endpoints. */
export interface PagesContext extends UsersContext, IdentityProviderContext {
  readonly codes: OneTimeStore<CodeGrant>;
  readonly pending: OneTimeStore<PendingSignIn>;
  readonly passkeyRequests: OneTimeStore<PendingPasskeyRequest>;
}

export function createPagesContext(context: UsersContext & IdentityProviderContext): PagesContext {
  return {
    ...context,
    codes: new OneTimeStore(context.now, FIVE_MINUTES_MS),
    pending: new OneTimeStore(context.now, FIVE_MINUTES_MS),
    passkeyRequests: new OneTimeStore(context.now, FIVE_MINUTES_MS),
  };
}
