import type { SignInRequest } from './sign-in-request';
import type { HostedSignInOptions } from './ports';
import { BrowserSessions } from './stores/browser-sessions';
import { OneTimeStore } from './stores/one-time-store';
import { PoolKeys } from './stores/pool-keys';
import { TokenSessions } from './stores/token-sessions';
import { UserStore } from './stores/user-store';
import type { User } from './stores/user-store';

/** A code that was sent to an application. */
export interface CodeGrant {
  readonly request: SignInRequest;
  readonly user: User;
  /** Seconds since the epoch. */
  readonly authTime: number;
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

/** Everything the endpoints and operations share. */
export interface HostedContext extends Required<Omit<HostedSignInOptions, 'clock'>> {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly codes: OneTimeStore<CodeGrant>;
  readonly pending: OneTimeStore<PendingSignIn>;
  readonly browsers: BrowserSessions;
  readonly tokens: TokenSessions;
}

/** Seconds since the epoch. */
export const seconds = (context: HostedContext) => Math.floor(context.now() / 1000);

export function createContext(options: HostedSignInOptions): HostedContext {
  const now = options.clock ?? Date.now;
  return {
    ...options,
    users: options.users ?? new UserStore(),
    identityProviderTimeoutMs: options.identityProviderTimeoutMs ?? 5000,
    now,
    keys: options.keys ?? new PoolKeys(),
    codes: new OneTimeStore(now, FIVE_MINUTES_MS),
    pending: new OneTimeStore(now, FIVE_MINUTES_MS),
    browsers: new BrowserSessions(now),
    tokens: new TokenSessions(now),
  };
}
