import type { IdentityProviderContext } from '../identity-provider/client';
import type { SignInRequest } from './sign-in-request';
import { OneTimeStore } from './one-time-store';
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

/** Codes and pending sign-ins live five minutes. */
const FIVE_MINUTES_MS = 5 * 60_000;

/** What the pages and endpoints share. */
export interface PagesContext extends UsersContext, IdentityProviderContext {
  readonly codes: OneTimeStore<CodeGrant>;
  readonly pending: OneTimeStore<PendingSignIn>;
}

export function createPagesContext(context: UsersContext & IdentityProviderContext): PagesContext {
  return {
    ...context,
    codes: new OneTimeStore(context.now, FIVE_MINUTES_MS),
    pending: new OneTimeStore(context.now, FIVE_MINUTES_MS),
  };
}
