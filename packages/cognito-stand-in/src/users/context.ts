import type { AwsApi } from '../aws/api';
import type { PoolDirectory } from '../configuration/pool-directory';
import type { InvokeFunction } from '../functions/invoke';
import { BrowserSessions } from './browser-sessions';
import { MAX_AUTH_SESSION_MS } from './auth-session';
import type { AuthSession } from './auth-session';
import { OneTimeStore } from './one-time-store';
import type { PendingRegistration } from './passkeys/passkey';
import { PoolKeys } from './pool-keys';
import { TokenSessions } from './token-sessions';
import { UserStore } from './user-store';
import type { User } from './user-store';

/** Options of users and their sessions. */
export interface UsersOptions {
  /** Pools, clients and providers that Terraform created. */
  readonly directory: PoolDirectory;
  /** Reads the pool settings that {@link directory} does not have: MFA, sign-in names, password policy, groups. */
  readonly api: AwsApi;
  /** Receives one line for each event: results, tolerated differences, and functions that were not run. Contains no secrets or tokens. */
  readonly log: (line: string) => void;
  /** @default - new keys for each pool at their first use, kept in memory */
  readonly keys?: PoolKeys;
  /** Invokes Lambda triggers. */
  readonly invokeFunction: InvokeFunction;
  /** Milliseconds since the epoch. @default Date.now */
  readonly clock?: () => number;
}

/** The users of all pools, their sessions, and the configuration that they depend on. */
export interface UsersContext extends Required<Omit<UsersOptions, 'clock'>> {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly users: UserStore;
  readonly browsers: BrowserSessions;
  readonly tokens: TokenSessions;
  /** Sign-ins by the API that wait for the response to a challenge. */
  readonly authSessions: OneTimeStore<AuthSession>;
  /** Passkeys that users have begun to register. */
  readonly registrations: WeakMap<User, PendingRegistration>;
}

/** Seconds since the epoch. */
export const seconds = ({ now }: Pick<UsersContext, 'now'>) => Math.floor(now() / 1000);

export function createUsersContext(options: UsersOptions): UsersContext {
  const { directory, api, log, invokeFunction, keys = new PoolKeys(), clock: now = Date.now } = options;
  return {
    directory,
    api,
    log,
    invokeFunction,
    keys,
    now,
    users: new UserStore(),
    browsers: new BrowserSessions(now),
    tokens: new TokenSessions(now),
    authSessions: new OneTimeStore(now, MAX_AUTH_SESSION_MS),
    registrations: new WeakMap(),
  };
}
