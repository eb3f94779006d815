import type { IdentityProviderContext } from '../identity-provider/client';
import type { SignInRequest } from './sign-in-request';
import { OneTimeStore } from '../users/one-time-store';
import type { PasskeyRequest } from '../users/passkeys/passkey';
import type { TokenOverrides } from '../users/token-overrides';
import type { User } from '../users/user-store';
import type { UsersContext } from '../users/context';

/** A code that was sent to an application. */
export interface CodeGrant {
  readonly request: SignInRequest;
  readonly user: User;
  /** Seconds since the epoch. */
  readonly authTime: number;
  /** What the pool's function changes in the tokens. */
  readonly overrides: TokenOverrides | undefined;
}

/** A browser that is away at an identity provider. */
export interface PendingSignIn {
  readonly request: SignInRequest;
  readonly providerName: string;
  readonly nonce: string;
  /** Value of the `csrf-state` cookie of the browser that left. */
  readonly browser: string;
}

/** A question for a passkey, on a page. */
export interface AskedPasskey {
  readonly question: PasskeyRequest;
  readonly user: User;
  readonly clientId: string;
}

/** Codes, pending sign-ins and questions live five minutes. */
const FIVE_MINUTES_MS = 5 * 60_000;

/** What the pages and endpoints share. */
export interface PagesContext extends UsersContext, IdentityProviderContext {
  readonly codes: OneTimeStore<CodeGrant>;
  readonly pending: OneTimeStore<PendingSignIn>;
  readonly passkeyQuestions: OneTimeStore<AskedPasskey>;
}

export function createPagesContext(context: UsersContext & IdentityProviderContext): PagesContext {
  return {
    ...context,
    codes: new OneTimeStore(context.now, FIVE_MINUTES_MS),
    pending: new OneTimeStore(context.now, FIVE_MINUTES_MS),
    passkeyQuestions: new OneTimeStore(context.now, FIVE_MINUTES_MS),
  };
}
