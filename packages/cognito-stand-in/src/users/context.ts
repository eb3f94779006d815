import type { AwsApi } from '../aws/api';
import type { PoolDirectory } from '../configuration/pool-directory';
import type { InvokeFunction } from '../functions/invoke';
import { BrowserSessions } from './browser-sessions';
import { LONGEST_AUTH_SESSION_MS } from './auth-session';
import type { AuthSession } from './auth-session';
import { OneTimeStore } from './one-time-store';
import type { PendingRegistration } from './passkeys/passkey';
import { PoolKeys } from './pool-keys';
import { TokenSessions } from './token-sessions';
import { UserStore } from './user-store';
import type { User } from './user-store';

/** What users and their sessions are made from. */
export interface UsersOptions {
  /** Pools, clients and providers as Terraform made them. */
  readonly directory: PoolDirectory;
  /** For the settings of a pool that {@link directory} does not have: MFA, sign-in names, password policy, groups. */
  readonly api: AwsApi;
  /** One line for people about what happened, what was tolerated and what was not run. Never holds a secret or a token. */
  readonly log: (line: string) => void;
  /** @default - made for each pool when first needed, which takes a moment; they live as long as the process */
  readonly keys?: PoolKeys;
  /** Calls the Lambda functions of triggers. */
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
  /** Sign-ins by the API that wait for the answer to a challenge. */
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
    authSessions: new OneTimeStore(now, LONGEST_AUTH_SESSION_MS),
    registrations: new WeakMap(),
  };
}
