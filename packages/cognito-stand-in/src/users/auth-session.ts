import type { PasskeyRequest } from './passkeys/passkey';
import type { User } from './user-store';

/** `AuthSessionValidity` is at most 15 minutes. */
export const LONGEST_AUTH_SESSION_MS = 15 * 60_000;

/** What a sign-in by the API was asked. */
export type Question =
  | { readonly name: 'SELECT_CHALLENGE'; readonly choices: readonly string[] }
  | { readonly name: 'WEB_AUTHN'; readonly request: PasskeyRequest };

/** A choice-based sign-in by the API, between two calls. */
export interface AuthSession {
  readonly clientId: string;
  /** As the application sent it. */
  readonly username: string;
  /** Absent where no native user has the name, which no answer shows. */
  readonly user: User | undefined;
  readonly question: Question;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
